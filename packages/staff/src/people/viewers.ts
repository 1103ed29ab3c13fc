/** Viewers out of the database: a person with the roles that they hold now. */
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import type { Sql, StoredGrant, Transaction } from "../tables.ts";
import { type Viewer, viewerOf } from "../viewer.ts";

type PersonName = { readonly id: string; readonly name: string };

/** A person's roles, the first one first. */
export async function grantsOf(sql: Sql, personId: string): Promise<readonly StoredGrant[]> {
  return sql.selectFrom("staff_grant").selectAll().where("user_id", "=", personId).orderBy("n").execute();
}

/** What somebody may do now; nothing when no role is left at a unit that exists. @param refused as in `viewerOf`. */
export async function viewerFor(
  { database, paths, roles }: Context,
  person: PersonName,
  now: Instant,
  refused?: () => void,
): Promise<Viewer | undefined> {
  const rows = await grantsOf(database.db, person.id);
  await paths.learn(
    rows.map(({ unit_id }) => unit_id),
    now,
  );
  return viewerOfRows({ paths, roles }, person, rows, refused);
}

/** The same for who is not signed in, such as for a job: nothing for somebody who has not joined, is suspended or is not there. */
export async function viewerById(
  context: Context,
  personId: string,
  now: Instant,
): Promise<Viewer | undefined> {
  const person = await present(context.database.db, personId);
  return person && viewerFor(context, person, now);
}

const present = (sql: Sql, personId: string): Promise<PersonName | undefined> =>
  sql
    .selectFrom("staff_user")
    .select(["id", "name"])
    .where("id", "=", personId)
    .where("joined_ms", "is not", null)
    .where("suspended_ms", "is", null)
    .executeTakeFirst();

/**
 * The same inside a transaction, for who has joined and is not suspended. Units that were not learnt before it are as if
 * they did not exist.
 */
export async function viewerIn(
  trx: Transaction,
  context: Pick<Context, "paths" | "roles">,
  personId: string,
): Promise<Viewer | undefined> {
  const person = await present(trx, personId);
  return person && viewerOfRows(context, person, await grantsOf(trx, personId));
}

function viewerOfRows(
  { paths, roles }: Pick<Context, "paths" | "roles">,
  person: PersonName,
  rows: readonly StoredGrant[],
  refused?: () => void,
): Viewer | undefined {
  const grants = rows.flatMap(({ role, unit_id }) => {
    const path = paths.known(unit_id);
    if (path === undefined) return [];
    const heir = paths.goesOnAs(unit_id);
    // Work of today is done at the unit of today, and what the old one had stays within reach.
    return [...(heir ? [{ role, ...heir }] : []), { role, unitId: unit_id, path }];
  });
  return grants.length === 0 ? undefined : viewerOf({ ...person, grants }, roles, refused);
}
