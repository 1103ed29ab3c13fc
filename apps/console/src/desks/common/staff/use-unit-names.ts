/** Names of units by their ids. */
import { useCallback, useMemo } from "react";
import { useUnits } from "../units/use-units.ts";

/** The name of a unit within reach; its id for one that is not, or is not known yet. */
export function useUnitNames(): (unitId: string) => string {
  const units = useUnits();
  const names = useMemo(() => new Map(units.map(({ id, name }) => [id, name])), [units]);
  return useCallback((id) => names.get(id) ?? id, [names]);
}
