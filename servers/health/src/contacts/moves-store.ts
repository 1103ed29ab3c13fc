/** Contacts that go over: to the record that goes on when two cases become one, to the unit that takes somebody over. */
import type { Home } from "../people/store.ts";
import type { Transaction } from "../tables.ts";

/**
 * Gives the contacts of one case to another; `only` names some of them, such as those to be given back. Answers the ids of
 * those that went.
 */
export async function moveContacts(
  trx: Transaction,
  fromCase: string,
  toCase: string,
  only?: readonly string[],
): Promise<readonly string[]> {
  if (only?.length === 0) return [];
  let going = trx.updateTable("contact").set({ case_id: toCase }).where("case_id", "=", fromCase);
  if (only) going = going.where("id", "in", only);
  return (await going.returning("id").execute()).map(({ id }) => id);
}

/** Gives what this slice keeps of people into another unit's care, with what is to be done for them. */
export async function movePeople(
  trx: Transaction,
  personIds: readonly string[],
  { unitId, unitPath }: Home,
): Promise<void> {
  if (personIds.length === 0) return;
  const moved = await trx
    .updateTable("contact")
    .set({ unit_id: unitId, unit_path: unitPath })
    .where("person_id", "in", personIds)
    .returning("id")
    .execute();
  if (moved.length > 0)
    await trx
      .updateTable("follow_up")
      .set({ unit_path: unitPath })
      .where(
        "contact_id",
        "in",
        moved.map(({ id }) => id),
      )
      .execute();
}
