/** The bench's register and what hangs at its units: made up. */
import { PLACEMENT_SIGNS } from "@bluezone/contract/rollout/placement-code";
import { dayOf, Hours, minus } from "@bluezone/protocol/time";
import { ms } from "@bluezone/rollout/tables";
import type { TestRollout } from "@bluezone/rollout/testing/rollout";
import type { UnitRow } from "@bluezone/units/rows";
import { enter } from "./rollout-enter.ts";

/** Units of a day that are there already, and made-up ones below communes until there are so many. */
export async function fillUnits(t: TestRollout, most: number): Promise<readonly UnitRow[]> {
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

/** Every number has another code: the multiplier is odd. */
const codeOf = (i: number): string =>
  Array.from({ length: 8 }, (_, sign) => {
    const drawn = Math.floor((i * 2_654_435_761 + 97) / 32 ** sign) % 32;
    return PLACEMENT_SIGNS[drawn];
  }).join("");

/** Placements, each hung and seen once; returns their codes. */
export async function fillPlacements(
  t: TestRollout,
  units: readonly UnitRow[],
  size: { readonly placements: number; readonly weeks: number },
): Promise<string[]> {
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
        code,
        kind: "poster-a3",
        unit: unit.id,
        unit_path: unit.path,
        name: unit.name,
        route: "",
        terminal: "",
        spot: "Cửa chính",
        search: unit.search,
        state: "in-place",
        printed_ms: printed,
        hung_day: today - 7 * size.weeks,
        reprint_day: today + 30,
        illustrative: true,
        created_ms: printed,
        version: 1,
      };
    }),
  );
  await enter(
    t,
    "placement_action",
    codes.map((code, i) => ({
      id: `${code}-hung`,
      code,
      action: "in-place",
      at_ms: ms(minus(now, Hours(1 + (i % 600)))),
      received_ms: ms(now),
      by: "nobody",
      photo: null,
      photo_sha256: null,
      photo_type: null,
    })),
  );
  return codes;
}
