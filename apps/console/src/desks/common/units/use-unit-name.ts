/** The name of a unit, for the header. */
import { readUnit } from "@bluezone/contract/units";
import { useAsk } from "../../../api/hooks.ts";

/** Nothing until it is known. */
export const useUnitName = (id: string): string | undefined => useAsk(readUnit, { id }).data?.unit.name;
