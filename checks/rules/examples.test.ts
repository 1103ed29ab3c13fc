/**
 * Examples in docstrings compile and give what they say. An example is the fenced code behind `@example`, with its imports as
 * others write them; a line that ends in `; // → value` says what its expression comes to.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { TOP } from "./imports.ts";

/** The rooms that others build on. */
const ROOMS = ["packages/protocol", "packages/contract"];

/** Fenced code behind `@example` in a file's docstrings. */
const examplesIn = (text: string): string[] =>
  [...text.matchAll(/@example\n \* ```ts\n((?: \*.*\n)*?) \* ```/g)].map(([, code = ""]) =>
    code.replace(/^ \* ?/gm, ""),
  );

/** The same as a program that fails where an expression comes to something else. */
const programOf = (example: string): string =>
  `import assert from "node:assert/strict";\n${example}`
    .replace(/^(.+); \/\/ → (.+)$/gm, "assert.deepEqual($1, $2);")
    .replace(/"(@bluezone\/[^"]+)"/g, (_, name) => JSON.stringify(fileURLToPath(import.meta.resolve(name))));

test("an example says what its expressions come to", async () => {
  const doc =
    "/**\n * Adds.\n *\n * @example\n * ```ts\n * const two = 2;\n * two + two; // → 5\n * ```\n */\n";
  const [example = ""] = examplesIn(doc);
  assert.equal(example, "const two = 2;\ntwo + two; // → 5\n");
  await assert.rejects(import(`data:text/javascript,${encodeURIComponent(programOf(example))}`), {
    name: "AssertionError",
  });
});

test("every example in a docstring compiles, and its expressions come to what it says", async () => {
  const examples = globSync(
    ROOMS.map((room) => `${room}/src/**/*.ts`),
    { cwd: TOP },
  ).flatMap((file) => examplesIn(readFileSync(join(TOP, file), "utf8")).map((text) => ({ file, text })));
  assert.ok(examples.length >= 12, `only ${examples.length} examples were found`);
  const folder = mkdtempSync(join(tmpdir(), "bluezone-examples-"));
  try {
    const programs = examples.map(({ file, text }, i) => {
      const name = `${i}-${file.replaceAll(/\W/g, "-")}.ts`;
      writeFileSync(join(folder, name), programOf(text));
      return join(folder, name);
    });
    const options = { typeRoots: [join(TOP, "node_modules/@types")], noEmit: true, noUnusedLocals: false };
    const project = { extends: join(TOP, "tsconfig.json"), compilerOptions: options, files: programs };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ ...project, include: [], references: [] }));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    try {
      execFileSync(process.execPath, [join(TOP, "node_modules/typescript/bin/tsc"), "-p", folder], {
        encoding: "utf8",
      });
    } catch (error) {
      assert.fail((error as { stdout: string }).stdout);
    }
    const wrong: string[] = [];
    for (const [i, program] of programs.entries())
      await import(pathToFileURL(program).href).catch((error: unknown) => {
        wrong.push(`${examples[i]!.file}: ${error}`);
      });
    assert.deepEqual(wrong, []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
