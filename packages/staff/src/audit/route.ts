/**
 * The endpoints by which the log is read and checked. Read is what was done by, or to, people of the viewer's units.
 */
import { checkAudit, listAudit } from "@bluezone/contract/staff/audit";
import { isoInstant } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http/http";
import type { Context } from "../context.ts";
import { peopleWithin } from "../people/within.ts";
import { fromMs } from "../tables.ts";
import type { Viewer } from "../viewer.ts";
import { OPERATOR, SERVER } from "./audit.ts";
import { verifyAudit } from "./verify.ts";

export function addAuditRoutes(http: Http<Viewer>, context: Context): void {
  http.route(listAudit, async ({ before, subject, actor, limit }, { caller }) => {
    const within = await peopleWithin(context, caller.scope("audit.read"));
    let query = context.database.db
      .selectFrom("staff_audit")
      .leftJoin("staff_user", "staff_user.id", "actor")
      .selectAll("staff_audit")
      .select("staff_user.name as actorName")
      .where(({ or, eb }) =>
        or([eb("actor", "in", [...within, OPERATOR, SERVER]), eb("subject", "in", [...within, ""])]),
      );
    if (before !== undefined) query = query.where("n", "<", String(before));
    if (subject !== undefined) query = query.where("subject", "=", subject);
    if (actor !== undefined) query = query.where("actor", "=", actor);
    const rows = await query.orderBy("n", "desc").limit(limit).execute();
    return {
      entries: rows.map(({ n, at_ms, fields, actorName, actor: by, action, subject: of }) => ({
        number: Number(n),
        at: isoInstant(fromMs(at_ms)),
        actor: by,
        actorName,
        action,
        subject: of,
        fields: fields.split(" ").filter((one) => one !== ""),
      })),
    };
  });

  http.route(checkAudit, async () => {
    const { entries, anchors, broken } = await verifyAudit(context);
    return { entries, anchors, broken: broken ?? null };
  });
}
