/**
 * Once a week, at a moment drawn for each week anew, a phone whose owner agreed has one mixed answer to send. The weeks are those
 * that the numbers are told for, so that a phone is counted once in each.
 */
import { startOf, type Week, weekAfter, weekAt } from "@bluezone/contract/rollout/week";
import { between, type Duration, type Instant, Milliseconds, Minutes, plus } from "@bluezone/protocol/time";
import { lengthBetween } from "../chance.ts";
import { isProven } from "../clock.ts";
import type { Context } from "../context.ts";

/** The last minutes of a week draw nothing: what is sent then could be counted in the next. */
const MARGIN: Duration = Minutes(10);

/** When a week is over. */
export const endOf = (week: Week): Instant => startOf(weekAfter(week));

/** Whether this phone sends the figure at all: its owner agreed, and there is a server for it. */
export const sends = ({ memory, rollout }: Context): boolean =>
  rollout !== null && memory.get("phone").consentAt !== null && memory.get("consent").statistics !== null;

/**
 * Draws the week's moment, once. A week whose answer was mixed already, and taken back with the consent, gets no second one.
 * @returns when to look again, undefined while nothing is to be sent.
 */
export function drawWeek(context: Context, now: Instant): Instant | undefined {
  const { memory, ports } = context;
  // By a clock that may be wrong a phone could be counted in two weeks that are one.
  if (!sends(context) || !isProven(memory.get("clock"))) return undefined;
  const week = weekAt(now);
  const end = endOf(week);
  const doc = memory.get("active");
  if (doc.week !== week) {
    const rest = between(now, end) - MARGIN;
    const at = rest > 0 ? plus(now, lengthBetween(ports.random, Milliseconds(0), Milliseconds(rest))) : null;
    const since = doc.since ?? { at: now, listened: memory.get("activity").listened };
    memory.change("active", { week, at, answer: null, sentAt: null, tries: 0, since });
  }
  return memory.get("active").at ?? end;
}
