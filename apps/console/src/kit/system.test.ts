/** The desks' written system, as far as the sources show it (README, "The system"): what only the kit may draw, and with which means. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const src = join(import.meta.dirname, "..");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
  (name) => !/\.(test|deep)\.ts$/.test(name),
);
const read = (name: string): string => readFileSync(join(src, name), "utf8");

/** A station's page is for a screen of its own, as large as its letters. */
const OTHERS: readonly string[] = ["desks/rollout/airings/station/station.css"];

/** Files beside `own` whose text has it. */
const having = (what: RegExp, own: readonly string[], kind = /\.tsx$/): readonly string[] =>
  files.filter((name) => kind.test(name) && !own.includes(name) && what.test(read(name)));

/** What the browser draws in its own way, and the one file that puts it into ours. */
const CONTROLS: Readonly<Record<string, readonly [RegExp, ...string[]]>> = {
  "a disclosure": [/<(details|summary)\b/],
  sound: [/<audio\b/, "kit/page/player.tsx"],
  "a set of boxes": [
    /<fieldset\b/,
    ...["kit/form/check-list.tsx", "kit/table/filters.tsx"],
    // A clause's fields, and a page without Mantine.
    ...["desks/rollout/directives/clause-fields.tsx", "desks/health/quarantine/round/visit-form.tsx"],
  ],
  "a file's field": [/type="file"/, "kit/form/file-input.tsx"],
  "a day's or a time's field": [/type="(date|time|datetime-local|month|week)"/],
};

/** A radius that is no token, but for what is round. */
const RADIUS = /border-radius:(?!\s*(?:var\(--radius-(?:small|medium)\)|50%|999px))/;
/** Colours by hand: only tokens follow the reader's scheme. */
const COLOUR = /(?:#[\da-f]{3,8}\b|\brgba?\(|\bhsla?\()/i;

test("cards, dialogs, notices and tables share one radius, and every colour is a token", () => {
  assert.match("border-radius: 0.5rem", RADIUS);
  assert.match("color: #b00", COLOUR);
  for (const name of files.filter((file) => file.endsWith(".css"))) {
    // Paper is black on white.
    const screen = read(name).replace(/@media print \{[\s\S]*?\n\}/g, "");
    assert.doesNotMatch(screen, RADIUS, name);
    if (!OTHERS.includes(name)) assert.doesNotMatch(screen, COLOUR, name);
  }
  assert.deepEqual(having(/\sradius="/, []), []);
});

test("a state has its colour from the one table: no other file draws a badge", () => {
  const badge = /\bBadge\b.*@mantine\/core|className="state-badge"/;
  assert.match(read("kit/page/state-badge.tsx"), badge);
  assert.deepEqual(having(badge, ["kit/page/state-badge.tsx"]), []);
});

test("buttons have one size, so that a finger finds each", () => {
  // What stands inside an attribute, such as an icon, has a size of its own.
  const sized = /<(?:Button|PageButton)\b(?:<\w+[^<>]*\/>|[^<>])*?\ssize="/;
  assert.match('<Button size="xs">', sized);
  assert.match('<Button leftSection={<Icon size="1rem" />} size="xs">', sized);
  assert.doesNotMatch('<Button leftSection={<Icon size="1rem" />}>', sized);
  assert.deepEqual(having(sized, []), []);
});

test("fields stand side by side in the kit's grid alone", () => {
  const grid = /className="fields"/;
  assert.match(read("kit/form/form-grid.tsx"), grid);
  assert.deepEqual(having(grid, ["kit/form/form-grid.tsx"]), []);
});

for (const [what, [drawn, ...own]] of Object.entries(CONTROLS))
  test(`${what} is drawn by the kit alone`, () => {
    for (const file of own) assert.match(read(file), drawn, `${file} draws none`);
    assert.deepEqual(having(drawn, own), []);
  });
