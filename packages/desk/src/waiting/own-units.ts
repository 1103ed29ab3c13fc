/** What is a unit's own to do, and not that of the units above it. */
import type { Scope } from "@bluezone/staff/scope";
import { type RawBuilder, type SqlBool, sql } from "kysely";

/** Whether a column of paths is a unit of the scope itself, not one below. Everywhere is each of them. */
export const atUnits = ({ paths }: Scope, column: string): RawBuilder<SqlBool> =>
  paths.includes("") ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} = any(${paths})`;
