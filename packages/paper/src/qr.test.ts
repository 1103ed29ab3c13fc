import assert from "node:assert/strict";
import { test } from "node:test";
import { qrCode } from "./qr.ts";

test("a code has a quiet zone of four modules on each side", () => {
  const { modules, svg } = qrCode("https://bz.example/i/K7M4P2QD");
  assert.match(svg, new RegExp(`viewBox="0 0 ${modules + 8} ${modules + 8}"`));
  const runs = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, w]) => [
    Number(x),
    Number(y),
    Number(w),
  ]);
  assert.ok(runs.length > 100);
  for (const [x, y, width] of runs as [number, number, number][])
    assert.ok(x >= 4 && y >= 4 && x + width <= modules + 4 && y < modules + 4);
});

test("a code of the length that sheets print has 29 modules: a quarter of it may be lost", () => {
  assert.equal(qrCode("https://bz.example/i/K7M4P2QD").modules, 29);
});

test("text that no code can hold throws", () => {
  assert.throws(() => qrCode("x".repeat(1_700)));
});
