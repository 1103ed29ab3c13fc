/** The one place where somebody's records go from one unit's care into another's. */
import { moveCases } from "../cases/store.ts";
import { movePeople } from "../contacts/moves-store.ts";
import { moveRequests } from "../data/store.ts";
import { type Home, movePerson } from "../people/store.ts";
import { moveQuarantines } from "../quarantine/store.ts";
import type { Transaction } from "../tables.ts";
import { openContactsNear } from "./store.ts";

/**
 * Moves somebody with all that is kept of them and what they asked about it, and the contacts of their cases that are open, that the old unit (`from`)
 * looks after, and that are no cases themselves.
 */
export async function moveCare(
  trx: Transaction,
  personId: string,
  { from, to }: { readonly from: string; readonly to: Home },
): Promise<void> {
  const open = await openContactsNear(trx, personId, from);
  const people = [personId, ...open];
  for (const id of people) await movePerson(trx, id, to);
  await moveCases(trx, people, to);
  await movePeople(trx, people, to);
  await moveRequests(trx, people, to);
  await moveQuarantines(trx, people, to);
}
