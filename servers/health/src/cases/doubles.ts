/** Who may be the same as somebody being typed, as the asker may see it. */
import type { findDoubles as door } from "@bluezone/contract/health/cases";
import { type Scope, within } from "@bluezone/staff/scope";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { PersonFields } from "../people/person.ts";
import { findDoubles } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { numberOf } from "./view.ts";

/** Within reach: who, and their cases. Out of reach: the unit alone, each once. */
export async function doublesOf(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  scope: Scope,
  fields: Pick<PersonFields, "name" | "birthYear" | "phone">,
): Promise<z.output<(typeof door)["response"]>> {
  const people = await findDoubles(sql, await openPeopleKeys(context, sql), context.random, fields);
  if (people.length === 0) return { within: [], outside: [] };
  const units = await sql
    .selectFrom("unit")
    .select(["id", "name"])
    .where(
      "id",
      "in",
      people.map(({ unitId }) => unitId),
    )
    .execute();
  const nameOf = (id: string): string => units.find((unit) => unit.id === id)?.name ?? "";
  const rows = await sql
    .selectFrom("case_record")
    .select(["id", "number", "person_id", "closed_ms"])
    .where(
      "person_id",
      "in",
      people.map(({ id }) => id),
    )
    .where("merged_into", "is", null)
    .orderBy("number", "desc")
    .execute();
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
    })),
    outside: [...new Set(hidden.map(({ unitId }) => nameOf(unitId)))].map((unitName) => ({ unitName })),
  };
}
