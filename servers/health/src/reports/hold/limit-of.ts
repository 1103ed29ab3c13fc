/** Above how many codes in an hour alerts are held. */
import type { Held } from "@bluezone/contract/health/alert-hold";
import type { HealthConfig } from "../../config.ts";

/** For all alerts by the codes of desks and laboratories, for those of self-reports by self-reports. */
export const limitOf = (
  { surgeCodes, surgeSelfReports }: Pick<HealthConfig, "surgeCodes" | "surgeSelfReports">,
  of: Held,
): number => (of === "all" ? surgeCodes : surgeSelfReports);
