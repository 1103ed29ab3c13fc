import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { html } from "./html.ts";

test("no text becomes markup on a public page, in an element or in an attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { markup } = html`<p title="${text}">${text}</p>`;
      assert.equal(markup.match(/[<>]/g)?.length, 4);
      assert.equal(markup.match(/"/g)?.length, 2);
    }),
  );
  assert.equal(html`<p>${"<b>&'"}</p>`.markup, "<p>&lt;b&gt;&amp;&#39;</p>");
});

test("text on a public page is in NFC and cannot turn its own reading direction", () => {
  assert.equal(html`${"Pha\u0300 Va\u0300m C\u00f4\u0301ng"}`.markup, "Ph\u00e0 V\u00e0m C\u1ed1ng");
  assert.equal(html`${"67B\u202e000"}`.markup, "67B000");
});

test("markup, lists of markup and nothing go into a template as they are", () => {
  const items = ["a", "b"].map((one) => html`<li>${one}</li>`);
  assert.equal(html`<ul>${items}</ul>${undefined}${false}${7}`.markup, "<ul><li>a</li><li>b</li></ul>7");
});
