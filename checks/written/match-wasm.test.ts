/** Holds the committed WebAssembly to its source, byte for byte. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { target, targetText } from "./match-wasm.ts";

test("the compiled match kernel is what its source compiles to", () => {
  assert.ok(
    readFileSync(target, "utf8") === targetText(),
    "packages/protocol/asm and match-simd-wasm.ts differ: run `npm run wasm`",
  );
});
