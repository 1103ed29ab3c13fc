/** What somebody sent from the app is tied to a case by an officer, and taken apart again: an interview and an app make one contact. */
import type { RequestOf, ResponseOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import type {
  tieContact as tieEndpoint,
  untieContact as untieEndpoint,
} from "@bluezone/contract/health/contacts";
import { type ChangeContext, type ChangeResult, changed } from "@bluezone/desk/change";
import { Day } from "@bluezone/protocol/time";
import { staysCase } from "../cases/store.ts";
import type { Context } from "../context.ts";
import type { Person } from "../people/person.ts";
import { fromMs, ms, type Tables } from "../tables.ts";
import { becomePartOf, bothAnswered, lockNear } from "./evidence-store.ts";
import { noteNext } from "./follow-ups/store.ts";
import { oneContact } from "./one-contact.ts";
import { openContact } from "./open-contact.ts";
import { type ContactChange, personOfContact, putContact } from "./store.ts";
import type { ContactRow } from "./tables.ts";

/** What the app told, as a contact keeps it. */
export type Evidence = Pick<ContactRow, "sent_day" | "sent_part" | "sent_minutes" | "confidence" | "sent_ms">;

const evidenceOf = ({ sent_day, sent_part, sent_minutes, confidence, sent_ms }: Evidence): Evidence => ({
  sent_day,
  sent_part,
  sent_minutes,
  confidence,
  sent_ms,
});
const NO_EVIDENCE: Evidence = {
  sent_day: null,
  sent_part: null,
  sent_minutes: null,
  confidence: null,
  sent_ms: null,
};

/** That an officer tied it. */
export const tiedBy = ({ caller, now }: Pick<ChangeContext<Tables>, "caller" | "now">) => ({
  tied_ms: ms(now),
  tied_by: caller.id,
});

/** A case that evidence can be tied to. Throws Fault `not_found`, or `conflict` for one that goes on elsewhere or is discarded. */
export async function mustBeNear(
  { trx, scope }: Pick<ChangeContext<Tables>, "trx" | "scope">,
  caseId: string,
): Promise<void> {
  const row = await staysCase(trx, scope, caseId);
  if (!row) throw new Fault("not_found", "There is no such case within reach.");
  if (row.merged_into !== null || row.class === "discarded")
    throw new Fault("conflict", "This case goes on in another record, or is none.");
}

/** The contact of an interview that is the same meeting, held; undefined when there is none. */
export const sameMeeting = async (
  { trx, scope }: Pick<ChangeContext<Tables>, "trx" | "scope">,
  of: { readonly personId: string; readonly caseId: string },
  sentDay: number | null,
): Promise<ContactRow | undefined> => oneContact(await lockNear(trx, scope, of), sentDay);

/** The longest note. */
const NOTE = 2_000;

/** Two notes as one. Throws Fault `conflict` when that is too long. */
export function joinedNote(...notes: readonly (string | null)[]): string | null {
  const note = notes.filter((one) => one !== null && one !== "").join("\n");
  if (note.length > NOTE) throw new Fault("conflict", "The notes of both are too long for one contact.");
  return note || null;
}

/** What a contact that goes into another brings along: its class where the other has none, its note behind the other's. */
function broughtAlong(person: Person, gone: ContactRow, keep: ContactRow): Partial<ContactRow> {
  const text = (row: ContactRow, column: "note" | "reason") =>
    person.own.openOrNull(`contact/${row.id}/${column}`, row[column]);
  const note = joinedNote(text(keep, "note"), text(gone, "note"));
  const seal = (column: "note" | "reason", of: string | null) =>
    person.own.sealOrNull(`contact/${keep.id}/${column}`, of || null);
  const { class: named, suggested, rule_document, rule_day, classed_ms, classed_by } = gone;
  return {
    note: seal("note", note),
    became_case_id: keep.became_case_id ?? gone.became_case_id,
    ...(keep.class === null && named !== null
      ? {
          ...{ class: named, suggested, rule_document, rule_day, classed_ms, classed_by },
          reason: seal("reason", text(gone, "reason")),
        }
      : {}),
  };
}

/**
 * Ties a contact from the app to a case. Where an interview told of the same person near the same case, that contact goes on with
 * both sources. Throws Fault `not_found` or `conflict`.
 */
export async function tieContact(
  context: Context,
  { caseId }: RequestOf<typeof tieEndpoint>,
  changing: ContactChange,
): Promise<ChangeResult<ResponseOf<typeof tieEndpoint>>> {
  const { trx, row } = changing;
  if (row.sent_ms === null || row.case_id !== null)
    throw new Fault("conflict", "Only what came from the app and is near no case yet is tied to one.");
  await mustBeNear(changing, caseId);
  const action = "contact.tie";
  const same = await sameMeeting(changing, { personId: row.person_id, caseId }, row.sent_day);
  if (!same) {
    const version = await putContact(trx, row, changing, { case_id: caseId, ...tiedBy(changing) });
    return changed({ contactId: row.id, version }, { action, subject: row.id, fields: ["case"] });
  }
  if (await bothAnswered(trx, [row.id, same.id]))
    throw new Fault("conflict", "Both contacts have answers; those of one are to be deleted first.");
  const person = await personOfContact(context, trx, row);
  const version = await putContact(trx, same, changing, {
    ...evidenceOf(row),
    ...tiedBy(changing),
    ...broughtAlong(person, row, same),
  });
  await becomePartOf(trx, row.id, same.id);
  await noteNext(trx, same.id);
  return changed(
    { contactId: same.id, version },
    { action, subject: `${same.id}:${row.id}`, fields: ["case", "evidence"] },
  );
}

/**
 * Takes apart what was tied: evidence that lies with an interview becomes a contact of its own, near no case; a contact of the app
 * alone loses its case. Throws Fault `conflict`.
 */
export async function untieContact(
  context: Context,
  _: RequestOf<typeof untieEndpoint>,
  changing: ContactChange,
): Promise<ChangeResult<ResponseOf<typeof untieEndpoint>>> {
  const { trx, caller, now, row } = changing;
  if (row.sent_ms === null || row.tied_ms === null)
    throw new Fault("conflict", "Nobody has tied this to a case.");
  const action = "contact.untie";
  const loose = { tied_ms: null, tied_by: null };
  if (row.source === "app") {
    await putContact(trx, row, changing, { case_id: null, ...loose });
    return changed({ contactId: row.id }, { action, subject: row.id, fields: ["case"] });
  }
  const person = await personOfContact(context, trx, row);
  await putContact(trx, row, changing, { ...NO_EVIDENCE, ...loose });
  const { id } = await openContact(
    trx,
    { random: context.random, now },
    {
      person,
      caseId: null,
      source: "app",
      day: row.sent_day === null ? null : Day(row.sent_day),
      part: row.sent_part,
      minutes: row.sent_minutes,
      confidence: row.confidence,
      sentAt: fromMs(row.sent_ms),
      by: caller.id,
    },
  );
  return changed({ contactId: id }, { action, subject: `${row.id}:${id}`, fields: ["evidence"] });
}
