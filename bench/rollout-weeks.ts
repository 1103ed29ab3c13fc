/** What is sent every week of the bench's year: made up. */
import { cutOffOf, type Week, weekAfter } from "@bluezone/contract/rollout/week";
import { dayOf, Hours, minus } from "@bluezone/protocol/time";
import { REPORTING_TYPES } from "@bluezone/rollout/numbers/reporting-types";
import { ms } from "@bluezone/rollout/tables";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { UnitRow } from "@bluezone/units/rows";
import { enter } from "./rollout-enter.ts";

/** Numbers of every unit that is asked; every tenth sending was corrected once. Returns how many rows. */
export async function fillNumbers(
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
          unit_id: unit.id,
          unit_path: unit.path,
          district: unit.district,
          commune: unit.commune,
          week_day: dayOf(cutOffOf(week), "vietnam"),
          version,
          staff,
          smartphones: staff - 3,
          installed: staff - 9 + version,
          helped: (i + w) % 20,
          posters: i % 4,
          difficulties: i % 40 === 0 ? "Một số máy đời cũ không cài được." : "",
          proposals: "",
          client_id: `${version}`,
          by_id: "nobody",
          at_ms: ms(minus(cutOffOf(week), Hours(3 - version))),
        };
      }),
    ),
  );
  return enter(t, "unit_numbers", rows);
}

/** Downloads of every district. */
export async function fillDownloads(
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
        district,
        week_day: dayOf(cutOffOf(week), "vietnam"),
        version: 1,
        count: 50_000 - 500 * back,
        source: "Số liệu minh họa",
        illustrative: true,
        by_id: "nobody",
        at_ms: ms(cutOffOf(week)),
      })),
    ),
  );
}
