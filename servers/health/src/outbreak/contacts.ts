/** Contacts per case, where they are from, and how many became cases. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { CONTACT_GROUPS, type readContactsPicture } from "@bluezone/contract/health/outbreak";
import { shareOf } from "@bluezone/policy/share-interval";
import type { Sql } from "../tables.ts";
import { type Asking, headOf } from "./asked.ts";
import { contactTotals } from "./contacts-store.ts";

/** The picture. */
export async function contactsOf(sql: Sql, asking: Asking): Promise<ResponseOf<typeof readContactsPicture>> {
  const { counts, quartiles, groups } = await contactTotals(sql, asking);
  const [p25 = null, p50 = null, p75 = null] = quartiles ?? [];
  return {
    ...headOf(asking),
    cases: counts.reduce((sum, n) => sum + n, 0),
    counts: [...counts],
    p25,
    p50,
    p75,
    groups: CONTACT_GROUPS.map((group) => {
      const { contacts, became } = groups[group];
      return { group, contacts, became, share: shareOf(became, contacts) };
    }),
  };
}
