import assert from "node:assert/strict";
import { test } from "node:test";
import { WEB_FONTS, webFontCss } from "./web-font.ts";

test("the style sheet names each file once, with its weight, and Vietnamese letters load theirs alone", () => {
  const css = webFontCss("/font/");
  assert.equal(css.match(/@font-face/g)?.length, 4);
  for (const { file, weight } of WEB_FONTS)
    assert.ok(css.includes(`font-weight:${weight};font-display:swap;src:url(/font/${file}) `), file);
  const covers = (letter: string) =>
    (WEB_FONTS[1]?.range ?? "").split(",").some((part) => {
      const [from = 0, to = from] = part
        .slice(2)
        .split("-")
        .map((hex) => Number.parseInt(hex, 16));
      const code = letter.codePointAt(0) ?? 0;
      return from <= code && code <= to;
    });
  for (const letter of "ăĐơƯạẶỗỹ₫") assert.ok(covers(letter), letter);
  for (const letter of "aâé") assert.equal(covers(letter), false, letter);
});
