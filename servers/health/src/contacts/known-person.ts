/** Somebody typed whom the desk may know already: nobody is entered twice within the reach of one officer. */
import type { ChangeEntry } from "@bluezone/desk/change";
import type { Instant } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import type { Context } from "../context.ts";
import { hold } from "../hold-store.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { nameMark } from "../people/marks.ts";
import { changedFields, type Person, type PersonFields } from "../people/person.ts";
import { changePerson, findDoubles, type Home, insertPerson } from "../people/store.ts";
import type { Transaction } from "../tables.ts";
import { changedMeanwhile } from "./store.ts";

/**
 * Holds names until the transaction ends: who is looked for by one and not found is entered before anybody else looks. All names of
 * a call at once, before the first of them is looked for.
 */
export const holdNames = (
  trx: Transaction,
  keys: Pick<PeopleKeys, "marks">,
  names: readonly string[],
): Promise<void> =>
  hold(
    trx,
    names.map((name) => `name/${nameMark(keys, name)}`),
  );

/**
 * The person within reach with the same name and the same phone, or, where a phone is missing, the same name, year of birth and
 * commune, as far as it is known; what was typed fills what is not known, and `filled` is the entry that names those fields. Else
 * somebody new at `home`, whose name is held (`holdNames`). A telephone alone makes nobody the same: families share them.
 */
export async function knownOrNew(
  { random }: Pick<Context, "random">,
  trx: Transaction,
  { keys, scope, now }: { readonly keys: PeopleKeys; readonly scope: Scope; readonly now: Instant },
  fields: PersonFields,
  home: Home,
): Promise<{ readonly person: Person; readonly known: boolean; readonly filled: readonly ChangeEntry[] }> {
  const same = (await findDoubles(trx, keys, random, fields)).find(
    (one) =>
      within(scope, one.unitPath) &&
      fold(one.name) === fold(fields.name) &&
      (one.birthYear === null || fields.birthYear === null || one.birthYear === fields.birthYear) &&
      (one.phone === null || fields.phone === null
        ? one.commune === null || fields.commune === null || one.commune === fields.commune
        : one.phone === fields.phone),
  );
  if (same) return { ...(await filledIn(trx, { keys, now }, same, fields)), known: true };
  return { person: await insertPerson(trx, { keys, random, now }, fields, home), known: false, filled: [] };
}

/** Somebody with what was typed of them in place of what is not known: the number may take the link. What is known stays. */
async function filledIn(
  trx: Transaction,
  { keys, now }: { readonly keys: PeopleKeys; readonly now: Instant },
  person: Person,
  typed: PersonFields,
): Promise<{ readonly person: Person; readonly filled: readonly ChangeEntry[] }> {
  const fields: PersonFields = {
    name: person.name,
    birthYear: person.birthYear ?? typed.birthYear,
    phone: person.phone ?? typed.phone,
    commune: person.commune ?? typed.commune,
    address: person.address ?? typed.address,
    about: person.about ?? typed.about,
  };
  const names = changedFields(person, fields);
  if (names.length === 0) return { person, filled: [] };
  if (!(await changePerson(trx, { keys, now }, person, fields))) throw changedMeanwhile();
  return {
    person: { ...person, ...fields, version: person.version + 1 },
    filled: [{ action: "people.fill", subject: person.id, fields: names }],
  };
}
