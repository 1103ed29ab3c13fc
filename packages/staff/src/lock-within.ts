/** A record within somebody's reach, held while it is changed. */
import type { Transaction } from "@bluezone/server-kit/sql/database";
import type { Selectable } from "kysely";
import { inScope, type Scope } from "./scope.ts";

/** Tables whose rows have an id and the path of the unit that they belong to. */
type Owned = { readonly id: string; readonly unit_path: string };
type OwnedTable<Tables> = {
  [Name in keyof Tables & string]: Selectable<Tables[Name]> extends Owned ? Name : never;
}[keyof Tables & string];

/** The row of an id within a scope, held until the transaction ends. */
export async function lockWithin<Tables, Name extends OwnedTable<Tables>>(
  trx: Transaction<Tables>,
  table: Name,
  scope: Scope,
  id: string,
): Promise<Selectable<Tables[Name]> | undefined> {
  // It asks only for what every such table has.
  const row = await (trx as unknown as Transaction<{ owned: Owned }>)
    .selectFrom(table as unknown as "owned")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, `${table}.unit_path`))
    .forUpdate()
    .executeTakeFirst();
  return row as Selectable<Tables[Name]> | undefined;
}
