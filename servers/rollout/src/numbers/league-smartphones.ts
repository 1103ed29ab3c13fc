/** How many smartphones a place has, as the contract shows it. */
import type { LeagueRow } from "@bluezone/contract/rollout/figures";
import { Day, isoDay } from "@bluezone/protocol/time";
import type { SmartphoneCountRow } from "./tables.ts";

type Smartphones = LeagueRow["smartphones"];

/** One place's. */
export function smartphonesOf(row: SmartphoneCountRow | undefined): Smartphones {
  if (!row) return null;
  const { count, source, valid_from_day, valid_to_day } = row;
  return {
    count,
    source,
    validFrom: isoDay(Day(valid_from_day)),
    validTo: valid_to_day === null ? null : isoDay(Day(valid_to_day)),
  };
}

/** All places' together: only when every place has a count, or they would be too few. */
export function allSmartphones(codes: readonly string[], rows: readonly SmartphoneCountRow[]): Smartphones {
  const known = codes.flatMap((code) => rows.find(({ district }) => district === code) ?? []);
  if (codes.length === 0 || known.length < codes.length) return null;
  return {
    count: known.reduce((sum, { count }) => sum + count, 0),
    source: [...new Set(known.map(({ source }) => source))].join("; "),
    validFrom: isoDay(Day(Math.max(...known.map(({ valid_from_day }) => valid_from_day)))),
    validTo: null,
  };
}
