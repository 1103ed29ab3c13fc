/** The map has every district once, closed, where An Giang lies. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "./an-giang.ts";

test("every district has an outline that ends where it begins, within An Giang", () => {
  assert.deepEqual(
    Object.keys(AN_GIANG.outlines).sort(),
    [...new Set(AN_GIANG.districts.map(({ code }) => code))].sort(),
  );
  for (const [code, ring] of Object.entries(AN_GIANG.outlines)) {
    assert.ok(ring.length > 10, code);
    assert.deepEqual(ring[0], ring.at(-1), code);
    for (const [x, y] of ring) assert.ok(x > 104.7 && x < 105.6 && y > 10.1 && y < 11, code);
  }
});

test("the districts together are as large as the province", () => {
  // Shoelace formula; a degree is 111.2 km, of longitude at 10.6° north cos(10.6°) of it. An Giang has 3,537 km².
  const area = Object.values(AN_GIANG.outlines).reduce((sum, ring) => {
    const twice = ring.slice(1).reduce((all, [x, y], i) => {
      const [x0, y0] = ring[i]!;
      return all + (x0 * y - x * y0);
    }, 0);
    return sum + (Math.abs(twice) / 2) * 111.2 ** 2 * Math.cos((10.6 * Math.PI) / 180);
  }, 0);
  assert.ok(Math.abs(area / 3_537 - 1) < 0.03, `${area} km²`);
});
