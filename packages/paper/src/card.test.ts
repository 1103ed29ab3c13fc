import assert from "node:assert/strict";
import { test } from "node:test";
import { cardPng, cardSvg, linesOf } from "./card.ts";

const CARD = {
  width: 1200,
  height: 630,
  title: "Bluezone làm gì, không làm gì",
  sentence: "Bluezone làm gì, không làm gì, và chưa biết được gì.",
  foot: ["An Giang", "bz.example.vn"],
} as const;

test("a card has the size that was asked for, the same bytes each time, and other bytes for another text", async () => {
  const png = Buffer.from(await cardPng(CARD));
  assert.deepEqual(png.subarray(1, 4).toString(), "PNG");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630]);
  assert.deepEqual(png, Buffer.from(await cardPng(CARD)));
  assert.notDeepEqual(png, Buffer.from(await cardPng({ ...CARD, sentence: "Khác" })));
});

test("a text is broken between words and loses none, and nothing of it becomes markup", () => {
  assert.deepEqual(linesOf("Bluezone làm gì, không làm gì", 24), ["Bluezone làm gì,", "không làm gì"]);
  assert.deepEqual(linesOf("Minh bạch", 24), ["Minh bạch"]);
  const svg = cardSvg({ ...CARD, title: "<b>&</b>" });
  assert.ok(svg.includes("&lt;b&gt;&amp;&lt;/b&gt;") && !svg.includes("<b>"));
  assert.match(svg, />An Giang<\/text>\s*<text [^>]*text-anchor="end">bz.example.vn</);
});
