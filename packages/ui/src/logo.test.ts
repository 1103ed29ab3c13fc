import assert from "node:assert/strict";
import { test } from "node:test";
import { LOGO_ONE_COLOUR_SVG, LOGO_SVG } from "./logo.ts";
import { COLOURS } from "./tokens.ts";

test("the grain is exactly what the two circles share", () => {
  for (const svg of [LOGO_SVG, LOGO_ONE_COLOUR_SVG]) {
    const circles = [...svg.matchAll(/cx="(\d+)" cy="(\d+)" r="([\d.]+)"/g)].map((m) =>
      m.slice(1).map(Number),
    );
    const tips = [...svg.matchAll(/(?:M|1 )16 ([\d.]+)/g)].map((m) => Number(m[1]));
    for (const [cx, cy, r] of circles)
      for (const y of tips) assert.ok(Math.abs(Math.hypot(16 - cx!, y - cy!) - r!) < 0.01, `${cx} ${y}`);
    assert.deepEqual([circles.length, tips.length], [2, 3]);
  }
});

test("the mark uses the brand's blue and the act panel's gold, and in one colour none of its own", () => {
  assert.ok(LOGO_SVG.includes(COLOURS.light["panel-well"]) && LOGO_SVG.includes(COLOURS.light["panel-act"]));
  assert.equal(/#|rect/.test(LOGO_ONE_COLOUR_SVG.replace("http://www.w3.org", "")), false);
});
