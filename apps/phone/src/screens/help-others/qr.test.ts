import assert from "node:assert/strict";
import { test } from "node:test";
import { create } from "qrcode";
import { QUIET, qrOf } from "./qr.ts";

const address = "https://bz.example/i";

/** Draws the path anew, module by module. */
function drawn({ side, path }: ReturnType<typeof qrOf>): boolean[][] {
  const field = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  for (const [, x = "", y = "", length = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let i = 0; i < Number(length); i++) field[Number(y)]![Number(x) + i] = true;
  return field;
}

test("the drawing has every dark module of the code and no other", () => {
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const field = drawn(qrOf(address));
  const inside = field.slice(QUIET, -QUIET).flatMap((row) => row.slice(QUIET, -QUIET));
  assert.deepEqual(inside, [...modules.data].map(Boolean));
  assert.ok(inside.some(Boolean) && !inside.every(Boolean));
});

test("four modules all around stay white", () => {
  const field = drawn(qrOf(address));
  const dark = field.flatMap((row, y) => row.flatMap((is, x) => (is ? [[x, y]] : [])));
  assert.ok(dark.flat().every((at) => at >= QUIET && at < field.length - QUIET));
  assert.equal(Math.min(...dark.flat()), QUIET);
});
