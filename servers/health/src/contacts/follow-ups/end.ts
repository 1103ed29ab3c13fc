/** Follow-ups that end by themselves: of a contact who became a case, of somebody who died. */
import type { ChangeEntry } from "@bluezone/desk/change";
import type { Transaction } from "../../tables.ts";
import { contactsOfPeople, dropOpen, type Ended } from "./end-store.ts";

/** Ends what is open for these contacts as dropped; an audit entry for each contact that had something open. */
export async function endFollowUps(
  trx: Transaction,
  contactIds: readonly string[],
  ended: Ended,
): Promise<readonly ChangeEntry[]> {
  const had = await dropOpen(trx, contactIds, ended);
  return had.map((subject) => ({ action: "follow-up.end", subject, fields: ["outcome"] }));
}

/** The same for all contacts of people, wherever they are looked after. */
export const endFollowUpsOf = async (
  trx: Transaction,
  people: readonly string[],
  ended: Ended,
): Promise<readonly ChangeEntry[]> => endFollowUps(trx, await contactsOfPeople(trx, people), ended);
