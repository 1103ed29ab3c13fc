/** The table of quotas. */
import type { QuotaTable } from "@bluezone/server-kit/quota";

/** What a key has quotas of: codes, and messages of self-reports. */
export type QuotaOfKey = "codes" | "self-reports";

/**
 * What there are quotas of; beside those an officer's looks for a number, and the budget of each endpoint that nobody
 * is signed in at, by its path.
 */
export type QuotaOf = QuotaOfKey | "looks" | `/api/${string}`;

export type QuotaTables = QuotaTable<QuotaOf>;
