/** Above how many codes in an hour alerts are held. */
import type { HoldScope } from "@bluezone/contract/health/alert-hold";
import type { HealthConfig } from "../../config.ts";

/** For all alerts by the codes of desks and laboratories, for those of self-reports by self-reports. */
export const limitOf = (
  { surgeCodes, surgeSelfReports }: Pick<HealthConfig, "surgeCodes" | "surgeSelfReports">,
  of: HoldScope,
): number => (of === "all" ? surgeCodes : surgeSelfReports);
