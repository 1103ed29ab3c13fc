/** The SQL of claims that wait: for an answer, or for a second person to approve it. */
import { inScope } from "@bluezone/staff/scope";
import { excerptOf } from "../excerpt.ts";
import type { WaitingPart } from "../slice.ts";
import { instantOf } from "../tables.ts";

/** How much of a claim a line says. */
const WORDS = 80;

const inState = (kind: "rumoursToAnswer" | "rumoursToApprove", state: string): WaitingPart => ({
  kind,
  permission: kind === "rumoursToAnswer" ? "rumours.write" : "rumours.approve",
  async rows(sql, scope) {
    const rows = await sql
      .selectFrom("rumour")
      .select(["id", "unit_path", "heard", "changed_ms", "hands"])
      .where("state", "=", state)
      .where(inScope(scope, "rumour.unit_path"))
      .execute();
    return rows.map(({ id, unit_path, heard, changed_ms, hands }) => ({
      subject: id,
      unitPath: unit_path,
      label: excerptOf(heard, WORDS),
      since: instantOf(changed_ms),
      ...(kind === "rumoursToApprove" ? { barred: JSON.parse(hands) as readonly string[] } : {}),
    }));
  },
});

/** Claims that nobody has answered. */
export const TO_ANSWER = inState("rumoursToAnswer", "new");
/** Answers, for whoever has had no hand in them. */
export const TO_APPROVE = inState("rumoursToApprove", "answered");
