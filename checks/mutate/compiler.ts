/** Asks the compiler whether it would take a mutant: one that it refuses needs no test to be noticed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "typescript/unstable/sync";
import { type Mutant, mutated } from "./points.ts";

/** The compiler over a checkout with one file changed in memory. Close it, or its process stays. */
export class Compiler {
  readonly #root: string;
  readonly #api: API;
  readonly #config: string;
  #changed: { readonly file: string; readonly source: string } | undefined;

  constructor(root: string) {
    this.#root = root;
    this.#config = join(root, "tsconfig.json");
    const readFile = (file: string) => (file === this.#changed?.file ? this.#changed.source : undefined);
    this.#api = new API({ cwd: root, fs: { readFile } });
    this.#api.updateSnapshot({ openProjects: [this.#config] });
  }

  /** Whether the changed file has an error that it had not. */
  refuses(mutant: Mutant): boolean {
    const file = join(this.#root, mutant.file);
    const changedFiles = [file];
    this.#changed = { file, source: mutated(readFileSync(file, "utf8"), mutant) };
    try {
      const snapshot = this.#api.updateSnapshot({ fileChanges: { changed: changedFiles } });
      const program = snapshot.getProject(this.#config)?.program;
      if (!program) throw new Error(`${this.#config} is no project`);
      return program.getSyntacticDiagnostics(file).length + program.getSemanticDiagnostics(file).length > 0;
    } finally {
      this.#changed = undefined;
      this.#api.updateSnapshot({ fileChanges: { changed: changedFiles } });
    }
  }

  close(): void {
    this.#api.close();
  }
}
