/** How sure it is that a case caught it from another. */
import type { CaseClass } from "@bluezone/contract/health/cases";
import type { Sureness } from "@bluezone/contract/health/chains";
import type { Disease } from "@bluezone/policy/disease";
import type { ContactClass } from "../contacts/tables.ts";

/** What is known of a link. Days are days of Vietnam; null where nobody knows. */
export type KnownLink = {
  /** Whether the later record says that it comes from this contact. */
  readonly named: boolean;
  readonly contactClass: ContactClass | null;
  readonly day: number | null;
  readonly from: { readonly class: CaseClass };
  readonly to: { readonly class: CaseClass; readonly onset: number | null };
};

/** Whoever is infected falls ill within the incubation of the disease. */
export function surenessOf(
  { incubation }: Pick<Disease, "incubation">,
  { named, contactClass, day, from, to }: KnownLink,
): Sureness {
  if (contactClass !== "F1") return "possible";
  const before = day === null || to.onset === null ? null : to.onset - day;
  if (before !== null && before < 0) return "possible";
  const inTime = before !== null && before >= incubation.least && before <= incubation.most;
  return named && inTime && from.class === "confirmed" && to.class === "confirmed" ? "confirmed" : "probable";
}
