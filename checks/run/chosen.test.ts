import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen } from "./chosen.ts";

const QUICK = [
  "packages/protocol/src/identity/tek.test.ts",
  "packages/protocol/src/time.test.ts",
  "packages/proto/a.test.ts",
];
const deep = { script: "test:deep", files: ["town/src/page.deep.ts"] };
const named = (...paths: string[]) => chosen(QUICK, paths, deep);

test("npm test takes a room, a folder, a test file, a source whose test stands beside it, or all", () => {
  assert.deepEqual(named(), QUICK);
  assert.deepEqual(named(""), QUICK);
  assert.deepEqual(named("packages/protocol"), QUICK.slice(0, 2));
  assert.deepEqual(named("packages/proto"), QUICK.slice(2));
  assert.deepEqual(named("packages/protocol/src/time.test.ts"), QUICK.slice(1, 2));
  assert.deepEqual(named("packages/protocol/src/identity/tek.ts", "packages/proto"), [QUICK[0], QUICK[2]]);
});

test("a path without a test says what to name, or which script runs it", () => {
  assert.throws(
    () => named("packages/protocol", "packages/protocl"),
    /^RangeError: packages\/protocl names no test\. Give a room/,
  );
  assert.throws(() => named("town"), /npm run test:deep -- town$/);
});
