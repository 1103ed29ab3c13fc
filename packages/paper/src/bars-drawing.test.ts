/** Bars on paper: as SVG for PDF, as a bitmap for Word, the same each time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDay } from "@bluezone/protocol/time";
import { BARS_SIZE, barsPng, barsSvg } from "./bars-drawing.ts";
import { PaperLimit } from "./limit.ts";
import type { OfficialPaper } from "./official.ts";
import { officialDocx } from "./official-docx.ts";
import { officialPdf } from "./official-pdf.ts";
import { pdfText } from "./testing/pdf-text.ts";

const BARS = {
  kind: "bars" as const,
  labels: ["20/12", "21/12", "22/12"],
  values: [3, null, 11],
  caption: "Số ca theo ngày",
  source: "Nguồn: số liệu minh họa.",
  alt: "Tổng cộng 14 ca.",
};
const PAPER: OfficialPaper = {
  ...{
    kind: "report",
    parentBody: "UBND tỉnh An Giang",
    issuer: "Sở Y tế",
    symbol: "BC-SYT",
    place: "An Giang",
  },
  ...{ day: parseDay("2020-12-27"), subject: "Tình hình", addressees: [], legalBasis: [], body: [BARS] },
  ...{
    closing: "Trên đây là báo cáo",
    signature: { title: "Giám đốc", name: "" },
    recipients: [],
    illustrative: true,
  },
};

test("each bar has its figure and its label, and one without a value none", () => {
  const svg = barsSvg(BARS);
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
  for (const text of [...BARS.labels, "3"]) assert.ok(texts.includes(text), text);
  assert.equal(texts.filter((text) => text === "11").length, 1);
  assert.equal([...svg.matchAll(/fill="#444"/g)].length, 2);
  assert.equal(svg, barsSvg(BARS));
});

test("bars that are not complete yet are hatched, and a legend says what each kind is", () => {
  const filling = { count: 2, legend: ["Số ca", "Số ca, còn bổ sung"] as const };
  const svg = barsSvg({ ...BARS, filling });
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
  for (const text of [...filling.legend, "3"]) assert.ok(texts.includes(text), text);
  // The one bar of the last two that has a value, and its sign in the legend.
  assert.equal([...svg.matchAll(/fill="url\(#/g)].length, 2);
  assert.equal([...svg.matchAll(/fill="#444"/g)].length, 2);
  assert.equal(svg, barsSvg({ ...BARS, filling }));
});

test("the bitmap is as sharp as print, and the same each time", async () => {
  const png = Buffer.from(await barsPng(BARS));
  assert.deepEqual(png.subarray(1, 4).toString(), "PNG");
  assert.equal(png.readUInt32BE(16), Math.ceil((BARS_SIZE.width * 300) / 96));
  assert.deepEqual(png, Buffer.from(await barsPng(BARS)));
  assert.notDeepEqual(png, Buffer.from(await barsPng({ ...BARS, values: [3, 4, 11] })));
});

test("a paper has its drawing in PDF, with caption and source, and in Word as a picture with its sentence", async () => {
  // Letters of the drawing come one by one.
  const text = pdfText(officialPdf(PAPER)).join("").replaceAll(/\s/g, "");
  for (const part of [BARS.caption, BARS.source, "20/12"])
    assert.ok(text.includes(part.replaceAll(" ", "")), `${part} in ${text}`);
  const docx = Buffer.from(await officialDocx(PAPER));
  assert.match(docx.toString("latin1"), /word\/media\/[^/]+\.png/);
});

test("every bar has a label", () => {
  assert.throws(() => officialPdf({ ...PAPER, body: [{ ...BARS, values: [1] }] }), PaperLimit);
});
