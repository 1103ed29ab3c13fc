import assert from "node:assert/strict";
import { test } from "node:test";
import { CAPABILITIES } from "./capability.ts";
import { DUTIES, DUTY_CLASSES } from "./duty.ts";
import { LIMITS, NOT_BUILT } from "./duty-limits.ts";
import { DOERS, DUTY_PAGES } from "./duty-place.ts";
import { DUTY_TITLES } from "./duty-titles.ts";
import { D55 } from "./key-message.ts";

const ids = (pick: (duty: (typeof DUTIES)[number]) => boolean): string =>
  DUTIES.filter(pick)
    .map(({ id }) => id.slice(1))
    .join(" ");

test("the letter asks for sixty duties, numbered in its order", () => {
  assert.deepEqual(
    DUTIES.map(({ id }) => id),
    Array.from({ length: 60 }, (_, i) => `D${String(i + 1).padStart(2, "0")}`),
  );
});

test("3 duties are core, 49 rollout, 7 health, 5 built within limits, 5 not built", () => {
  const totals = DUTY_CLASSES.map((c) => DUTIES.filter(({ classes }) => classes.includes(c)).length);
  assert.deepEqual(totals, [3, 49, 7, 5, 5]);
});

test("every duty has a title of its own in one line, in NFC, that begins with a capital and frightens nobody", () => {
  const titles = DUTIES.map(({ title }) => title.vi);
  assert.deepEqual(
    Object.keys(DUTY_TITLES),
    DUTIES.map(({ id }) => id),
  );
  assert.equal(new Set(titles).size, 60);
  for (const title of titles) {
    assert.equal(title, title.normalize("NFC"));
    assert.match(title, /^\p{Lu}.{9,63}[^.]$/u, title);
    assert.doesNotMatch(title, /vi phạm|nguy hiểm|báo động/);
  }
});

test("each capability has the duties that were found to need it", () => {
  const expected = [
    "18 55 59",
    "01 02 03 17 27 31 35 42 58",
    "04 05 06 07 09 14 15 16 22 48 49 50 51 52 56",
    "12 13 53 54 55",
    "05 21 33 34 41",
    "19 20 25 26 28 29 32 33 36 37",
    "09 23 24 32",
    "08 10 11 51",
    "05 06 30 38 39 40 43",
    "18 26 53 60",
  ];
  for (const [i, duties] of expected.entries())
    assert.equal(
      ids(({ capabilities }) => capabilities.includes(i + 1)),
      duties,
      `capability ${i + 1}`,
    );
  assert.equal(Object.keys(CAPABILITIES).length, expected.length);
});

test("a duty is in a capability, or it is not built and says why and what is there instead", () => {
  for (const { id, capabilities, classes, notBuilt, who } of DUTIES) {
    const left = classes.includes("X");
    assert.equal(capabilities.length === 0, left, id);
    assert.equal(notBuilt !== undefined, left, id);
    assert.equal(who === "nobody", left, id);
    if (left) assert.deepEqual(classes, ["X"], id);
  }
  assert.equal(
    ids(({ notBuilt }) => notBuilt !== undefined),
    "44 45 46 47 57",
  );
});

test("exactly the duties built with care have limits", () => {
  assert.equal(
    ids(({ limits }) => limits !== undefined),
    ids(({ classes }) => classes.includes("G")),
  );
  assert.equal(Object.keys(LIMITS).length + Object.keys(NOT_BUILT).length, 10);
});

test("every text stands in both languages, in NFC, and promises no more than it keeps", () => {
  const texts = [
    ...Object.values(CAPABILITIES),
    ...Object.values(DUTY_PAGES),
    ...Object.values(DOERS),
    ...Object.values(LIMITS),
    ...Object.values(NOT_BUILT).flatMap(({ reason, alternative }) => [reason, alternative]),
  ];
  for (const { vi, en } of texts) {
    assert.ok(vi.length > 3 && en.length > 3);
    assert.equal(vi, vi.normalize("NFC"));
    assert.notEqual(vi, en);
    assert.doesNotMatch(vi, /nguy hiểm|báo động|bùng phát|vi phạm|nghi phạm|an toàn|tuyệt đối|ẩn danh|!/);
  }
});

test("the phrases are the letter's in NFC, the key message whole, and only reporting up has none", () => {
  assert.equal(DUTIES.find(({ id }) => id === "D55")?.phrase, D55);
  assert.equal(
    ids(({ phrase }) => phrase === undefined),
    "60",
  );
  for (const { id, phrase = "", meaning } of DUTIES) {
    assert.equal(phrase, phrase.normalize("NFC"), id);
    assert.match(meaning, /^[a-z]/, id);
  }
});

test("every page and everybody at one has a duty", () => {
  for (const page of Object.keys(DUTY_PAGES))
    assert.ok(
      DUTIES.some((d) => d.page === page),
      page,
    );
  for (const who of Object.keys(DOERS))
    assert.ok(
      DUTIES.some((d) => d.who === who),
      who,
    );
});
