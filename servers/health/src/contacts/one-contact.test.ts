import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, parseDay } from "@bluezone/protocol/time";
import { beganBetween, byLikelihood } from "./likely-cases.ts";
import { oneContact } from "./one-contact.ts";

const row = (id: string, day: number | null, sent_ms: string | null = null) => ({ id, day, sent_ms });

test("of contacts near one case the one of the same day is the meeting that the app tells of", () => {
  const rows = [row("unknown", null), row("near", 101), row("same", 100), row("far", 103)];
  assert.equal(oneContact(rows, 100)?.id, "same");
  assert.equal(oneContact([row("same", 100, "1"), row("other", 98)], 100)?.id, "other", "one has evidence");
});

test("a contact whose day nobody knows comes before one a day apart; three days apart is another meeting", () => {
  assert.equal(oneContact([row("apart", 101), row("unknown", null)], 100)?.id, "unknown");
  assert.equal(oneContact([row("two", 102), row("one", 99)], 100)?.id, "one");
  assert.equal(oneContact([row("two", 98)], 100)?.id, "two");
  assert.equal(oneContact([row("three", 97), row("three", 103)], 100), undefined);
});

test("without a day from the app any contact without evidence is meant, and of none nothing", () => {
  assert.equal(oneContact([row("taken", 100, "1"), row("free", 80)], null)?.id, "free");
  assert.equal(oneContact([], null), undefined);
});

test("cases are looked at that could be passed on that day: three days before it began to fourteen after", () => {
  const day = parseDay("2020-12-20");
  assert.deepEqual(beganBetween(day, parseDay("2020-12-28"), { before: 3, after: 14 }), [
    addDays(day, -14),
    addDays(day, 3),
  ]);
  const today = parseDay("2020-12-28");
  assert.deepEqual(beganBetween(null, today, { before: 3, after: 14 }), [addDays(today, -21), today]);
});

test("whose interview named the number comes first, then the same commune, then the nearest begin", () => {
  const day = parseDay("2020-12-20");
  const one = (of: object) => ({ named: false, sameCommune: false, began: day, ...of });
  const [named, commune, near, far] = [
    one({ named: true, began: day - 13 }),
    one({ sameCommune: true, began: day - 5 }),
    one({ began: day + 1 }),
    one({ began: day - 2 }),
  ];
  assert.deepEqual([far, near, commune, named].sort(byLikelihood(day)), [named, commune, near, far]);
  assert.deepEqual([far, near].sort(byLikelihood(null)), [near, far], "without a day the newest first");
});
