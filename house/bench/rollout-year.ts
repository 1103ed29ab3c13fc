/** A year of a province's rollout, made up and entered by bulk SQL: what the desk's pages have to be quick on. */
import { HELP_PLACES, HELP_PROBLEMS, HELPED_PHONES } from "@bluezone/contract/rollout/help";
import { PLACEMENT_SIGNS } from "@bluezone/contract/rollout/placement-code";
import { cutOffOf, type Week, weekAfter } from "@bluezone/contract/rollout/week";
import { addDays, type Day, dayOf, Hours, minus } from "@bluezone/protocol/time";
import { REPORTING_TYPES } from "@bluezone/rollout/numbers/reporting-types";
import { ms, type Tables } from "@bluezone/rollout/tables";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { UnitRow } from "@bluezone/rollout/units/rows";

/** How much of it. */
export type Size = { readonly units: number; readonly placements: number; readonly weeks: number };

/** Rows that one statement enters. */
const AT_ONCE = 20_000;
/** A placement is scanned on every so many days, and a helper's sheet has so many lines a day. */
const SCANNED_EVERY = 10;
const TALLIES_A_DAY = 2;
/** Minutes of the day at which stations air. */
const SLOTS = [330, 1020] as const;

/** Enters rows of a table as they are. */
async function enter<T extends keyof Tables & string>(
  { engine }: TestRollout,
  table: T,
  rows: readonly Tables[T][],
): Promise<number> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await engine.query(
      `insert into rollout."${table}" select * from json_populate_recordset(null::rollout."${table}", $1)`,
      [JSON.stringify(rows.slice(from, from + AT_ONCE))],
    );
  return rows.length;
}

/** Units of a day that are there already, and made-up ones below communes until there are so many. */
async function fillUnits(t: TestRollout, most: number): Promise<readonly UnitRow[]> {
  const today = dayOf(t.clock.now(), "vietnam");
  const there = await t.database.db
    .selectFrom("unit")
    .selectAll()
    .where("valid_from_day", "<=", today)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", today)]))
    .orderBy("id")
    .execute();
  const communes = there.filter(({ type }) => type === "commune-committee");
  const below = (i: number): UnitRow => {
    const above = communes[i % communes.length]!;
    const type = i < communes.length ? "loudspeaker-station" : "shop";
    const code = `${above.commune}-${type}-${i}`;
    const id = `${code}@2019-10-06`;
    return {
      ...above,
      id,
      code,
      type,
      level: i < communes.length ? "commune" : "site",
      name: `Đơn vị minh họa ${i}`,
      search: `don vi minh hoa ${i}`,
      parent: above.id,
      path: `${above.path}${id}/`,
      population: null,
      illustrative: true,
    };
  };
  const made = Array.from({ length: Math.max(0, most - there.length) }, (_, i) => below(i));
  await enter(t, "unit", made);
  return [...there, ...made];
}

const codeOf = (i: number): string =>
  Array.from({ length: 8 }, (_, sign) => {
    const drawn = Math.floor((i * 2_654_435_761 + 97) / 32 ** sign) % 32;
    return PLACEMENT_SIGNS[drawn];
  }).join("");

async function fillPlacements(t: TestRollout, units: readonly UnitRow[], size: Size): Promise<string[]> {
  const now = t.clock.now();
  const today = dayOf(now, "vietnam");
  const codes = Array.from({ length: size.placements }, (_, i) => codeOf(i));
  const printed = ms(minus(now, Hours(24 * 7 * size.weeks)));
  await enter(
    t,
    "placement",
    codes.map((code, i) => {
      const unit = units[i % units.length]!;
      return {
        ...{ code, kind: "poster-a3", unit: unit.id, unit_path: unit.path, name: unit.name },
        ...{ route: "", terminal: "", spot: "Cửa chính", search: unit.search, state: "in-place" },
        ...{ printed_ms: printed, hung_day: today - 7 * size.weeks, reprint_day: today + 30 },
        ...{ illustrative: true, created_ms: printed, version: 1 },
      };
    }),
  );
  await enter(
    t,
    "placement_deed",
    codes.map((code, i) => ({
      ...{ id: `${code}-hung`, code, deed: "in-place", at_ms: ms(minus(now, Hours(1 + (i % 600)))) },
      ...{ received_ms: ms(now), by: "nobody", photo: null, photo_sha256: null, photo_type: null },
    })),
  );
  return codes;
}

/** The days of the year, the newest first. */
const daysOf = (today: Day, weeks: number): readonly Day[] =>
  Array.from({ length: 7 * weeks }, (_, back) => addDays(today, -back));

async function fillDays(
  t: TestRollout,
  units: readonly UnitRow[],
  codes: readonly string[],
  { weeks }: Size,
): Promise<Readonly<Record<"scans" | "airings" | "tallies", number>>> {
  const now = ms(t.clock.now());
  const days = daysOf(dayOf(t.clock.now(), "vietnam"), weeks);
  const scans = days.flatMap((day) =>
    codes.flatMap((code, i) =>
      (i + day) % SCANNED_EVERY === 0
        ? [{ code, day, scans: 1 + (i % 5), elsewhere: i % 50 === 0 ? 1 : 0 }]
        : [],
    ),
  );
  const stations = units.filter(({ type }) => /station$/.test(type) && /district|loudspeaker/.test(type));
  const airings = days.flatMap((day) =>
    stations.flatMap(({ id, path }, i) =>
      SLOTS.filter((slot) => (day + i + slot) % 13 !== 0).map((slot) => ({
        ...{ id: `${i}-${day}-${slot}`, unit_id: id, unit_path: path, day, slot, bulletin_id: "bench" },
        ...{ number: 1, aired_ms: now, received_ms: now, late: false, by_id: "nobody" },
      })),
    ),
  );
  const committees = units.filter(({ type }) => type === "commune-committee");
  const tallies = days.flatMap((day) =>
    committees.flatMap(({ id, path, district, commune }, i) =>
      Array.from({ length: TALLIES_A_DAY }, (_, n) => ({
        ...{ id: `${i}-${day}-${n}`, unit: id, unit_path: path, district, commune, day },
        place: HELP_PLACES[(i + n) % HELP_PLACES.length]!,
        phone: HELPED_PHONES[(i + day) % HELPED_PHONES.length]!,
        problem: HELP_PROBLEMS[(i + day + n) % HELP_PROBLEMS.length]!,
        ...{ count: 1 + ((i * 7 + n) % 9), received_ms: now },
      })),
    ),
  );
  return {
    scans: await enter(t, "placement_scan", scans),
    airings: await enter(t, "airing", airings),
    tallies: await enter(t, "help_tally", tallies),
  };
}

/** Every tenth sending was corrected once. */
async function fillNumbers(
  t: TestRollout,
  units: readonly UnitRow[],
  last: Week,
  weeks: number,
): Promise<number> {
  const asked = units.filter(({ type }) => REPORTING_TYPES.includes(type));
  const rows = Array.from({ length: weeks }, (_, back) => weekAfter(last, -back)).flatMap((week, w) =>
    asked.flatMap((unit, i) =>
      [1, ...((i + w) % 10 === 0 ? [2] : [])].map((version) => {
        const staff = 10 + ((i * 7) % 40);
        return {
          ...{ unit_id: unit.id, unit_path: unit.path, district: unit.district, commune: unit.commune },
          ...{ week_day: dayOf(cutOffOf(week), "vietnam"), version, staff, smartphones: staff - 3 },
          ...{ installed: staff - 9 + version, helped: (i + w) % 20, posters: i % 4 },
          ...{ difficulties: i % 40 === 0 ? "Một số máy đời cũ không cài được." : "", proposals: "" },
          ...{
            client_id: `${version}`,
            by_id: "nobody",
            at_ms: ms(minus(cutOffOf(week), Hours(3 - version))),
          },
        };
      }),
    ),
  );
  return enter(t, "unit_numbers", rows);
}

async function fillDownloads(
  t: TestRollout,
  units: readonly UnitRow[],
  last: Week,
  weeks: number,
): Promise<void> {
  const districts = units.flatMap(({ type, district }) =>
    type === "district-committee" && district !== null ? [district] : [],
  );
  await enter(
    t,
    "downloads",
    Array.from({ length: weeks }, (_, back) => weekAfter(last, -back)).flatMap((week, back) =>
      districts.map((district) => ({
        ...{ district, week_day: dayOf(cutOffOf(week), "vietnam"), version: 1, count: 50_000 - 500 * back },
        ...{ source: "Số liệu minh họa", illustrative: true, by_id: "nobody", at_ms: ms(cutOffOf(week)) },
      })),
    ),
  );
}

/** The bulletin that was aired all year. */
async function fillBulletin(t: TestRollout, [unit]: readonly UnitRow[]): Promise<void> {
  const [now, today] = [ms(t.clock.now()), dayOf(t.clock.now(), "vietnam")];
  await enter(t, "bulletin", [
    {
      ...{ id: "bench", unit_id: unit!.id, unit_path: unit!.path, state: "draft", version: 1 },
      ...{ content: "{}", fields: "{}", hands: "[]", priority: "normal", first_day: today, last_day: today },
      ...{ border_only: false, created_by: "nobody", created_ms: now, changed_by: "nobody", changed_ms: now },
      ...{ submitted_by: null, submitted_ms: null, approved_by: null, approved_ms: null },
      ...{
        review_due_ms: null,
        reviewed_by: null,
        reviewed_ms: null,
        withdrawn_by: null,
        withdrawn_ms: null,
      },
      ...{ reason: null, number: 1, package: null, checksum: null, audio_blob: null, audio_sha256: null },
      ...{ audio_bytes: null, audio_seconds: null },
    },
  ]);
}

/** What was entered. */
type Year = {
  readonly units: readonly UnitRow[];
  readonly codes: readonly string[];
  /** Rows by what they are. */
  readonly rows: Readonly<Record<"scans" | "airings" | "tallies" | "numbers", number>>;
};

/** Fills a server whose clock stands at the end of the year. `last` is its newest week. */
export async function fillYear(t: TestRollout, last: Week, size: Size): Promise<Year> {
  const units = await fillUnits(t, size.units);
  await fillBulletin(t, units);
  const codes = await fillPlacements(t, units, size);
  const rows = {
    ...(await fillDays(t, units, codes, size)),
    numbers: await fillNumbers(t, units, last, size.weeks),
  };
  await fillDownloads(t, units, last, size.weeks);
  return { units, codes, rows };
}

/** Gives every unit a part of some tasks of a letter that was passed down, and lets nine in ten acknowledge. */
export async function giveToAll(
  t: TestRollout,
  units: readonly UnitRow[],
  directive: { readonly id: string; readonly taskIds: readonly string[]; readonly due: Day },
): Promise<void> {
  const known = await t.database.db.selectFrom("assignment").select(["task_id", "unit_id"]).execute();
  const has = new Set(known.map(({ task_id, unit_id }) => `${task_id} ${unit_id}`));
  const giver = units.find(({ parent }) => parent === null)!;
  const now = ms(t.clock.now());
  const parts = directive.taskIds.flatMap((task_id, n) =>
    units.flatMap((unit, i) =>
      has.has(`${task_id} ${unit.id}`)
        ? []
        : [
            {
              ...{
                id: (n * 100_000 + i + 1).toString(16).padStart(24, "0"),
                task_id,
                directive_id: directive.id,
              },
              ...{ unit_id: unit.id, unit_path: unit.path, giver_id: giver.id, giver_path: giver.path },
              ...{
                parent_id: null,
                taken_over_from: null,
                handed_to: null,
                note: "",
                due_day: directive.due,
              },
              ...{
                state: "open",
                passed_ms: now,
                seen_ms: null,
                acknowledged_ms: null,
                acknowledged_by: null,
              },
              ...{
                started_ms: null,
                submitted_ms: null,
                decided_ms: null,
                decided_by: null,
                reason: "",
                version: 1,
              },
            },
          ],
    ),
  );
  await enter(t, "assignment", parts);
  await t.engine.query(
    `update rollout.assignment set acknowledged_ms = passed_ms + 60000 * (length(unit_id) + length(unit_path)), seen_ms = passed_ms,
      acknowledged_by = 'nobody', state = case when length(unit_path) % 3 = 0 then 'accepted' else 'acknowledged' end
      where hashtext(unit_id) % 10 <> 0`,
  );
  await t.engine.query("update rollout.assignment set due_day = due_day - 30 where hashtext(id) % 4 = 0");
}
