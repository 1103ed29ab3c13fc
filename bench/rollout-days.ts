/** What is counted every day of the bench's year: made up. */
import { HELP_PLACES, HELP_PROBLEMS, HELPED_PHONES } from "@bluezone/contract/rollout/help";
import { addDays, type Day, dayOf } from "@bluezone/protocol/time";
import { ms } from "@bluezone/rollout/tables";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { UnitRow } from "@bluezone/units/rows";
import { enter } from "./rollout-enter.ts";

/** A placement is scanned on every so many days, and a helper's sheet has so many lines a day. */
const SCANNED_EVERY = 10;
const TALLIES_A_DAY = 2;
/** Minutes of the day at which stations air. */
const SLOTS = [330, 1020] as const;

/** The days of the year, the newest first. */
const daysOf = (today: Day, weeks: number): readonly Day[] =>
  Array.from({ length: 7 * weeks }, (_, back) => addDays(today, -back));

/** Scans, airings and tallies of every day; returns how many rows of each. */
export async function fillDays(
  t: TestRollout,
  units: readonly UnitRow[],
  codes: readonly string[],
  weeks: number,
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
        id: `${i}-${day}-${slot}`,
        unit_id: id,
        unit_path: path,
        day,
        slot,
        bulletin_id: "bench",
        number: 1,
        aired_ms: now,
        received_ms: now,
        late: false,
        by_id: "nobody",
        taken_back_ms: null,
        taken_back_by: null,
      })),
    ),
  );
  const committees = units.filter(({ type }) => type === "commune-committee");
  const tallies = days.flatMap((day) =>
    committees.flatMap(({ id, path, district, commune }, i) =>
      Array.from({ length: TALLIES_A_DAY }, (_, n) => ({
        id: `${i}-${day}-${n}`,
        unit: id,
        unit_path: path,
        district,
        commune,
        day,
        place: HELP_PLACES[(i + n) % HELP_PLACES.length]!,
        phone: HELPED_PHONES[(i + day) % HELPED_PHONES.length]!,
        problem: HELP_PROBLEMS[(i + day + n) % HELP_PROBLEMS.length]!,
        count: 1 + ((i * 7 + n) % 9),
        received_ms: now,
      })),
    ),
  );
  return {
    scans: await enter(t, "placement_scan", scans),
    airings: await enter(t, "airing", airings),
    tallies: await enter(t, "help_tally", tallies),
  };
}

/** The bulletin that was aired all year. */
export async function fillBulletin(t: TestRollout, [unit]: readonly UnitRow[]): Promise<void> {
  const [now, today] = [ms(t.clock.now()), dayOf(t.clock.now(), "vietnam")];
  await enter(t, "bulletin", [
    {
      id: "bench",
      unit_id: unit!.id,
      unit_path: unit!.path,
      state: "draft",
      version: 1,
      content: "{}",
      fields: "{}",
      hands: "[]",
      priority: "normal",
      first_day: today,
      last_day: today,
      border_only: false,
      created_by: "nobody",
      created_ms: now,
      changed_by: "nobody",
      changed_ms: now,
      submitted_by: null,
      submitted_ms: null,
      approved_by: null,
      approved_ms: null,
      review_due_ms: null,
      reviewed_by: null,
      reviewed_ms: null,
      withdrawn_by: null,
      withdrawn_ms: null,
      reason: null,
      number: 1,
      package: null,
      checksum: null,
      audio_blob: null,
      audio_sha256: null,
      audio_bytes: null,
      audio_seconds: null,
    },
  ]);
}
