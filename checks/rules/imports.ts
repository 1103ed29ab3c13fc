/** What a file imports, read from its text. Types count as much as values. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseSync } from "oxc-parser";

/** The repository's folder. */
export const TOP = resolve(import.meta.dirname, "../..");

/** Every TypeScript file below a folder of the repository, by its path from there. */
export function sources(folder: string): string[] {
  return readdirSync(join(TOP, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/node_modules|(^|\/)dist/.test(name))
    .map((name) => join(folder, name));
}

/** Whether a file is a test, or there for tests alone. */
export const isTest = (file: string): boolean => /\.(test|deep)\.tsx?$|(^|\/)testing\//.test(file);

/** Stands for a module whose name is worked out while running. */
export const COMPUTED = "<computed>";

/** Every module that a file names: `import`, `import type`, `export … from`, and `import()` of a literal. */
export function specifiers(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  const dynamic = module.dynamicImports.map(
    ({ moduleRequest: { start, end } }) => /^["'](.*)["']$/.exec(text.slice(start, end))?.[1] ?? COMPUTED,
  );
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((e) => e.moduleRequest?.value ?? []),
  );
  return [...module.staticImports.map((i) => i.moduleRequest.value), ...exported, ...dynamic];
}

/** The rooms of layers.json, by their folders. */
export const ROOMS: readonly string[] = Object.keys(
  (JSON.parse(readFileSync(join(TOP, "layers.json"), "utf8")) as { rooms: object }).rooms,
);

/** The folders of code beside the rooms: tests, measurements and tools for the whole repository. */
export const BESIDE: readonly string[] = ["checks", "bench", "release", "system-tests"];

/** The file of the repository for which a specifier stands in a file; undefined for a module from elsewhere. */
export function named(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return join(dirname(file), specifier);
  const [, name, path] = /^@bluezone\/([^/]+)\/(.+)$/.exec(specifier) ?? [];
  const room = ROOMS.find((folder) => folder.split("/").at(-1) === name);
  return room && join(room, "src", `${path}.ts`);
}

/** What a file imports from the repository, types included. */
export const importsOf = (file: string): readonly string[] =>
  specifiers(file, readFileSync(join(TOP, file), "utf8")).flatMap((specifier) => {
    const to = named(file, specifier);
    return to !== undefined && /\.tsx?$/.test(to) ? [to] : [];
  });
