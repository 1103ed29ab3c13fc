/** The one place where somebody's records go from one unit's care into another's. */
import { movePeople } from "../contacts/store-moves.ts";
import { moveRequests } from "../data/store.ts";
import { type Home, movePerson } from "../people/store.ts";
import type { Transaction } from "../tables.ts";

/**
 * Moves somebody with all that is kept of them and what they asked about it, and the contacts of their cases that are open, that the old unit (`from`)
 * looks after, and that are no cases themselves.
 */
export async function moveCare(
  trx: Transaction,
  personId: string,
  { from, to }: { readonly from: string; readonly to: Home },
): Promise<void> {
  const open = await trx
    .selectFrom("contact")
    .innerJoin("case_record as near", "near.id", "contact.case_id")
    .select("contact.person_id")
    .distinct()
    .where("near.person_id", "=", personId)
    .where("contact.unit_id", "=", from)
    .where(({ or, eb }) => or([eb("contact.class", "is", null), eb("contact.due_ms", "is not", null)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("case_record as own")
            .select("own.id")
            .whereRef("own.person_id", "=", "contact.person_id"),
        ),
      ),
    )
    .execute();
  const people = [personId, ...open.map(({ person_id }) => person_id)];
  const unit = { unit_id: to.unitId, unit_path: to.unitPath };
  for (const id of people) await movePerson(trx, id, to);
  await trx.updateTable("case_record").set(unit).where("person_id", "in", people).execute();
  await movePeople(trx, people, to);
  await moveRequests(trx, people, to);
  await trx.updateTable("quarantine").set(unit).where("person_id", "in", people).execute();
}
