/** Which kinds of unit direct which, as letter 1313's register has it. It is the same in every province until 30 June 2025. */
import { AN_GIANG_2020 } from "./an-giang-2020.ts";
import { unitIndex } from "./org-unit.ts";
import type { UnitType } from "./unit-type.ts";

/** The kinds of unit that direct each kind; a kind that the register does not have is not there. */
export const DIRECTORS: ReadonlyMap<UnitType, ReadonlySet<UnitType>> = (() => {
  const [index, above] = [unitIndex(AN_GIANG_2020), new Map<UnitType, Set<UnitType>>()];
  for (const { type, parent } of AN_GIANG_2020) {
    const kinds = above.get(type) ?? new Set<UnitType>();
    const director = parent === undefined ? undefined : index.get(parent)?.type;
    above.set(type, director === undefined ? kinds : kinds.add(director));
  }
  return above;
})();
