/** What a resident's app is made of. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { filesFor } from "./phone-app.ts";

const text = (body: string) => new TextEncoder().encode(body);

test("a path that is no file is the app of that resident, kept once however many such paths are asked for", () => {
  const file = filesFor(
    new Map([
      ["/index.html", { type: "text/html", body: text('<head><a href="/phone/__resident__/a.js">') }],
      ["/a.png", { type: "image/png", body: text("") }],
    ]),
  );
  const page = file("sau", "/");
  assert.equal(
    new TextDecoder().decode(page?.body),
    '<head><meta name="bluezone-line" content="/phone/sau/line"><a href="/phone/sau/a.js">',
  );
  assert.equal(file("sau", "/made/up"), page);
  assert.notEqual(file("tu", "/made/up"), page);
  assert.equal(file("sau", "/gone.js"), undefined);
  assert.equal(file("sau", "/a.png")?.type, "image/png");
});
