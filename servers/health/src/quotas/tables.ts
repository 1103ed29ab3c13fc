/** The table of quotas. */
import type { DigestQuota } from "@bluezone/desk/digest/budget";
import type { QuotaTable } from "@bluezone/server-kit/limits/quota";

/** What a quota of one key is of: codes that it issues, self-reports of an app. */
export type QuotaOfKey = "codes" | "self-reports";

/**
 * What there are quotas of; beside those an officer's looks for a number, the clusters that a unit places in communes of others, the
 * messages of digests, and the budget of each endpoint that nobody is signed in at, by its path.
 */
export type QuotaOf = QuotaOfKey | DigestQuota | "looks" | "clusters-elsewhere" | `/api/${string}`;

declare module "../tables.ts" {
  interface Tables extends QuotaTable<QuotaOf> {}
}
