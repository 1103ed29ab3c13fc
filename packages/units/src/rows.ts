/** The table of units, in the schema of the server that has people. */
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import type { Kysely } from "kysely";

/** A unit; `path` is that of `@bluezone/staff/scope`, `search` its folded name, days are those of Vietnam. */
export type UnitRow = {
  id: string;
  code: string;
  type: string;
  level: string;
  name: string;
  search: string;
  parent: string | null;
  path: string;
  district: string | null;
  commune: string | null;
  population: number | null;
  border: boolean;
  valid_from_day: number;
  valid_to_day: number | null;
  illustrative: boolean;
};

export type UnitTables = { unit: UnitRow };

/** Where a statement can run: alone, or inside a transaction, of any schema that has the table. */
export type Sql<Tables extends UnitTables> = Database<Tables>["db"] | Transaction<Tables>;

/** The same, seen as the schema of the units alone: it has that table, and here no other is asked for. */
export const unitsOf = <Tables extends UnitTables>(sql: Sql<Tables>): Kysely<UnitTables> =>
  sql as unknown as Kysely<UnitTables>;
