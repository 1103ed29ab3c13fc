/** Everybody who may invite: who could give a role back. */
import type { Context } from "../context.ts";
import type { Sql } from "../tables.ts";

/** The ids of those who may sign in and hold a role that lets them invite somewhere. */
export async function invitersIn(sql: Sql, { roles }: Pick<Context, "roles">): Promise<readonly string[]> {
  const inviting = Object.keys(roles).filter((role) => roles[role]?.includes("staff.invite"));
  const rows = await sql
    .selectFrom("staff_user")
    .innerJoin("staff_grant", "user_id", "staff_user.id")
    .select("staff_user.id")
    .distinct()
    .where("joined_ms", "is not", null)
    .where("suspended_ms", "is", null)
    .where("role", "in", inviting)
    .execute();
  return rows.map(({ id }) => id);
}
