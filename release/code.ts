/**
 * The code of a server and of its commands as JavaScript, with everything that it imports: what it does not reach is not there.
 * Every module keeps its place: where it asks for it, it is told the one that it has in the repository, seen from the bundle.
 */
import { basename, dirname, join, relative, resolve } from "node:path";
import { rolldown } from "rolldown";
import { ABSENT, ASSETS, KEPT } from "./assets.ts";
import { leftOut, type Server } from "./servers.ts";

const top = resolve(import.meta.dirname, "..");

/** The folder of the code in a bundle. */
const CODE = "lib";

/** What went into it, by paths in the repository. */
export type Code = {
  /** Every module, of packages too. */
  readonly modules: readonly string[];
  /** Files that it reads. */
  readonly assets: readonly string[];
};

type Resolve = (source: string, importer: string) => Promise<{ readonly id: string } | null>;

/** A path in the repository, with "/". */
const inside = (id: string): string => relative(top, id).replaceAll("\\", "/");

/** Writes the code of a server into `lib/` of a bundle's folder; `lib/main.mjs` is the command line. */
export async function writeCode(server: Server, folder: string): Promise<Code> {
  const assets = new Set<string>();
  const bundle = await rolldown({
    input: { main: join(top, "apps/cli/src/main.ts") },
    cwd: top,
    platform: "node",
    external: [...Object.keys(KEPT), ...ABSENT],
    logLevel: "warn",
    onLog(level, log, handle) {
      // A command that is left out exports nothing; whoever loads it ends with its sentence.
      if (log.code !== "IMPORT_IS_UNDEFINED") handle(level === "warn" ? "error" : level, log);
    },
    plugins: [without(server), placed(assets)],
  });
  const { output } = await bundle.write({
    dir: join(folder, CODE),
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    // Errors are told by their class.
    keepNames: true,
    // In modules of the older kind, from which a place is reckoned.
    banner: "const __dirname = import.meta.dirname;",
  });
  await bundle.close();
  const chunks = output.filter((file) => file.type === "chunk");
  for (const name of chunks.flatMap(({ imports }) => imports))
    for (const pattern of KEPT[name] ?? []) assets.add(pattern);
  return {
    modules: [...new Set(chunks.flatMap(({ moduleIds }) => moduleIds.map(inside)))].sort(),
    assets: [...assets].sort(),
  };
}

/** Puts a module that ends with a sentence in the place of each that a command would load and the bundle does not hold. */
function without(server: Server) {
  const MARK = "\0left-out:";
  return {
    name: "left-out",
    async resolveId(
      this: { resolve: Resolve },
      source: string,
      importer: string | undefined,
      { kind }: { readonly kind: string },
    ) {
      if (kind !== "dynamic-import" || importer === undefined) return undefined;
      const found = await this.resolve(source, importer);
      const why = found && leftOut(server, inside(found.id));
      return why ? `${MARK}${why}` : undefined;
    },
    load(id: string) {
      if (!id.startsWith(MARK)) return undefined;
      const error = JSON.stringify(join(top, "packages/server-kit/src/start/start-error.ts"));
      return `import { StartError } from ${error};\nthrow new StartError(${JSON.stringify(id.slice(MARK.length))});\nexport {};`;
    },
  };
}

/** A program that a module starts beside itself, such as `new URL("./press-main.ts", import.meta.url)`. */
const PROGRAM = /new URL\("(\.\/[\w-]+)\.ts", import\.meta\.url\)/g;
const PLACE = /\bimport\.meta\.(?:url|dirname|main)\b|\b__dirname\b/g;

/** Writes places out, and notes the files that are read from them. */
function placed(assets: Set<string>) {
  return {
    name: "place",
    transform(this: { emitFile(file: object): unknown }, code: string, id: string) {
      if (id.startsWith("\0") || !/\bimport\.meta\.(?:url|dirname|resolve|main)\b|\b__dirname\b/.test(code))
        return undefined;
      const module = inside(id);
      const begun = code.replaceAll(PROGRAM, (_, program: string) => {
        const name = `${basename(program)}.mjs`;
        this.emitFile({ type: "chunk", id: join(dirname(id), `${program}.ts`), fileName: name });
        return `new URL("./${name}", import.meta["url"])`;
      });
      if (/\bimport\.meta\.(?:url|dirname|resolve)\b|\b__dirname\b/.test(begun)) {
        const patterns = ASSETS[module];
        if (patterns === undefined)
          throw new Error(
            `${module} asks for its place; release/assets.ts must say which files it reads there`,
          );
        for (const pattern of patterns) assets.add(pattern);
      }
      const places: Readonly<Record<string, string>> = {
        "import.meta.main": "false",
        "import.meta.url": `new URL("../${module}", import.meta.url).href`,
        "import.meta.dirname": `(import.meta.dirname + "/../${dirname(module)}")`,
        __dirname: `(__dirname + "/../${dirname(module)}")`,
      };
      return begun.replaceAll(PLACE, (asked) => places[asked] ?? asked);
    },
  };
}
