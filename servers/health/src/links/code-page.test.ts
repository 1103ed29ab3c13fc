/** The page's script, run as a browser runs it, over the little of a page that it touches. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const script = readFileSync(new URL("page/v.js", import.meta.url), "utf8");
const html = readFileSync(new URL("page/v.html", import.meta.url), "utf8");

/** What the page shows at an address. */
function shown(address: string) {
  const { hash, search, pathname } = new URL(address, "https://bz.example");
  const elements = {
    code: { hidden: true, textContent: "" },
    open: { hidden: true, href: "bluezone://v" },
    "no-code": { hidden: false },
  };
  for (const id of Object.keys(elements)) assert.ok(html.includes(`id="${id}"`), id);
  const document = { getElementById: (id: keyof typeof elements) => elements[id] };
  runInNewContext(script, { location: { hash, search, pathname }, document, URLSearchParams });
  return elements.code.hidden
    ? undefined
    : { text: elements.code.textContent, href: elements.open.href, hint: !elements["no-code"].hidden };
}

test("a code behind #, in ?c= or in the path is shown in groups, and handed to the app", () => {
  const expected = { text: "K7M4 P2QD 9XTA 5RWE", href: "bluezone://v#c=K7M4P2QD9XTA5RWE", hint: false };
  for (const address of [
    "/v#c=K7M4P2QD9XTA5RWE",
    "/v?c=K7M4P2QD9XTA5RWE",
    "/v/K7M4P2QD9XTA5RWE",
    "/v#c=k7m4p2qd9xta5rwe",
  ])
    assert.deepEqual(shown(address), expected, address);
  assert.equal(shown("/v#c=48217305")?.text, "4821 7305");
});

test("what is no code is not shown, so that nobody's text stands on our page", () => {
  for (const address of [
    "/v",
    "/v#c=",
    "/v#K7M4P2QD9XTA5RWE",
    "/v?c=CALL0912345678NOW",
    "/v/hello",
    "/v#c=<b>K7M4P2QD</b>",
  ])
    assert.equal(shown(address), undefined, address);
});
