/** The SQL of what was sent with a phone number and is nobody's yet. */
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** At most so many of one kind: a number waits for few calls at a time. */
const MOST = 50;

/** One of them with its unit. */
export type SentRow = {
  readonly id: string;
  readonly receipt: string;
  readonly commune: string;
  readonly made_ms: string;
  readonly closed_ms: string | null;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly unit_name: string;
};

/** Calls or requests for advice within a scope by the mark of the number, the oldest first. */
export const sentByMark = (
  sql: Sql,
  scope: Scope,
  table: "callback" | "advice_request",
  mark: string,
): Promise<readonly SentRow[]> =>
  sql
    // Both tables have the columns that are read here.
    .selectFrom(`${table as "callback"} as one`)
    .innerJoin("unit", "unit.id", "one.unit_id")
    .select(["one.id", "one.receipt", "one.commune", "one.made_ms", "one.closed_ms"])
    .select(["one.unit_id", "one.unit_path", "unit.name as unit_name"])
    .where("one.phone_mark", "=", mark)
    .where("one.person_id", "is", null)
    .where(inScope(scope, "one.unit_path"))
    .orderBy("one.made_ms")
    .limit(MOST)
    .execute();

/** Declarations within a scope by the mark of the number that asked for a call with them, the oldest first. */
export const declaredByMark = (
  sql: Sql,
  scope: Scope,
  mark: string,
): Promise<readonly Omit<SentRow, "closed_ms">[]> =>
  sql
    .selectFrom("declaration as one")
    .innerJoin("unit", "unit.id", "one.unit_id")
    .select(["one.id", "one.receipt", "one.commune", "one.made_ms"])
    .select(["one.unit_id", "one.unit_path", "unit.name as unit_name"])
    .where("one.id", "in", (calls) =>
      calls
        .selectFrom("callback")
        .select("callback.source_id")
        .where("callback.phone_mark", "=", mark)
        .where("callback.source", "=", "declaration"),
    )
    .where("one.person_id", "is", null)
    .where(inScope(scope, "one.unit_path"))
    .orderBy("one.made_ms")
    .limit(MOST)
    .execute();
