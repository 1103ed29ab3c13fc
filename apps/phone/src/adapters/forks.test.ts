/** A fork that lacks what the other has breaks only one platform, and only when it runs there: so their faces are compared here. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { parseSync } from "oxc-parser";

/** What a file exports, and what it imports beside its own folder. */
function faceOf(file: string) {
  const path = join(import.meta.dirname, file);
  const { module } = parseSync(path, readFileSync(path, "utf8"));
  return {
    exported: module.staticExports.flatMap(({ entries }) => entries.map((e) => e.exportName.name)).sort(),
    imported: module.staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some((e) => !e.isType))
      .map((i) => i.moduleRequest.value),
  };
}

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !/\.(test|deep)\.ts$|^testing\//.test(name),
);
const forks = files
  .filter((name) => name.endsWith(".web.ts"))
  .map((name) => name.slice(0, -".web.ts".length));
const PLATFORM = /^(expo|react-native)|modules\/radio\/index/;

test("what a fork exports on phones it exports in browsers", () => {
  assert.ok(forks.length >= 10);
  for (const name of forks)
    assert.deepEqual(faceOf(`${name}.web.ts`).exported, faceOf(`${name}.ts`).exported, name);
});

test("only the phones' side of a fork knows Expo, React Native or the radio module, and no file reaches into a fork", () => {
  for (const file of files) {
    const { imported } = faceOf(file);
    const native = forks.includes(file.slice(0, -".ts".length));
    for (const name of imported) {
      assert.ok(native || !PLATFORM.test(name), `${file} names ${name}`);
      const inside = /^\./.test(name)
        ? posix.join(posix.dirname(file), name).replace(/(\.web)?\.ts$/, "")
        : "";
      assert.ok(!forks.includes(inside), `${file} names ${name}`);
    }
  }
});
