/** The app is on smartphones: no more have installed it than have one. */
import { Fault } from "@bluezone/contract/fault";
import type { UnitTotals } from "@bluezone/contract/rollout/numbers";

/** Throws Fault `more_installed_than_smartphones`. */
export function installedWithinSmartphones({ installed, smartphones }: UnitTotals): void {
  if (installed > smartphones)
    throw new Fault("more_installed_than_smartphones", "More have installed it than have a smartphone.");
}
