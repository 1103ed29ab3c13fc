/** Taking the consent to statistics back, and what goes by itself. */
import type { Instant } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { endOf } from "./draw.ts";

/**
 * Deletes what is kept for the figure. Of a week whose answer was mixed only the week stays: agreeing anew mixes no second one in
 * it, or turning the consent off and on would wear the mixing away.
 */
export function endActive({ memory }: Context): void {
  const { week, answer, tries } = memory.get("active");
  const mixed = answer !== null || tries > 0;
  memory.change("active", {
    district: null,
    week: mixed ? week : null,
    at: null,
    answer: null,
    sentAt: null,
    tries: mixed ? tries : 0,
    since: null,
    came: [],
  });
}

/** Takes back that alerts are told of: what is kept of them goes, and from an answer that waits. */
export function endAlerts({ memory }: Context): void {
  const { answer } = memory.get("active");
  memory.change("active", { came: [], answer: answer && { ...answer, alert: null } });
}

/** Drops the answer of a week that is over. */
export function forgetWeek({ memory }: Context, now: Instant): void {
  const { week, answer, at } = memory.get("active");
  if (week === null || now < endOf(week)) return;
  if (answer !== null || at !== null) memory.change("active", { answer: null, at: null, sentAt: null });
}
