/** Who is within reach. Where units lie is known to the server's units alone, so people are looked through here and not in SQL. */
import type { Context } from "../context.ts";
import { type Scope, within } from "../scope.ts";
import { type PersonWithRoles, peopleWithGrants } from "./store.ts";

/** Everybody with a role within a scope, by name, with those roles alone. */
export async function peopleInScope(
  { database, paths, clock }: Context,
  scope: Scope,
): Promise<readonly PersonWithRoles[]> {
  const all = await peopleWithGrants(database.db);
  await paths.learn(
    all.flatMap(({ grants }) => grants.map(({ unitId }) => unitId)),
    clock.now(),
  );
  return all
    .map(({ grants, ...person }) => ({
      ...person,
      grants: grants.filter(({ unitId }) => within(scope, paths.known(unitId) ?? "")),
    }))
    .filter(({ grants }) => grants.length > 0);
}

/** Their ids. */
export async function peopleWithin(context: Context, scope: Scope): Promise<readonly string[]> {
  return (await peopleInScope(context, scope)).map(({ id }) => id);
}
