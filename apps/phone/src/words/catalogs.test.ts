import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ADVICE_KEPT_DAYS, ADVICE_MOST_DAYS } from "@bluezone/contract/health/advice";
import { CALLBACK_KEPT_DAYS, CALLBACK_MOST_DAYS } from "@bluezone/contract/health/callbacks";
import { AREAS } from "./areas.ts";
import { ASLEEP, CATALOGS } from "./catalogs.ts";
import { FIELD_TEST } from "./field-test.ts";
import { pseudo } from "./pseudo.ts";

const APP = join(import.meta.dirname, "../..");

/** Words that frighten, blame or promise too much (docs/glossary.md#how-we-write). */
const FORBIDDEN = [
  "nguy hiểm",
  "báo động",
  "bùng phát",
  "lây nhiễm cho",
  "vi phạm",
  "trốn",
  "nghi phạm",
  "an toàn",
  "tuyệt đối",
  "ẩn danh",
];
const FORBIDDEN_ENGLISH = ["infected person", "suspect", "carrier", "safe", "anonymous"];

const VI: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...CATALOGS.vi, ...AREAS.vi, ...FIELD_TEST.vi }),
);
const EN: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...CATALOGS.en, ...AREAS.en, ...FIELD_TEST.en }),
);
const placeholders = (text: string) => [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) => name).sort();

const SOURCES = globSync("src/**/*.{ts,tsx}", { cwd: APP })
  .filter((name) => !/\.(test|deep)\.tsx?$|words\/(vi|en)\/|words\/(areas|field-test)\.ts/.test(name))
  .map((name) => ({ name, text: readFileSync(join(APP, name), "utf8") }));

/** Keys that the program names: whole ones, and patterns of those whose parts it fills in. */
const WHOLE = new Set<string>();
const PATTERNS: RegExp[] = [];
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
for (const { text } of SOURCES) {
  // A literal with an area before its colon is a key wherever it stands; without one only right inside of t(…).
  for (const [, key] of text.matchAll(/"([\w-]+:[^"\n]*)"/g)) WHOLE.add(key!);
  for (const [, key] of text.matchAll(/\bt\(\s*"([^":\n]+)"/g)) WHOLE.add(key!);
  for (const [, inside] of text.matchAll(/\bt\(([^()`]*\?[^()`]*)\)/g))
    for (const [, key] of inside!.matchAll(/[?:]\s*"([\w.-]+)"/g)) WHOLE.add(key!);
  for (const [, area, frame] of text.matchAll(
    /`([\w-]+:[^`\n]*\$\{[^`\n]*)`|\bt\(\s*`([^`:\n]*\$\{[^`:\n]*)`/g,
  )) {
    const parts = (area ?? frame!).split(/\$\{[^}]*\}/);
    PATTERNS.push(new RegExp(`^${parts.map(literally).join("[\\w.-]+")}$`));
  }
}

test("what a sender agrees to names the days for which the station keeps it", () => {
  const kept = {
    "messages:callback.consent": [CALLBACK_KEPT_DAYS, CALLBACK_MOST_DAYS],
    "messages:advice.consent": [ADVICE_KEPT_DAYS, ADVICE_MOST_DAYS],
  };
  for (const [key, days] of Object.entries(kept))
    for (const texts of [VI, EN])
      assert.deepEqual(texts.get(key)?.match(/\d+/g)?.map(Number), days, `${key}: ${texts.get(key)}`);
});

test("Vietnamese and English have the same keys", () => {
  assert.deepEqual([...EN.keys()].sort(), [...VI.keys()].sort());
});

test("a text takes the same variables in both languages", () => {
  for (const [key, text] of VI) assert.deepEqual(placeholders(EN.get(key) ?? ""), placeholders(text), key);
});

test("no text is empty, and every text is in NFC without stray spaces", () => {
  for (const texts of [VI, EN])
    for (const [key, text] of texts) {
      assert.notEqual(text, "", key);
      assert.equal(text, text.normalize("NFC"), key);
      assert.equal(text, text.trim(), key);
      assert.doesNotMatch(text, / {2}/, key);
      assert.doesNotMatch(text.replace(/\{\{[^{}]+\}\}/g, ""), /[{}]/, key);
    }
});

test("no key of the catalogs is unused", () => {
  const unused = [...VI.keys()].filter(
    (key) => !WHOLE.has(key) && !PATTERNS.some((pattern) => pattern.test(key)),
  );
  assert.deepEqual(unused, []);
});

test("no text frightens, blames or promises too much", () => {
  for (const [key, text] of VI)
    for (const word of FORBIDDEN)
      assert.doesNotMatch(text, new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, "iu"), key);
  for (const [key, text] of EN)
    for (const word of FORBIDDEN_ENGLISH) assert.doesNotMatch(text, new RegExp(`\\b${word}\\b`, "i"), key);
  for (const texts of [VI, EN]) for (const [key, text] of texts) assert.doesNotMatch(text, /!/, key);
});

test("tones stand where Bluezone puts them: hòa, khóa, xóa, hủy", () => {
  for (const [key, text] of VI)
    assert.doesNotMatch(text, /(?<!qu)(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/iu, key);
});

test("the locale that nobody speaks is a third longer and keeps every variable", () => {
  for (const [key, text] of VI) {
    const long = pseudo(text);
    assert.ok(long.length >= text.length * 1.33, key);
    assert.deepEqual(placeholders(long), placeholders(text), key);
  }
});

test("languages whose catalog no native speaker has signed are empty and in no list", () => {
  for (const language of ASLEEP) {
    assert.equal(readFileSync(join(APP, "src/words/asleep", `${language}.json`), "utf8").trim(), "{}");
    assert.ok(!(language in CATALOGS));
    for (const { name, text } of SOURCES)
      if (name !== join("src", "words", "catalogs.ts")) assert.ok(!text.includes(`"${language}"`), name);
  }
});
