/** Holds the product to functions of 100 lines at most: what is longer has parts, and they have names. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseSync } from "oxc-parser";
import { BESIDE, isTest, ROOMS, sources, TOP } from "./imports.ts";

const MOST = 100;

/** A function by its name, or by that of what it is given to. */
type Sized = { readonly name: string; readonly lines: number };
type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";
const nameOf = (node: unknown): string | undefined =>
  isNode(node) && typeof node["name"] === "string" ? node["name"] : undefined;

function functionsIn(file: string, text: string): readonly Sized[] {
  const found: Sized[] = [];
  function walk(value: unknown, around: string): void {
    if (Array.isArray(value)) for (const one of value) walk(one, around);
    if (!isNode(value)) return;
    const name = nameOf(value["id"]) ?? nameOf(value["key"]) ?? around;
    if (/Function/.test(value.type) && value["body"])
      found.push({ name, lines: text.slice(value.start, value.end).split("\n").length });
    for (const child of Object.values(value)) walk(child, name);
  }
  walk(parseSync(file, text).program, "");
  return found;
}

const tooLong = (file: string, text: string): readonly string[] =>
  functionsIn(file, text).flatMap(({ name, lines }) => (lines > MOST ? [`${file} ${name}`] : []));

/** Whether a file is neither a test, nor there for tests, nor written by a program. */
const isProduct = (file: string): boolean =>
  !isTest(file) && !/(^|\/)(?:doubles|asm)\/|\.spec\.tsx?$|\.d\.ts$/.test(file);

test(`no function of the product is over ${MOST} lines`, () => {
  const files = [...ROOMS, ...BESIDE].flatMap(sources).filter(isProduct);
  assert.ok(files.length > 1_000, "files were found at all");
  assert.deepEqual(
    files.flatMap((file) => tooLong(file, readFileSync(join(TOP, file), "utf8"))),
    [],
  );
});

test("a function that is too long is found, whatever its form: the check can fail", () => {
  const body = `{${"\n".repeat(MOST)}}`;
  for (const text of [
    `function long() ${body}`,
    `const long = async () => ${body};`,
    `const table = { long() ${body} };`,
    `class Thing { long = () => ${body}; }`,
    `export const long = command({ about: "", options: [() => ${body}] });`,
  ])
    assert.match(tooLong("a.ts", text).join(), /^a\.ts (?:long|options)$/, text);
  assert.deepEqual(tooLong("a.ts", `function short() {${"\n".repeat(MOST - 1)}}`), []);
});
