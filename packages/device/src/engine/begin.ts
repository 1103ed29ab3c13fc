/** A phone starts: what the resident has agreed to is noted, each with its moment. */
import type { FirstConsent } from "../consent.ts";
import { districtOf } from "./active/question.ts";
import type { Context } from "./context.ts";

/** Notes a first consent that is enough to start on. */
export function begin({ memory, now }: Context, { statistics, age, guardian, area }: FirstConsent): void {
  const at = now();
  memory.change("phone", { consentAt: at });
  memory.change("consent", {
    statistics: statistics ? at : null,
    age,
    // Whoever is old enough needs none, and none is noted.
    guardian: guardian && age !== "16-up" ? at : null,
  });
  if (area !== null) memory.change("area", { commune: area });
  if (statistics) memory.change("active", { district: districtOf(area) });
}
