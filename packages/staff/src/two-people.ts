/**
 * Two people (record 0045). Whoever hands out the link by which an account is begun or renewed can take it themself. So
 * accounts count as one person when their links come from one account that the operator let in.
 */
import type { Database, Transaction as KitTransaction } from "@bluezone/server-kit/sql/database";
import type { Sql, StaffTables } from "./tables.ts";

/** Who acts, and all accounts that count as the same person, their own among them. */
export type Actor = { readonly id: string; readonly accounts: ReadonlySet<string> };

/** The account that the operator let in and that a person's link comes from; null for the operator, and for who is gone. */
export async function rootOf(sql: Sql, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const row = await sql
    .selectFrom("staff_user")
    .select(["id", "root_id"])
    .where("id", "=", personId)
    .executeTakeFirst();
  return row ? (row.root_id ?? row.id) : null;
}

/** Who somebody is when it takes two. */
export async function actorIn<Tables extends StaffTables>(
  given: Database<Tables>["db"] | KitTransaction<Tables>,
  personId: string,
): Promise<Actor> {
  const sql = given as unknown as Sql;
  const root = await rootOf(sql, personId);
  const rows = await sql
    .selectFrom("staff_user")
    .select("id")
    .where(({ or, eb, and }) =>
      or([eb("root_id", "=", root), and([eb("root_id", "is", null), eb("id", "=", root)])]),
    )
    .execute();
  return { id: personId, accounts: new Set([personId, ...rows.map(({ id }) => id)]) };
}

/** Whether somebody can be the second person: none of their accounts has had a hand in it. */
export const isSecondPerson = ({ accounts }: Actor, hands: readonly (string | null)[]): boolean =>
  !hands.some((hand) => hand !== null && accounts.has(hand));
