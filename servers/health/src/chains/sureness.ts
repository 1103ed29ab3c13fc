/** How sure it is that a case caught it from another. */
import type { CaseClass } from "@bluezone/contract/health/cases";
import type { Sureness } from "@bluezone/contract/health/chains";
import type { ContactClass } from "../contacts/tables.ts";
import { MOST_DAYS } from "../contacts/trace.ts";

/** What is known of a link. Days are days of Vietnam; null where nobody knows. */
export type KnownLink = {
  /** Whether the later record says that it comes from this contact. */
  readonly named: boolean;
  readonly contactClass: ContactClass | null;
  readonly day: number | null;
  readonly from: { readonly class: CaseClass };
  readonly to: { readonly class: CaseClass; readonly onset: number | null };
};

/** Whoever is infected falls ill on the next day at the earliest, and 14 days later at the latest. */
export function surenessOf({ named, contactClass, day, from, to }: KnownLink): Sureness {
  if (contactClass !== "F1") return "possible";
  const before = day === null || to.onset === null ? null : to.onset - day;
  if (before !== null && before < 0) return "possible";
  const inTime = before !== null && before >= 1 && before <= MOST_DAYS;
  return named && inTime && from.class === "confirmed" && to.class === "confirmed" ? "confirmed" : "probable";
}
