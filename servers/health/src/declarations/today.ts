/** What the page "Hôm nay" says of declarations and requests for advice. */
import type { Day, Instant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** How many declarations nobody has looked at, and how many requests for advice wait. */
export type DeclarationsToday = { readonly declarations: number; readonly advice: number };

/** The counts within a scope. */
export async function countsForToday(
  sql: Sql,
  scope: Scope,
  _at: { readonly now: Instant; readonly today: Day },
): Promise<DeclarationsToday> {
  const count = async (table: "declaration" | "advice_request"): Promise<number> => {
    const { waiting } = await sql
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as("waiting"))
      .where("state", "=", "new")
      .where(inScope(scope, `${table}.unit_path`))
      .executeTakeFirstOrThrow();
    return Number(waiting);
  };
  return { declarations: await count("declaration"), advice: await count("advice_request") };
}
