/** The refusals of this server's quotas, in their own words. */
import type { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import { type Quota, usedUp } from "@bluezone/server-kit/limits/quota";
import type { QuotaOf } from "./tables.ts";

const SAYS: Readonly<Partial<Record<QuotaOf, string>>> = {
  codes: "this key has issued all codes that it may issue today",
  looks: "you have looked for so many people in this hour; go on without, or wait a while",
  "clusters-elsewhere": "your unit has placed so many clusters in communes of others today; go on tomorrow",
  "self-reports": "too many self-reports at this moment; try again later, or ask a station for a code",
};

/** The refusal of whoever has used one of them up. */
export const refusedFor = (quota: Quota<QuotaOf>, now: Instant): Fault => usedUp(quota, now, SAYS[quota.of]);
