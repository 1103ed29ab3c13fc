/** Who may be the same as somebody being typed, as the asker may see it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readCase } from "@bluezone/contract/health/cases";
import { type Scope, within } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { PersonFields } from "../people/person.ts";
import { EVERYWHERE, findDoubles } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { contactsOf } from "./contacts-store.ts";
import { unitNames } from "./names-store.ts";
import { casesOf } from "./store.ts";
import { numberOf, shownDay } from "./view.ts";

/** Who may be the same. */
type Doubles = ResponseOf<typeof readCase>["doubles"];
/** The same, and the ids of those of whom only the unit is told. */
type DoublesSearch = Doubles & { readonly hidden: readonly string[] };

/** At most so many contacts of all of them. */
const MOST_CONTACTS = 50;

/**
 * Within reach: who, their cases, and when they were contacts. Out of reach: the unit alone, each once, and only of somebody
 * with a record of their own (`of`), against whom the others are held: whoever types a number learns nothing of other units.
 */
export async function doublesOf(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  scope: Scope,
  fields: Pick<PersonFields, "name" | "birthYear" | "phone">,
  of?: string,
): Promise<DoublesSearch> {
  const keys = await openPeopleKeys(context, sql);
  const found = await findDoubles(sql, keys, context.random, fields, of === undefined ? scope : EVERYWHERE);
  const people = found.filter(({ id }) => id !== of);
  if (people.length === 0) return { within: [], outside: [], hidden: [] };
  const units = await unitNames(
    sql,
    people.map(({ unitId }) => unitId),
  );
  const nameOf = (id: string): string => units.get(id) ?? "";
  const ids = people.map(({ id }) => id);
  const rows = await casesOf(sql, ids);
  const contacts = await contactsOf(sql, ids, MOST_CONTACTS);
  const seen = people.filter(({ unitPath }) => within(scope, unitPath));
  const hidden = people.filter(({ unitPath }) => !within(scope, unitPath));
  return {
    within: seen.map(({ id, name, birthYear, unitId }) => ({
      personId: id,
      name,
      birthYear,
      unitName: nameOf(unitId),
      cases: rows
        .filter(({ person_id }) => person_id === id)
        .map((row) => ({
          id: row.id,
          number: numberOf(context.config, row.number),
          closed: row.closed_ms !== null,
        })),
      contacts: contacts
        .filter(({ person_id }) => person_id === id)
        .map((row) => ({
          id: row.id,
          day: row.day === null ? null : shownDay(row.day),
          class: row.class,
          near: row.near === null ? null : numberOf(context.config, row.near),
          becameCase: row.became_case_id !== null,
        })),
    })),
    outside: [...new Set(hidden.map(({ unitId }) => nameOf(unitId)))].map((unitName) => ({ unitName })),
    hidden: hidden.map(({ id }) => id),
  };
}
