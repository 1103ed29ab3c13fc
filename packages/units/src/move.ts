/** A unit moves with all that lies below it and all that is kept under its path. */
import { sql as raw } from "kysely";
import { type Sql, type UnitTables, unitsOf } from "./rows.ts";

/** A path as it was and as it is. */
export type Move = { readonly from: string; readonly to: string };

/**
 * Writes paths anew in every column of the schema that keeps some: `path`, or a name that ends with `_path`. Nothing else
 * has such a name, in any slice. Moves that lie within each other are done from the lowest up, so that each unit goes with
 * the nearest one above it.
 */
export async function movePaths<Tables extends UnitTables>(
  sql: Sql<Tables>,
  moves: readonly Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const { rows: columns } = await raw<{ schema: string; table: string; column: string }>`
    select n.nspname as "schema", c.relname as "table", a.attname as "column"
    from pg_catalog.pg_class u
    join pg_catalog.pg_class c on c.relnamespace = u.relnamespace and c.relkind in ('r', 'p')
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where u.oid = (${unitsOf(sql).selectFrom("unit").select(raw`tableoid`.as("of")).limit(1)})
      and not a.attisdropped and (a.attname = 'path' or a.attname like '%\_path')
      and a.atttypid = 'text'::pg_catalog.regtype`.execute(sql);
  for (const { from, to } of moves.toSorted((a, b) => b.from.length - a.from.length))
    for (const { schema, table, column } of columns)
      await raw`
        update ${raw.id(schema, table)}
        set ${raw.id(column)} = ${to} || substr(${raw.id(column)}, ${from.length + 1}::integer)
        where ${raw.id(column)} like ${`${from.replace(/[\\%_]/g, "\\$&")}%`}`.execute(sql);
}
