/**
 * How far somebody's say reaches: units, each with all that is below it. A unit's path is the keys of its ancestors and its
 * own, each followed by "/" ("89@2019-10-06/883@2019-10-06/"): what lies below a unit begins with its path.
 */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";

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
export function inScope<DB, TB extends keyof DB>(
  { paths }: Scope,
  column: string,
): (builder: ExpressionBuilder<DB, TB>) => Expression<SqlBool> {
  return ({ or }) =>
    or(paths.map((path) => sql<SqlBool>`${sql.ref(column)} like ${`${path.replace(/[\\%_]/g, "\\$&")}%`}`));
}
