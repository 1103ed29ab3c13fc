/** The remark of a report is about no person: it is on the paper, which never changes again. */
import { Fault } from "@bluezone/contract/fault";
import type { Unit } from "@bluezone/contract/units";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { hasWholeName, namesSomebody } from "../people/typed.ts";
import type { Transaction } from "../tables.ts";
import { peopleOfLatest } from "./remark-store.ts";

/**
 * Throws Fault `names_somebody` for a remark with a number of a telephone or a paper, an address of mail or a page, or the whole
 * name of somebody of the unit's latest open cases. A name that only others know is not found.
 */
export async function mustNameNobody(
  context: Pick<Context, "random" | "vault">,
  trx: Transaction,
  { path }: Pick<Unit, "path">,
  note: string,
): Promise<void> {
  if (note.trim() === "") return;
  const keys = await openPeopleKeys(context, trx);
  const people = await readPeople(trx, keys, context.random, await peopleOfLatest(trx, path));
  if (namesSomebody(note) || [...people.values()].some(({ name }) => hasWholeName(note, name)))
    throw new Fault("names_somebody", "A report names nobody; take the name or number out of the remark.");
}
