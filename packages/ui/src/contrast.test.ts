/** Recomputes WCAG 2.x contrast of every pair of colours that may meet. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { CHART, COLOURS, type Colour, MAP_CLASSES, type Theme } from "./tokens.ts";

/** WCAG 2.x relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const THEMES = ["light", "dark"] as const;
const GROUNDS = ["page", "surface", "sunken"] as const;
const MEANINGS = ["well", "act", "near", "danger"] as const;

/** Text and the grounds it may stand on. */
const TEXT: readonly (readonly [text: Colour, ground: Colour])[] = [
  ...GROUNDS.flatMap((ground) => [["ink", ground] as const, ["ink2", ground] as const]),
  ["brand", "surface"],
  ["brand", "page"],
  ["brand-deep", "surface"],
  ["on-brand", "brand"],
  ["on-brand", "brand-deep"],
  ...(["well", "act", "near", "calm"] as const).map(
    (panel) => [`on-panel-${panel}`, `panel-${panel}`] as const,
  ),
  ...MEANINGS.flatMap(
    (meaning) =>
      [
        [`text-${meaning}`, "surface"],
        [`text-${meaning}`, `tint-${meaning}`],
        ["ink", `tint-${meaning}`],
      ] as const,
  ),
];

const measure = (theme: Theme, [a, b]: readonly [Colour, Colour]): number =>
  contrast(COLOURS[theme][a], COLOURS[theme][b]);

test("every text reads at 4.5 or more on every ground it may stand on, light and dark", () => {
  for (const theme of THEMES)
    for (const pair of TEXT)
      assert.ok(
        measure(theme, pair) >= 4.5,
        `${theme}: ${pair.join(" on ")} is ${measure(theme, pair).toFixed(2)}`,
      );
});

test("edges of inputs and icons stand out at 3 or more", () => {
  for (const theme of THEMES)
    for (const ground of GROUNDS)
      assert.ok(measure(theme, ["edge", ground]) >= 3, `${theme}: edge on ${ground}`);
});

test("the focus ring of ink shows at 14 or more around a gap of surface", () => {
  for (const theme of THEMES) assert.ok(measure(theme, ["ink", "surface"]) >= 14);
});

test("the measure agrees with the table that the colours were chosen by", () => {
  const rows: readonly (readonly [Colour, Colour, light: number, dark: number])[] = [
    ["ink", "surface", 16.4, 14.3],
    ["ink2", "surface", 7.6, 9.1],
    ["edge", "surface", 4.8, 5.2],
    ["brand", "surface", 7.2, 8.0],
    ["on-panel-well", "panel-well", 7.2, 5.6],
    ["on-panel-act", "panel-act", 10.4, 8.9],
    ["on-panel-near", "panel-near", 9.4, 7.0],
    ["on-panel-calm", "panel-calm", 12.7, 11.3],
    ["text-danger", "surface", 6.5, 8.1],
  ];
  for (const [a, b, light, dark] of rows) {
    assert.ok(Math.abs(measure("light", [a, b]) - light) <= 0.1, `${a} on ${b}, light`);
    assert.ok(Math.abs(measure("dark", [a, b]) - dark) <= 0.1, `${a} on ${b}, dark`);
  }
});

test("figures on the map read at 4.5 or more, and its classes run from one end of lightness to the other", () => {
  for (const theme of THEMES) {
    for (const [fill, text] of MAP_CLASSES[theme]) assert.ok(contrast(fill, text) >= 4.5, `${theme} ${fill}`);
    const rising = MAP_CLASSES[theme].map(([fill]) => luminance(fill) * (theme === "light" ? -1 : 1));
    assert.deepEqual(
      rising,
      [...rising].sort((a, b) => a - b),
    );
  }
});

test("every series of a chart stands out from its surface and has its own mark", () => {
  for (const theme of THEMES)
    for (const colour of CHART[theme])
      assert.ok(contrast(colour, COLOURS[theme].surface) >= 3, `${theme} ${colour}`);
  assert.equal(new Set(CHART.marks).size, CHART.light.length);
});

test("the four panels differ in lightness too, so a grey print still tells them apart", () => {
  for (const theme of THEMES) {
    const fills = (["well", "act", "near", "calm"] as const).map((panel) =>
      luminance(COLOURS[theme][`panel-${panel}`]),
    );
    assert.equal(new Set(fills.map((fill) => fill.toFixed(3))).size, 4);
  }
});
