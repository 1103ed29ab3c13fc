import assert from "node:assert/strict";
import { test } from "node:test";
import { D55 } from "@bluezone/policy/key-message";
import { posterHtml, type Sheet } from "./poster.ts";
import { qrOf } from "./qr.ts";

const sheet: Sheet = {
  lang: "vi",
  headline: "Cài Bluezone, bật Bluetooth.",
  why: "Để biết sớm.",
  steps: ["Một", "Hai", "Ba"],
  address: "https://bz.example/i",
  shown: "bz.example/i",
  message: D55,
  source: "Công văn 1313",
  choice: "Cài hay không là do bạn.",
  foot: "A & B <in>",
};

test("the printed sheet has the key message whole, the address as text and as a code, and every step", () => {
  const html = posterHtml(sheet);
  assert.ok(html.includes(`>${D55}<`));
  assert.ok(html.includes("<figcaption>bz.example/i</figcaption>"));
  assert.ok(html.includes(`<path d="${qrOf(sheet.address).path}"/>`));
  assert.ok(html.includes("<li>Một</li><li>Hai</li><li>Ba</li>"));
});

test("the printed sheet loads nothing, and a text is never markup", () => {
  const html = posterHtml(sheet);
  assert.doesNotMatch(html, /<script|<link|<img|url\(|@import|src=/);
  assert.ok(html.includes("A &amp; B &lt;in&gt;"));
});

test("the printed sheet keeps the sizes of the install poster", () => {
  const html = posterHtml(sheet);
  assert.match(html, /h1\{font-size:60pt/);
  assert.match(html, /body\{font:18pt/);
  assert.match(html, /\.message\{font-size:16pt/);
});
