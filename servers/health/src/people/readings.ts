/** Every reading of a person is noted: who, whom, when, in which view. One entry of the chained log stands for each call. */
import type { Instant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { Context } from "../context.ts";
import { ms, type Transaction } from "../tables.ts";
import { deleteReadings, insertReadings } from "./readings-store.ts";

/** A view in which people are shown: "cases.list", "case", "contacts.list" … Letters, digits, dots and "-". */
export type View = string;

/**
 * Notes that a viewer read of these people, in a transaction, as its last statement. Nothing is noted when nobody was shown.
 */
export async function noteReadings(
  { staff }: Pick<Context, "staff">,
  trx: Transaction,
  now: Instant,
  viewer: Pick<Viewer, "id">,
  view: View,
  ids: readonly string[],
): Promise<void> {
  const people = [...new Set(ids)];
  if (people.length === 0) return;
  await insertReadings(trx, people, { at_ms: ms(now), actor: viewer.id, view });
  await staff.audit(trx, now, {
    actor: viewer.id,
    action: "people.read",
    subject: people.length === 1 ? (people[0] ?? "") : `${view}.${people.length}`,
  });
}

/** Forgets who read of records that are no longer there. */
export async function forgetReadings(trx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await deleteReadings(trx, ids);
}
