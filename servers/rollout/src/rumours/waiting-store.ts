/** The SQL of claims that wait: for an answer, or for a second person to approve it. */
import { fromJson, itemColumns } from "@bluezone/desk/waiting/items-store";
import { inScope } from "@bluezone/staff/scope";
import { excerptOf } from "../excerpt.ts";
import type { WaitingPart } from "../slice.ts";

/** How much of a claim a line says. */
const WORDS = 80;

const inState = (kind: "rumoursToAnswer" | "rumoursToApprove", state: string): WaitingPart => ({
  kind,
  permission: kind === "rumoursToAnswer" ? "rumours.write" : "rumours.approve",
  label: (heard) => excerptOf(heard, WORDS),
  items: (sql, scope) =>
    sql
      .selectFrom("rumour")
      .select(
        itemColumns({
          subject: "rumour.id",
          unit: "rumour.unit_path",
          label: "rumour.heard",
          since: "rumour.changed_ms",
          ...(kind === "rumoursToApprove" && { barred: fromJson("rumour.hands") }),
        }),
      )
      .where("state", "=", state)
      .where(inScope(scope, "rumour.unit_path")),
});

/** Claims that nobody has answered. */
export const TO_ANSWER = inState("rumoursToAnswer", "new");
/** Answers, for whoever has had no hand in them. */
export const TO_APPROVE = inState("rumoursToApprove", "answered");
