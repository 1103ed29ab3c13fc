/** A request for advice as the contract shows it. */
import { ADVICE_KEPT_DAYS, ADVICE_MOST_DAYS, type Advice } from "@bluezone/contract/health/advice";
import { isoInstant } from "@bluezone/protocol/time";
import type { Phone } from "@bluezone/vietnamese/phone";
import { deleteOn } from "../from-phone/delete-on.ts";
import type { PersonSeal } from "../people/sealing.ts";
import { fromMs } from "../tables.ts";
import type { AdviceRow } from "./tables.ts";

/** How long requests are kept. */
export const ADVICE_KEPT = { closed: ADVICE_KEPT_DAYS, most: ADVICE_MOST_DAYS } as const;

/** What the row keeps sealed. */
export type SealedAdvice = Pick<Advice, "for" | "needs" | "text"> & { readonly phone: Phone | null };

/** What was said, opened. */
export const saidOf = (own: PersonSeal, { said }: Pick<AdviceRow, "said">): SealedAdvice =>
  JSON.parse(own.open("said", said)) as SealedAdvice;

/** For the desk: the number stays sealed, only that there is one is told. */
export function adviceOf(row: AdviceRow & { readonly unit_name: string }, own: PersonSeal): Advice {
  const { phone, ...said } = saidOf(own, row);
  return {
    ...said,
    id: row.id,
    receipt: row.receipt,
    unitId: row.unit_id,
    unitName: row.unit_name,
    commune: row.commune,
    made: isoInstant(fromMs(row.made_ms)),
    confirmed: row.confirmed,
    hasPhone: phone !== null,
    state: row.state,
    outcome: row.outcome,
    deleteOn: deleteOn(row, ADVICE_KEPT),
    version: row.version,
  };
}
