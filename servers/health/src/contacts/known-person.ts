/** Somebody typed whom the desk may know already: nobody is entered twice within the reach of one officer. */
import type { Instant } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import type { Context } from "../context.ts";
import type { PeopleKeys } from "../people/keys.ts";
import type { Person, PersonFields } from "../people/person.ts";
import { findDoubles, type Home, insertPerson } from "../people/store.ts";
import type { Transaction } from "../tables.ts";

/**
 * The person within reach with the same name and the same phone, or, where a phone is missing, the same name and year of
 * birth; else somebody new at `home`. A telephone alone makes nobody the same: families share them.
 */
export async function knownOrNew(
  { random }: Pick<Context, "random">,
  trx: Transaction,
  { keys, scope, now }: { readonly keys: PeopleKeys; readonly scope: Scope; readonly now: Instant },
  fields: PersonFields,
  home: Home,
): Promise<{ readonly person: Person; readonly known: boolean }> {
  const same = (await findDoubles(trx, keys, random, fields)).find(
    (one) =>
      within(scope, one.unitPath) &&
      fold(one.name) === fold(fields.name) &&
      (one.birthYear === null || fields.birthYear === null || one.birthYear === fields.birthYear) &&
      (one.phone === null || fields.phone === null || one.phone === fields.phone),
  );
  if (same) return { person: same, known: true };
  return { person: await insertPerson(trx, { keys, random, now }, fields, home), known: false };
}
