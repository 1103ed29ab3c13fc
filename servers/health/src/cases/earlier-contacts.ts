/** Contacts of somebody whose case opens: the chain F0 → F1 → F0 is closed from both ends. */
import type { ChangeEntry } from "@bluezone/desk/change";
import { addDays, type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { fold } from "@bluezone/vietnamese/fold";
import type { ContactRow } from "../contacts/tables.ts";
import type { Person } from "../people/person.ts";
import { fromMs, type Sql, type Transaction } from "../tables.ts";
import { type Classified, evidenceDay } from "./case.ts";
import { type EarlierContact, openContactsOf, setBecameCase } from "./contacts-store.ts";
import type { EndFollowUps } from "./hooks.ts";
import { type CaseRow, setFromContact } from "./store.ts";

/** How long before the sample somebody can have been near, in days. */
const NEAR_BEFORE = 30;

/** Whether two are surely one person: the same name, year of birth and phone, none of them missing. */
export const surelySame = (
  a: Pick<Person, "name" | "birthYear" | "phone">,
  b: Pick<Person, "name" | "birthYear" | "phone">,
): boolean =>
  a.birthYear !== null &&
  a.birthYear === b.birthYear &&
  a.phone !== null &&
  a.phone === b.phone &&
  fold(a.name) === fold(b.name);

/**
 * Contacts of these people that became no case yet, that nobody classed as none, and that were near in the 30 days before a
 * sample: those of a known case first, then the latest. Where nobody knows the day, the day of recording counts.
 */
export async function earlierContacts(
  sql: Sql,
  people: readonly string[],
  sampleDay: Day,
): Promise<readonly EarlierContact[]> {
  if (people.length === 0) return [];
  const rows = await openContactsOf(sql, people);
  const first = addDays(sampleDay, -NEAR_BEFORE);
  const near = ({ day, made_ms }: EarlierContact): number => day ?? dayOf(fromMs(made_ms), "vietnam");
  return rows
    .filter((row) => near(row) >= first && (row.day === null || row.day <= sampleDay))
    .sort((a, b) => Number(b.case_id !== null) - Number(a.case_id !== null) || near(b) - near(a));
}

/**
 * Says of contacts that they became a case, and of the case that it comes from the first of them. Their follow-ups end: the case
 * is looked after instead. Audit entries of those that ended.
 */
export async function linkContacts(
  trx: Transaction,
  caseId: string,
  contacts: readonly Pick<ContactRow, "id">[],
  { by, now, endFollowUps }: { by: string; now: Instant; endFollowUps: EndFollowUps },
): Promise<readonly ChangeEntry[]> {
  const ids = contacts.map(({ id }) => id);
  const [first] = ids;
  if (first === undefined) return [];
  await setBecameCase(trx, caseId, ids, { by, now });
  await setFromContact(trx, caseId, first);
  return endFollowUps(trx, ids, { by, now });
}

/**
 * A case that was discarded and is one again has its contacts back: the one that it came from, and those that a new case would
 * have. Audit entries of follow-ups that ended.
 */
export async function linkAgain(
  trx: Transaction,
  row: Pick<CaseRow, "id" | "class" | "person_id" | "from_contact_id">,
  classified: Classified,
  { by, now, endFollowUps }: { by: string; now: Instant; endFollowUps: EndFollowUps },
): Promise<readonly ChangeEntry[]> {
  if (row.class !== "discarded" || classified.class === "discarded") return [];
  const from = row.from_contact_id === null ? [] : [{ id: row.from_contact_id }];
  const others = await earlierContacts(trx, [row.person_id], evidenceDay(classified));
  return linkContacts(trx, row.id, [...from, ...others], { by, now, endFollowUps });
}
