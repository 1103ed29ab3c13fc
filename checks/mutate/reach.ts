/** Which test files reach a source over what they name, the nearest first. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** How far a mutant's tests are looked for: those of packages and servers, or those of apps, town and checks as well. */
export type Width = "servers" | "all";

const FOLDERS: Readonly<Record<Width, string>> = {
  servers: "{packages,servers}",
  all: "{apps,bench,checks,packages,servers,system-tests,town}",
};

/** "servers/health" of a file of that room; the folder alone of a room that has no folder above. */
const roomOf = (file: string): string => file.split("/src/")[0] ?? dirname(file);

/** Which rooms there are, by the name under which others name them. */
function roomsOf(root: string): ReadonlyMap<string, string> {
  const files = globSync("{packages/*,servers/*,apps/*,town}/package.json", { cwd: root });
  return new Map(
    files.map((file) => {
      const { name } = JSON.parse(readFileSync(join(root, file), "utf8")) as { name: string };
      return [name, dirname(file)];
    }),
  );
}

/** Test files by the sources that they reach. */
export class Reach {
  readonly #root: string;
  readonly #rooms: ReadonlyMap<string, string>;
  readonly #named = new Map<string, readonly string[]>();
  readonly #tests: readonly string[];
  /** How many imports lie between a test file and each file that it reaches. */
  readonly #steps = new Map<string, ReadonlyMap<string, number>>();

  constructor(root: string, width: Width) {
    this.#root = root;
    this.#rooms = roomsOf(root);
    this.#tests = globSync(`${FOLDERS[width]}/**/*.test.ts`, { cwd: root, exclude: ["**/node_modules/**"] });
  }

  /** Files that a file names in a text of its own: imports, workers, programs that it starts. */
  #namedBy(file: string): readonly string[] {
    const known = this.#named.get(file);
    if (known) return known;
    const source = readFileSync(join(this.#root, file), "utf8");
    const found = [...source.matchAll(/["'`]((?:\.|@bluezone\/)[^"'`\s]+)["'`]/g)].flatMap(
      ([, name = ""]) => {
        const [scope, room, ...rest] = name.split("/");
        const there = this.#rooms.get(`${scope}/${room}`);
        const path = there ? `${there}/src/${rest.join("/")}.ts` : normalize(join(dirname(file), name));
        return /\.ts$/.test(path) && existsSync(join(this.#root, path)) ? [path] : [];
      },
    );
    const unique = [...new Set(found)];
    this.#named.set(file, unique);
    return unique;
  }

  #reachedBy(test: string): ReadonlyMap<string, number> {
    const known = this.#steps.get(test);
    if (known) return known;
    const steps = new Map([[test, 0]]);
    for (const [file, far] of steps)
      for (const next of this.#namedBy(file)) if (!steps.has(next)) steps.set(next, far + 1);
    this.#steps.set(test, steps);
    return steps;
  }

  /** All that a test file reaches, itself among it: what it does hangs on nothing else of ours. */
  reachedBy(test: string): readonly string[] {
    return [...this.#reachedBy(test).keys()];
  }

  /** Test files that reach a source: those of its folder first, then its room's, then others', each by how near they name it. */
  testsOf(file: string): readonly string[] {
    const rank = (test: string): number =>
      (dirname(test) === dirname(file) ? 0 : roomOf(test) === roomOf(file) ? 1_000 : 2_000) +
      (this.#reachedBy(test).get(file) ?? 0);
    return this.#tests
      .filter((test) => this.#reachedBy(test).has(file))
      .map((test) => ({ test, rank: rank(test) }))
      .sort((a, b) => a.rank - b.rank || (a.test < b.test ? -1 : 1))
      .map(({ test }) => test);
  }
}
