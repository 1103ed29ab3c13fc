import assert from "node:assert/strict";
import { test } from "node:test";
import { tokensCss } from "./css.ts";
import { COLOURS, FONTS, TYPE } from "./tokens.ts";

/** The declarations that a root element gets: later rules of equal or higher specificity win. */
function computed(css: string, theme: string | undefined, wantsDark: boolean): Map<string, string> {
  const flat = css.replace(/@media \((.+?)\) \{\n([\s\S]*?\})\n?\}\n/g, (_, query, body) =>
    query === "prefers-color-scheme: dark" && wantsDark ? body : "",
  );
  const rules = [...flat.matchAll(/(:root\S*) \{([^}]*)\}/g)].map(([, selector, body]) => ({
    selector,
    body: body!,
  }));
  const applies = (selector: string | undefined): boolean => {
    if (selector === ':root:not([data-theme="light"])') return theme !== "light";
    const [, wanted] = /data-theme="(\w+)"/.exec(selector!) ?? [];
    return wanted === undefined || wanted === theme;
  };
  return new Map(
    rules
      .filter(({ selector }) => applies(selector))
      .flatMap(({ body }) =>
        [...body.matchAll(/([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name!, value!] as const),
      ),
  );
}

const css = tokensCss("desk");

test("dark follows the reader's system, and data-theme overrides it both ways", () => {
  const ink = (theme: string | undefined, wantsDark: boolean) => computed(css, theme, wantsDark).get("--ink");
  const { light, dark } = COLOURS;
  assert.equal(ink(undefined, false), light.ink);
  assert.equal(ink(undefined, true), dark.ink);
  assert.equal(ink("light", true), light.ink);
  assert.equal(ink("dark", false), dark.ink);
  assert.equal(computed(css, "dark", false).get("color-scheme"), "dark");
});

test("every colour is a property in both themes, and dark leaves none of light behind", () => {
  const names = (theme: string): string[] => [...computed(css, theme, false).keys()].sort();
  assert.deepEqual(names("dark"), names("light"));
  for (const theme of ["light", "dark"] as const)
    for (const [name, colour] of Object.entries(COLOURS[theme]))
      assert.equal(computed(css, theme, false).get(`--${name}`), colour);
});

test("type and targets follow where the text is read, and the family can be the system's", () => {
  const phone = computed(tokensCss("phone", FONTS.system), undefined, false);
  assert.equal(phone.get("--font-title"), `700 1.5rem/${34 / 24} system-ui, sans-serif`);
  assert.equal(phone.get("--target"), "48px");
  assert.equal(computed(css, undefined, false).get("--target"), "36px");
  assert.match(computed(css, undefined, false).get("--font-body")!, /^400 1rem\/1\.5 "Be Vietnam Pro"/);
});

test("lines are high enough for stacked marks: 1.4 for headings, 1.5 for text", () => {
  for (const { title, heading, body, small } of Object.values(TYPE)) {
    for (const { size, line } of [title, heading]) assert.ok(line / size >= 1.4, `${size}/${line}`);
    for (const { size, line } of [body, small]) assert.ok(line / size >= 1.5, `${size}/${line}`);
  }
});

test("braces are balanced, so a page may append its own rules", () => {
  assert.equal(css.split("{").length, css.split("}").length);
  assert.ok(css.endsWith("}\n"));
});
