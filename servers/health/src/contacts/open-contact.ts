/** Opens a contact for somebody, in the transaction of whoever records it: an interview, a call-back, a file. */
import type { Day, Instant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Person } from "../people/person.ts";
import { drawId } from "../record-id.ts";
import { ms, type Transaction } from "../tables.ts";
import { insertContact } from "./store.ts";
import type { ContactRow } from "./tables.ts";

/** How near somebody was, as far as the interview tells. */
export type Nearness = Pick<ContactRow, "masked" | "distance" | "touched" | "carer">;

/** Nothing is known of it. */
export const UNKNOWN_NEARNESS: Nearness = { masked: "unknown", distance: null, touched: false, carer: false };

/** What a contact is opened with. */
export type NewContact = {
  /** Drawn by the desk, so that the same call twice enters one; drawn here when absent. */
  readonly id?: string;
  readonly person: Person;
  /** The case that they were near; null while nobody knows. */
  readonly caseId: string | null;
  /** The contact that they were near, for somebody near an F1. */
  readonly ofContactId?: string | null;
  readonly source: ContactRow["source"];
  readonly day: Day | null;
  readonly part: ContactRow["part"];
  /** Minutes in all, whole. */
  readonly minutes: number | null;
  /** How sure the person's phone was; null where no phone said anything. */
  readonly confidence: ContactRow["confidence"];
  /** When the person sent it from their app, and that an officer ties it to the case. */
  readonly sentAt?: Instant;
  readonly tied?: boolean;
  readonly nearness?: Nearness;
  readonly note?: string | null;
  /** Who records it: an officer's id. */
  readonly by: string;
};

/** Inserts the contact, waiting to be classed. What somebody sent from their app is kept beside what an officer may change. */
export async function openContact(
  trx: Transaction,
  { random, now }: { readonly random: Random; readonly now: Instant },
  {
    id = drawId(random),
    person,
    caseId,
    ofContactId = null,
    source,
    day,
    part,
    minutes,
    confidence,
    sentAt = now,
    tied = false,
    nearness,
    note,
    by,
  }: NewContact,
): Promise<{ readonly id: string }> {
  const sent = source === "app";
  await insertContact(trx, {
    id,
    person_id: person.id,
    unit_id: person.unitId,
    unit_path: person.unitPath,
    case_id: caseId,
    of_contact_id: ofContactId,
    source,
    day,
    part,
    minutes,
    confidence,
    sent_day: sent ? day : null,
    sent_part: sent ? part : null,
    sent_minutes: sent ? minutes : null,
    sent_ms: sent ? ms(sentAt) : null,
    tied_ms: tied ? ms(now) : null,
    tied_by: tied ? by : null,
    ...(nearness ?? UNKNOWN_NEARNESS),
    class: null,
    suggested: null,
    rule_document: null,
    rule_day: null,
    reason: null,
    classed_ms: null,
    classed_by: null,
    note: person.own.sealOrNull(`contact/${id}/note`, note || null),
    due_ms: null,
    due_kind: null,
    became_case_id: null,
    version: 1,
    made_ms: ms(now),
    made_by: by,
    changed_ms: ms(now),
    changed_by: by,
  });
  return { id };
}
