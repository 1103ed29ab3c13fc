/**
 * People as a list. Who may see whom depends on paths, which the server's units know: the endpoint filters by the
 * viewer's scope.
 */
import type { Sql } from "../tables.ts";

/** A person with all roles. */
export type PersonWithRoles = {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly suspended: boolean;
  readonly grants: readonly { readonly role: string; readonly unitId: string }[];
};

/** Everybody who has joined, by name. */
export async function peopleWithGrants(sql: Sql): Promise<readonly PersonWithRoles[]> {
  const rows = await sql
    .selectFrom("staff_user")
    .innerJoin("staff_grant", "user_id", "staff_user.id")
    .select(["staff_user.id", "name", "username", "suspended_ms", "role", "unit_id"])
    .where("joined_ms", "is not", null)
    .orderBy("name")
    .orderBy("staff_user.id")
    .orderBy("n")
    .execute();
  const people = new Map<string, PersonWithRoles & { readonly grants: { role: string; unitId: string }[] }>();
  for (const { id, name, username, suspended_ms, role, unit_id } of rows) {
    const person = people.get(id) ?? {
      id,
      name,
      signInName: username ?? "",
      suspended: suspended_ms !== null,
      grants: [],
    };
    person.grants.push({ role, unitId: unit_id });
    people.set(id, person);
  }
  return [...people.values()];
}
