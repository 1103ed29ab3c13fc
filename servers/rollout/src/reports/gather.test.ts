/** What a week's report is gathered from: an office's own units and, where it has an area, that area's figures alone. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { cutOffOf, Week } from "@bluezone/contract/rollout/week";
import { areasOf, HOURS_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import type { Unit } from "@bluezone/contract/units";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Day, type Instant, Minutes, minus, parseDay, plus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { findUnit } from "@bluezone/units/store";
import { slotAt } from "../airings/slot.ts";
import { EVERYWHERE, testRows } from "../testing/rows.ts";
import { gather } from "./gather.ts";

const WEEK = Week.parse("2020-12-27");
const sunday = parseDay(WEEK);
const cutOff = cutOffOf(WEEK);

const t = shared(testRows);
beforeEach(async () => {
  await t.empty(
    "unit",
    "unit_numbers",
    "downloads",
    "help_tally",
    "active_answer",
    "airing",
    "bulletin",
    "bulletin_target",
  );
  const unit = (id: string, type: string, above: string | null, district: string | null, more = {}) => ({
    ...{ id, name: id, code: `${id}-x`, type, level: "site", parent: above, district },
    ...{ path: above === null ? `${id}/` : `top/${above === "top" ? "" : `${above}/`}${id}/` },
    ...{ valid_from_day: 1, ...more },
  });
  await t.put(
    "unit",
    unit("top", "province-committee", null, null, { level: "province" }),
    unit("d889", "district-committee", "top", "889"),
    unit("d883", "district-committee", "top", "883"),
    unit("school", "school", "d889", "889", { illustrative: true }),
    unit("silent", "school", "d889", "889"),
    unit("radio", "district-station", "d889", "889"),
  );
});
const gathered = async (id: string, asOf: Instant = cutOff) => {
  const unit: Unit | undefined = await findUnit(t.db, EVERYWHERE, id);
  assert.ok(unit);
  return gather(AN_GIANG, t.db, unit, WEEK, asOf);
};
const rows = (
  found: readonly { readonly name: string; readonly n: number; readonly of: number | null }[] = [],
) => found.map(({ name, n, of }) => [name, n, of]).toSorted();

test("what units sent is told by unit, what they wrote only where they did, and who is asked and sent nothing counts as none", async () => {
  const sent = { unit_id: "school", unit_path: "top/d889/school/", week_day: sunday, version: 1, at_ms: "1" };
  const totals = { staff: 9, smartphones: 8, installed: 7, helped: 6, posters: 5 };
  await t.put("unit_numbers", { ...sent, ...totals, client_id: "c", difficulties: "Thiếu máy" });
  const { traces, difficulties, proposals, illustrative, hidden, interval } = await gathered("d889");
  assert.deepEqual(
    rows(traces.reported).filter(([name]) => name === "school" || name === "silent"),
    [
      ["school", 1, 1],
      ["silent", 0, 1],
    ],
  );
  assert.deepEqual(rows(traces.smartphones), [["school", 8, 9]]);
  assert.deepEqual(rows(traces.installed), [["school", 7, 8]]);
  assert.deepEqual(rows(traces.helped), [["school", 6, null]]);
  assert.deepEqual(rows(traces.posters), [["school", 5, null]]);
  assert.deepEqual(difficulties, [{ unitId: "school", name: "school", text: "Thiếu máy" }]);
  assert.deepEqual([proposals, hidden, interval], [[], [], null]);
  assert.equal(illustrative, true);
  const other = await gathered("d883");
  assert.equal((await gathered("silent")).illustrative, false);
  for (const key of ["smartphones", "downloads", "tallied", "active", "scans", "aired", "airedDays"] as const)
    assert.equal(other.traces[key], undefined, key);
});

test("downloads and help are of an office's area: all at the top, a district's at its committee, none elsewhere", async () => {
  const loaded = (district: string, count: number) => ({
    ...{ district, count, week_day: sunday, version: 1, at_ms: "1" },
  });
  await t.put("downloads", loaded("889", 100), loaded("883", 50));
  const tally = (id: string, district: string | null, commune: string, count: number) => ({
    ...{ id, unit: "x", unit_path: "x/", district, commune, day: sunday, place: "p", count },
  });
  await t.put(
    "help_tally",
    tally("1", "889", "1", 1),
    tally("2", "889", "2", 2),
    tally("3", "883", "3", 4),
    tally("4", null, "", 8),
  );
  const ours = await gathered("d889");
  const [[name, n, of] = []] = rows(ours.traces.downloads);
  assert.ok(typeof name === "string" && name !== "889", "a district is told by its name");
  assert.deepEqual([n, typeof of], [100, "number"]);
  assert.deepEqual(
    rows(ours.traces.tallied).map(([, n]) => n),
    [3],
  );
  const all = await gathered("top");
  assert.deepEqual(
    rows(all.traces.downloads)
      .map(([, n]) => n)
      .sort(),
    [100, 50],
  );
  assert.deepEqual(
    rows(all.traces.tallied)
      .map(([name, n]) => [name === "Cấp tỉnh", n])
      .toSorted(),
    [
      [false, 3],
      [false, 4],
      [true, 8],
    ],
  );
  const school = await gathered("school");
  assert.deepEqual(
    [school.traces.downloads, school.traces.tallied, school.league],
    [undefined, undefined, []],
  );
  assert.equal(all.league.length, 11);
});

test("phones that answered are counted for the province and estimated for a district, hidden where that says too little", async () => {
  const answered = (answer: string, n: number, question = "district") =>
    t.put("active_answer", { week_day: sunday, areas: areasOf(AN_GIANG).name, question, answer, n });
  await answered("889", 40);
  await answered("883", 1);
  await answered("none", 179);
  await answered(HOURS_ANSWERS[0] ?? "", 220, "hours");
  assert.deepEqual(rows((await gathered("top")).traces.active), [["", 220, null]]);
  const ours = await gathered("d889");
  const [[, n] = []] = rows(ours.traces.active);
  // 40 of 220 answers are more than chance gives, and as many as about 81 phones in truth would give.
  assert.equal(n, 81);
  assert.ok(ours.interval && ours.interval.low < 81 && 81 < ours.interval.high);
  const few = await gathered("d883");
  assert.deepEqual([few.traces.active, few.interval, few.hidden], [undefined, null, ["active"]]);
});

test("what a station aired counts from Monday to Sunday, and of the days that are over for counting those with two", async () => {
  const airing = (id: string, day: number, slot: number | null, more: object = {}) => ({
    ...{ id, unit_id: "radio", unit_path: "top/d889/radio/", day, slot, bulletin_id: "b" },
    ...{ aired_ms: String(slotAt(Day(day), slot ?? 600)), ...more },
  });
  const [six, seven] = [6 * 60, 7 * 60];
  await t.put("bulletin", { id: "b", number: 1, first_day: sunday - 9 });
  await t.put("bulletin_target", { bulletin_id: "b", path: "top/" });
  await t.put(
    "airing",
    airing("before", sunday - 7, six),
    airing("before, again", sunday - 7, seven),
    airing("monday", sunday - 6, six),
    airing("monday, again", sunday - 6, seven),
    airing("tuesday", sunday - 5, six),
    airing("tuesday, told twice", sunday - 5, null, { aired_ms: String(slotAt(Day(sunday - 5), six + 5)) }),
    airing("sunday", sunday, six),
    airing("sunday, again", sunday, seven),
    airing("after", sunday + 1, six),
  );
  const aired = async (asOf: Instant) => {
    const { traces } = await gathered("d889", asOf);
    return [rows(traces.aired), rows(traces.airedDays)];
  };
  const over = slotAt(sunday, 18 * 60);
  assert.deepEqual(await aired(over), [[["radio", 5, null]], [["radio", 2, 7]]]);
  assert.deepEqual(await aired(minus(over, Minutes(1))), [[["radio", 5, null]], [["radio", 1, 6]]]);
  await t.db
    .updateTable("bulletin")
    .set({ first_day: sunday - 1 })
    .execute();
  assert.deepEqual((await aired(over))[1], [["radio", 1, 2]], "no day before the first bulletin");
  await t.db
    .updateTable("unit")
    .set({ valid_to_day: sunday - 1 })
    .where("id", "=", "radio")
    .execute();
  assert.deepEqual(await aired(plus(over, Minutes(1))), [[], []], "it has ended by Sunday");
});
