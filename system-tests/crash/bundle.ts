/**
 * The process that is killed, as one file: its thousand modules are found, read and linked once and not at each start, of
 * which a run has a dozen. The code is the same; where a module asks for its own place it is told the one that it came from.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "rolldown";

const top = resolve(import.meta.dirname, "../..");
/** Below the packages, where those that stay outside are found. */
const CACHE = join(top, "node_modules/.cache");

/** What is no JavaScript, looks for files beside itself, or is not there. */
const OUTSIDE = [/^@electric-sql\/pglite/, /^@myriaddreamin\//, /^@node-rs\//, "pg-native"];

export type Bundle = { readonly folder: string; readonly main: string; remove(): void };

/** Bundles a module and all that it imports into a folder of its own. */
export async function bundle(input: URL): Promise<Bundle> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, "crash-"));
  await build({
    input: fileURLToPath(input),
    cwd: top,
    platform: "node",
    external: OUTSIDE,
    logLevel: "silent",
    plugins: [{ name: "place", transform: (code, id) => placed(code, id) }],
    output: { dir: folder, format: "esm", entryFileNames: "main.mjs", chunkFileNames: "[name]-[hash].mjs" },
  });
  return {
    folder,
    main: join(folder, "main.mjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A module's code, with its place written out. */
function placed(code: string, id: string): string | undefined {
  if (!/\bimport\.meta\.|\b__dirname\b/.test(code)) return undefined;
  return code
    .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
    .replaceAll(/\bimport\.meta\.dirname\b|\b__dirname\b/g, JSON.stringify(dirname(id)))
    .replaceAll("import.meta.main", "false");
}
