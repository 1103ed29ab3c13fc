/** Who goes on with the work of an organisation that has changed or ended. */
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";
import { AN_GIANG_2020 } from "./an-giang-2020.ts";
import { DAYS_OF_2020 } from "./an-giang-province.ts";
import { type OrgUnit, type UnitIndex, unitIndex } from "./org-unit.ts";
import { unitKey } from "./unit.ts";

/** One organisation that hands its work to another. */
export interface Successor {
  /** Id of the organisation that ends the day before. */
  readonly from: string;
  /** Id of the one that goes on. */
  readonly to: string;
  /** First day of the new one. */
  readonly day: Day;
  /** Made up, or taken from a law. */
  readonly illustrative: boolean;
}

const MERGER = parseDay("2025-07-01");
const before = (code: string): string => unitKey({ ...DAYS_OF_2020, code });
const after = (code: string): string => unitKey({ code, validFrom: MERGER });
const merged = (from: string, to: string, illustrative: boolean): Successor => ({
  from: before(from),
  to: after(to),
  day: MERGER,
  illustrative,
});

/**
 * The merger of 1 July 2025: the province as the resolution has it, and three made-up hand-overs. The ward's code is an
 * old ward's; that code and work go together here is the mapping's word, not the code's.
 */
const MERGED: readonly Successor[] = [
  merged("89-province-committee", "91-province-committee", false),
  merged("89-information-department", "91-information-department", true),
  merged("30307-commune-committee", "30307-commune-committee", true),
  merged("883-district-station", "30307-loudspeaker-station", true),
];

/** Where a register's organisation has another row from the day after: the same one, with a new name or parent. */
function continued(units: readonly OrgUnit[]): readonly Successor[] {
  const known = unitIndex(units);
  return units.flatMap((unit) => {
    if (unit.validTo === undefined) return [];
    const day = addDays(unit.validTo, 1);
    const to = unitKey({ code: unit.code, validFrom: day });
    return known.has(to) ? [{ from: unit.id, to, day, illustrative: false }] : [];
  });
}

/** Every hand-over known: changes of name and rank until 2025, and the merger. */
export const SUCCESSORS: readonly Successor[] = [...continued(AN_GIANG_2020), ...MERGED];

/**
 * Who does the work of an organisation on a day: itself while it holds, else who took over from it, or from who did.
 * Undefined when nobody is known to have, when it did not yet exist, or for an unknown id.
 */
export function heirOn(
  index: UnitIndex,
  id: string,
  day: Day,
  successors: readonly Successor[] = SUCCESSORS,
): OrgUnit | undefined {
  const unit = index.get(id);
  if (!unit || day < unit.validFrom) return undefined;
  if (unit.validTo === undefined || day <= unit.validTo) return unit;
  const next = successors.find(({ from }) => from === id);
  return next && heirOn(index, next.to, day, successors);
}
