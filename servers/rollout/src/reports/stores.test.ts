/** What the stores of reports leave out: others' papers, other weeks, years and series, what came later. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cutOffOf, Week } from "@bluezone/contract/rollout/week";
import { parseDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { at, OURS, testRows } from "../testing/rows.ts";
import { cascades, lettersOf } from "./letters-store.ts";
import {
  findPaper,
  keepPaper,
  lastNumber,
  lastNumbers,
  letterOf,
  listOutgoing,
  newestOf,
  reportOf,
  takeNumber,
} from "./store.ts";
import type { OutgoingPaperRow } from "./tables.ts";

const WEEK = Week.parse("2020-12-27");
const sunday = parseDay(WEEK);

const t = shared(testRows);
beforeEach(() =>
  t.empty(
    "unit",
    "outgoing_paper",
    "paper_series",
    "directive",
    "directive_version",
    "assignment",
    "staff_user",
  ),
);

const paper = (id: string, more: object = {}): OutgoingPaperRow => ({
  id,
  kind: "letter",
  unit_id: "u",
  unit_path: "a/u/",
  symbol: id,
  year: 2020,
  number: 1,
  day: sunday,
  week_day: null,
  client_id: id,
  subject: "",
  head: "{}",
  content: "{}",
  rows: null,
  by_id: "",
  closed_ms: "5",
  ...more,
});

test("papers are found within reach, a report by unit and week, a letter by unit and its sender's id, the newest of a kind", async () => {
  await t.put(
    "outgoing_paper",
    paper("l1"),
    paper("l2", { closed_ms: "6" }),
    paper("r1", { kind: "quick-report", week_day: sunday, client_id: null, closed_ms: "7" }),
    paper("r2", { kind: "quick-report", week_day: sunday - 7, client_id: null }),
    paper("theirs", { unit_id: "v", unit_path: "b/v/", closed_ms: "9" }),
    paper("their report", {
      kind: "quick-report",
      week_day: sunday,
      unit_id: "v",
      unit_path: "b/v/",
      client_id: null,
    }),
  );
  const id = async (found: Promise<{ readonly id: string } | undefined>) => (await found)?.id;
  assert.equal(await id(findPaper(t.db, OURS, "l1")), "l1");
  assert.equal(await id(findPaper(t.db, OURS, "theirs")), undefined);
  assert.equal(await id(reportOf(t.db, "u", WEEK)), "r1");
  assert.equal(await id(reportOf(t.db, "v", WEEK)), "their report");
  assert.equal(await id(reportOf(t.db, "v", Week.parse("2020-12-20"))), undefined);
  assert.equal(await id(letterOf(t.db, "u", "l1")), "l1");
  assert.equal(await id(letterOf(t.db, "v", "l1")), undefined);
  assert.equal(await id(letterOf(t.db, "u", "theirs")), undefined);
  assert.equal(await id(newestOf(t.db, "u", "letter")), "l2");
  assert.equal(await id(newestOf(t.db, "u", "quick-report")), "r1");
  assert.equal(await id(newestOf(t.db, "v", "letter")), "theirs");
  const list = async (asked: Partial<Parameters<typeof listOutgoing>[2]> = {}) => {
    const { papers, total } = await listOutgoing(t.db, OURS, { limit: 9, offset: 0, ...asked });
    return [papers.map((one) => one.id).join(), total];
  };
  assert.deepEqual(await list({ kind: "letter" }), ["l2,l1", 2]);
  assert.deepEqual((await list())[1], 4);
  assert.deepEqual(await list({ limit: 2, offset: 0 }), ["r1,l2", 4]);
  assert.deepEqual(await list({ kind: "none" }), ["", 0]);
  await t.within(async (trx) => {
    assert.equal(await keepPaper(trx, paper("l1")), false);
    assert.equal(await keepPaper(trx, paper("l9")), true);
  });
});

test("a series counts on from its own last number, in its year, at its unit", async () => {
  const take = (unit: string, symbol: string, year: number) =>
    t.within((trx) => takeNumber(trx, unit, symbol, year, 7));
  assert.deepEqual(
    [
      await take("u", "BC", 2020),
      await take("u", "BC", 2020),
      await take("u", "BC", 2021),
      await take("u", "CV", 2020),
      await take("v", "BC", 2020),
      await take("u", "BC", 2020),
    ],
    [7, 8, 7, 7, 7, 9],
  );
  assert.equal(await lastNumber(t.db, "u", "BC", 2020), 9);
  assert.equal(await lastNumber(t.db, "u", "BC", 2021), 7);
  assert.equal(await lastNumber(t.db, "u", "CV", 2020), 7);
  assert.equal(await lastNumber(t.db, "v", "BC", 2020), 7);
  assert.equal(await lastNumber(t.db, "v", "CV", 2020), undefined);
  assert.deepEqual(
    (await lastNumbers(t.db)).map(({ year, symbol }) => `${year} ${symbol}`),
    ["2020 BC", "2020 BC", "2020 CV", "2021 BC"],
  );
});

test("a week's letters are issued from Monday to Sunday, filed by an instant, within reach", async () => {
  const letter = (id: string, back: number, filed: number | undefined, path = "a/u/") => ({
    id,
    back,
    filed,
    path,
  });
  for (const { id, back, filed, path } of [
    letter("sunday before", 7, 1),
    letter("monday", 6, 5),
    letter("sunday", 0, 5),
    letter("next monday", -1, 1),
    letter("filed later", 1, 6),
    letter("not filed", 1, undefined),
    letter("theirs", 1, 1, "b/v/"),
  ]) {
    await t.put("directive", { id, number: id, subject: "s", issued_day: sunday - back, unit_path: path });
    if (filed !== undefined)
      await t.put("directive_version", { directive_id: id, number: 1, filed_ms: String(filed) });
  }
  assert.deepEqual(
    (await lettersOf(t.db, OURS, WEEK, at(5))).map(({ name }) => name),
    ["monday: s", "sunday: s"],
  );
});

test("units that had work by the cut-off and have others below them count as passing it on once they did by then", async () => {
  const until = Number(cutOffOf(WEEK));
  const names = ["passed", "kept", "late", "nobody below", "no work", "late work", "handed"];
  for (const name of names) {
    await t.put("unit", { id: name, name, path: `a/${name}/` });
    if (name !== "nobody below")
      await t.put("unit", { id: `${name} 1`, name, path: `a/${name}/1/`, parent: name });
  }
  await t.put(
    "unit",
    { id: "theirs", name: "theirs", path: "b/v/" },
    { id: "theirs 1", path: "b/v/1/", parent: "theirs" },
  );
  const work = (unit: string, more: object = {}) => ({
    id: `${unit} work`,
    task_id: unit,
    unit_id: unit,
    giver_id: "top",
    passed_ms: String(until),
    ...more,
  });
  const given = (unit: string, more: object = {}) => ({
    ...work(unit),
    id: `${unit} given ${JSON.stringify(more)}`,
    unit_id: `${unit} 1`,
    giver_id: unit,
    parent_id: `${unit} work`,
    ...more,
  });
  await t.put(
    "assignment",
    work("passed"),
    given("passed"),
    work("kept"),
    // Of its own letter, not of what it was given.
    given("kept", { parent_id: null }),
    work("late"),
    given("late", { passed_ms: String(until + 1) }),
    work("nobody below"),
    work("late work", { passed_ms: String(until + 1) }),
    work("handed", { handed_to: "x" }),
    work("theirs"),
  );
  assert.deepEqual(
    (await cascades(t.db, OURS, WEEK)).map(({ name, n, of }) => [name, n, of]),
    [
      ["kept", 0, 1],
      ["late", 0, 1],
      ["passed", 1, 1],
    ],
  );
});
