/** What everybody may read of a placement. */
import type { Sql } from "../../tables.ts";
import type { PlacementRow } from "../tables.ts";

/** What stands on its sheet anyway. */
export type PublicPlacement = Pick<
  PlacementRow,
  "code" | "name" | "route" | "terminal" | "spot" | "illustrative"
>;

/** A placement by its code; nothing when there is none. */
export const publicPlacement = (sql: Sql, code: string): Promise<PublicPlacement | undefined> =>
  sql
    .selectFrom("placement")
    .select(["code", "name", "route", "terminal", "spot", "illustrative"])
    .where("code", "=", code)
    .executeTakeFirst();
