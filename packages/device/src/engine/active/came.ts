/**
 * What came of alerts, for the weekly figure of a phone whose owner agreed to say it: how far each went in the fourteen days after
 * it. An alert's level and its furthest step, nothing of the encounter; told once, mixed at random, and then gone.
 */
import {
  ALERT_ANSWERS,
  ALERT_STEPS,
  ALERT_TOLD_DAYS,
  type AlertStep,
  type OpenedIn,
} from "@bluezone/contract/rollout/weekly-figure";
import { Days, Hours, type Instant, plus } from "@bluezone/protocol/time";
import type { DocumentOf } from "../../storage.ts";
import type { Context } from "../context.ts";

/** How long an alert is followed. */
const FOLLOWED = Days(ALERT_TOLD_DAYS.first);
/** When it is dropped that was not told: two weeks have had their moment since. */
export const DROPPED = Days(ALERT_TOLD_DAYS.last);

type Came = DocumentOf<"active">["came"][number];

/** When a positive result of the owner's own was entered; null without one. What somebody reports without a test is none. */
function positiveAt({ state }: DocumentOf<"share">): Instant | null {
  if (!("testType" in state) || (state.testType !== "confirmed" && state.testType !== "likely")) return null;
  return "at" in state ? state.at : state.since;
}

const furthest = (a: AlertStep, b: AlertStep): AlertStep =>
  ALERT_STEPS.indexOf(a) > ALERT_STEPS.indexOf(b) ? a : b;

/** How soon something was opened by now after the end of its list. */
function openedIn(listed: Instant, now: Instant): OpenedIn {
  if (now <= plus(listed, Hours(6))) return "6h";
  return now <= plus(listed, Hours(24)) ? "day" : "later";
}

/** The end of the list that raised an alert: the newest by then of those with its keys; without them when it was raised. */
const listedAt = (keys: readonly string[], raisedAt: Instant, { matches }: DocumentOf<"matches">): Instant =>
  matches.reduce<Instant | null>(
    (newest, { key, published }) =>
      keys.includes(key) && published <= raisedAt && (newest === null || published > newest)
        ? published
        : newest,
    null,
  ) ?? raisedAt;

/** Takes in the alerts raised since the owner agreed, and how far they have gone by now. */
export function followAlerts({ memory }: Context, now: Instant): void {
  const agreed = memory.get("consent").alerts;
  if (agreed === null) return;
  const { came } = memory.get("active");
  const { alerts } = memory.get("alerts");
  const positive = positiveAt(memory.get("share"));
  const called = memory.get("messages").messages.filter(({ kind }) => kind === "callback");
  const stepOf = (raisedAt: Instant, seen: boolean): AlertStep => {
    if (positive !== null && positive >= raisedAt) return "positive";
    if (called.some(({ writtenAt }) => writtenAt >= raisedAt)) return "called";
    return seen ? "opened" : "unopened";
  };
  const followed = (one: Came): Came => {
    if (now > plus(one.raisedAt, FOLLOWED)) return one;
    const alert = alerts.find(({ day }) => day === one.day);
    const reached = furthest(one.reached, stepOf(one.raisedAt, alert?.seen ?? false));
    const listed = listedAt(alert?.keys ?? [], one.raisedAt, memory.get("matches"));
    return {
      ...one,
      level: alert?.level ?? one.level,
      reached,
      opened: one.opened ?? (reached === "unopened" ? null : openedIn(listed, now)),
      withdrawn: alert ? alert.withdrawnAt !== null : one.withdrawn,
    };
  };
  const fresh = alerts
    .filter(({ day, raisedAt }) => raisedAt >= agreed && !came.some((one) => one.day === day))
    .map(({ day, level, raisedAt }): Came => {
      const nothing = { reached: "unopened", opened: null, withdrawn: false, told: false } as const;
      return { day, level, raisedAt, ...nothing };
    });
  const next = [...came, ...fresh].filter(({ raisedAt }) => now < plus(raisedAt, DROPPED)).map(followed);
  if (JSON.stringify(next) !== JSON.stringify(came)) memory.change("active", { came: next });
}

/** The oldest alert whose days are over and that was not told. */
export const dueAlert = (came: readonly Came[], now: Instant): Came | undefined =>
  came.find(({ raisedAt, told }) => !told && now >= plus(raisedAt, FOLLOWED));

function answerOf({ level, reached, opened, withdrawn }: Came): (typeof ALERT_ANSWERS)[number] {
  if (withdrawn) return "withdrawn";
  if (reached === "unopened" || reached === "positive") return `${level}-${reached}`;
  return `${level}-${reached}-${opened ?? "later"}`;
}

/** The true answer: how far that alert went, or that there is none. */
export const trueAlert = (due: Came | undefined): number =>
  ALERT_ANSWERS.indexOf(due === undefined ? "none" : answerOf(due));
