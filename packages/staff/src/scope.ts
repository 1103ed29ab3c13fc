/**
 * How far somebody's say reaches: units, each with all that is below it. A unit's path is the keys of its ancestors and its
 * own, each followed by "/" ("89@2019-10-06/883@2019-10-06/"): what lies below a unit begins with its path.
 */
import { type RawBuilder, type SqlBool, sql } from "kysely";

/** Units with all that is below them; none at all when `paths` is empty. */
export type Scope = { readonly paths: readonly string[] };

/** Nothing. */
export const NOWHERE: Scope = { paths: [] };

/** Whether a unit, by its path, lies within a scope. */
export const within = ({ paths }: Scope, path: string): boolean =>
  paths.some((above) => path.startsWith(above));

/**
 * The same as a condition on a column of paths. `column` is a name of the query's own, such as "unit.path". An index with
 * `text_pattern_ops` serves it.
 */
export function inScope({ paths }: Scope, column: string): RawBuilder<SqlBool> {
  if (paths.length === 0) return sql<SqlBool>`false`;
  const below = paths.map((path) => sql`${sql.ref(column)} like ${`${path.replace(/[\\%_]/g, "\\$&")}%`}`);
  return sql<SqlBool>`(${sql.join(below, sql` or `)})`;
}
