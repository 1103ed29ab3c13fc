/** What an officer's word makes of a hold: two people lift one, and a hold by hand needs a second for its twelve hours. */
import { Fault } from "@bluezone/contract/fault";
import type { Instant } from "@bluezone/protocol/time";
import { type Actor, isSecondPerson } from "@bluezone/staff/two-people";
import { fromMs, ms } from "../../tables.ts";
import type { AlertHoldRow } from "../tables.ts";
import { endOf } from "./surge.ts";

/** What somebody says. */
export type Word = {
  readonly decision: "kept" | "lifted";
  readonly reason: string;
  readonly by: Actor;
};

/** What it changes, and as what it stands in the audit log. */
export type HoldDecision = {
  readonly action: "alerts.keep" | "alerts.ask-lift" | "alerts.lift";
  readonly changes: Partial<AlertHoldRow>;
};

const NOT_ASKED = { asked_by: null, asked_reason: "" } as const;

/** Of a hold that is. Throws Fault `conflict` when it was said before, `same_person` when another has to say it. */
export function decide(hold: AlertHoldRow, { decision, reason, by }: Word, now: Instant): HoldDecision {
  const decided = { decision, decided_ms: ms(now), decided_by: by.id, decision_reason: reason };
  if (decision === "kept") {
    if (hold.decision === "kept" && hold.asked_by === null)
      throw new Fault("conflict", "This hold was kept already.");
    if (hold.cause === "officer" && hold.decision === null && !isSecondPerson(by, [hold.by]))
      throw new Fault("same_person", "Another person must confirm a hold by hand.");
    return {
      action: "alerts.keep",
      changes: { ...decided, ...NOT_ASKED, until_ms: ms(endOf(fromMs(hold.from_ms))) },
    };
  }
  if (hold.asked_by === null)
    return { action: "alerts.ask-lift", changes: { asked_by: by.id, asked_reason: reason } };
  if (!isSecondPerson(by, [hold.asked_by]))
    throw new Fault("same_person", "Another person must confirm that it is lifted.");
  return { action: "alerts.lift", changes: decided };
}
