/** Nobody is counted twice: a unit has no more people with a smartphone than people. */
import { Fault } from "@bluezone/contract/fault";
import type { UnitTotals } from "@bluezone/contract/rollout/numbers";

/** Throws Fault `more_smartphones_than_staff`. */
export function smartphonesWithinStaff({ smartphones, staff }: UnitTotals): void {
  if (smartphones > staff)
    throw new Fault("more_smartphones_than_staff", "There are more people with a smartphone than people.");
}
