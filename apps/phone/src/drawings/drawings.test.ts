import assert from "node:assert/strict";
import { test } from "node:test";
import { COLOURS, type Theme } from "@bluezone/ui/tokens";
import { DRAWINGS } from "./drawings.ts";
import { inksOf } from "./inks.ts";
import { STROKE } from "./pieces.ts";

const THEMES = Object.keys(COLOURS) as Theme[];

for (const [name, { draw, width, height }] of Object.entries(DRAWINGS)) {
  test(`${name} has the inks of the theme and no other colour, in light and dark`, () => {
    const drawn = THEMES.map((theme) => {
      const inks = inksOf(COLOURS[theme]);
      const svg = draw(inks);
      const used = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour!);
      const allowed = [...Object.values(inks), "none"];
      assert.deepEqual(
        used.filter((colour) => !allowed.includes(colour)),
        [],
      );
      assert.ok(used.includes(inks.grain), "the grain of the mark is in it");
      return svg;
    });
    assert.equal(new Set(drawn).size, THEMES.length);
  });

  test(`${name} is of one family: one stroke, its size, no words, nothing from elsewhere`, () => {
    const svg = draw(inksOf(COLOURS.light));
    assert.ok(svg.includes(`viewBox="0 0 ${width} ${height}"`));
    const strokes = [...svg.matchAll(/stroke-width="([^"]+)"/g)].map(([, one]) => Number(one));
    assert.deepEqual([...new Set(strokes)].sort(), svg.includes('stroke-width="2"') ? [2, STROKE] : [STROKE]);
    assert.doesNotMatch(svg, /<(?:text|image|style|script|use|foreignObject)|href|url\(/);
    assert.ok(svg.length < 6_000, `${svg.length} characters`);
    // Every element is closed: a phone's SVG reader is stricter than a browser's.
    const open: string[] = [];
    for (const [, end, tag, self] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g))
      if (end) assert.equal(open.pop(), tag);
      else if (!self) open.push(tag!);
    assert.deepEqual(open, []);
  });
}

test("a drawing's lines are seen on its ground and its grain on both, in light and dark", () => {
  const light = (hex: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (a: string, b: string): number => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high! + 0.05) / (low! + 0.05);
  };
  for (const theme of THEMES) {
    const { line, tint, paper } = inksOf(COLOURS[theme]);
    assert.ok(contrast(line, tint) >= 3 && contrast(line, paper) >= 3, theme);
  }
});
