/** The station's day as it stands on the computer: what the server knows, and what the operator has done since. */
import { NEEDED_A_DAY, TAKE_BACK_MINUTES } from "@bluezone/contract/rollout/airings";
import {
  between,
  dayOf,
  dayStart,
  Hours,
  type Instant,
  isoDay,
  Minutes,
  minus,
  parseDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import type { StationAction, StationDay } from "./keep.ts";

/** A package as the server gave it. */
export type StationPackage = StationDay["packages"][number];
/** How one slot stands. */
export type SlotRow = {
  readonly slot: string;
  readonly state: "aired" | "waiting" | "explained" | "now" | "passed" | "early";
  /** When it was aired. */
  readonly at?: Instant;
  readonly by?: string;
  readonly late?: boolean;
  readonly reason?: string;
  /** The package that was aired. */
  readonly number?: number;
  /** The id of its confirmation, while that can be taken back. */
  readonly takeBack?: string;
};
/** The day whole. */
export type DayView = {
  readonly day: string;
  readonly rows: readonly SlotRow[];
  /** Airings that made up for another: when, whether they are sent, and the id while it can be taken back. */
  readonly madeUp: readonly {
    readonly at: Instant;
    readonly waiting: boolean;
    readonly takeBack?: string;
  }[];
  readonly aired: number;
  readonly needed: number;
  /** It is 18:00 and fewer were aired than are needed, with no reason for the rest. */
  readonly gap: boolean;
  /** Approved packages of the day, what is urgent first; none that was withdrawn. */
  readonly packages: readonly StationPackage[];
};

const EARLY = Minutes(15);
const OVER = Hours(1);
/** The instant of a slot on a day. */
export const slotAt = (day: string, slot: string): Instant => {
  const [hours = 0, minutes = 0] = slot.split(":").map(Number);
  return plus(dayStart(parseDay(day), "vietnam"), Minutes(hours * 60 + minutes));
};

/** What can be aired on a day. */
export const packagesOn = (seen: StationDay, day: string): readonly StationPackage[] =>
  seen.packages.filter(({ firstDay, lastDay, withdrawn }) => !withdrawn && firstDay <= day && day <= lastDay);

/** The day at `now`; nothing when what was seen is older than yesterday: its slots are not known. */
export function dayView(
  seen: StationDay,
  actions: readonly StationAction[],
  now: Instant,
): DayView | undefined {
  const day = isoDay(dayOf(now, "vietnam"));
  const today = seen.today.day === day ? seen.today : undefined;
  const slots = today?.slots ?? (seen.tomorrow.day === day ? seen.tomorrow.slots : undefined);
  if (!slots) return undefined;
  const own = actions.flatMap((action) => (action.kind === "confirm" ? action.confirmation : []));
  const confirmed = own.filter((one) => one.day === day && one.station === seen.today.station);
  const takenBack = new Set(actions.flatMap((action) => (action.kind === "take-back" ? action.id : [])));
  const airings = today?.airings.filter(({ id }) => !takenBack.has(id)) ?? [];
  const freshFrom = minus(now, Minutes(TAKE_BACK_MINUTES));
  const undo = ({ id, receivedAt }: (typeof airings)[number]) =>
    parseInstant(receivedAt) >= freshFrom ? { takeBack: id } : {};
  const known = new Set(today?.airings.map(({ id }) => id));
  const unsent = confirmed.filter(({ id }) => !known.has(id));
  const reasons = new Map(today?.reasons.map(({ slot, reason }) => [slot, reason]));
  for (const action of actions)
    if (action.kind === "explain" && action.explained.day === day)
      reasons.set(action.explained.slot, action.explained.reason);
  const rows = slots.map((slot): SlotRow => {
    const airing = airings.find((one) => one.slot === slot);
    if (airing) {
      const { airedAt, by, late, number } = airing;
      return { slot, state: "aired", at: parseInstant(airedAt), by, late, number, ...undo(airing) };
    }
    const waiting = unsent.find((one) => one.slot === slot);
    if (waiting) return { slot, state: "waiting", at: parseInstant(waiting.airedAt), takeBack: waiting.id };
    const reason = reasons.get(slot);
    if (reason !== undefined) return { slot, state: "explained", reason };
    const due = slotAt(day, slot);
    if (now < minus(due, EARLY)) return { slot, state: "early" };
    return { slot, state: now < plus(due, OVER) ? "now" : "passed" };
  });
  const extra = unsent.filter(({ slot }) => slot === null);
  const madeUp = [
    ...airings
      .filter(({ slot }) => slot === null)
      .map((one) => ({ at: parseInstant(one.airedAt), waiting: false, ...undo(one) })),
    ...extra.map(({ id, airedAt }) => ({ at: parseInstant(airedAt), waiting: true, takeBack: id })),
  ];
  const aired = (today ? today.aired - (today.airings.length - airings.length) : 0) + unsent.length;
  const needed = today?.needed ?? NEEDED_A_DAY;
  const explained = rows.filter(({ state }) => state === "explained").length;
  return {
    day,
    rows,
    madeUp,
    aired,
    needed,
    gap: now >= slotAt(day, "18:00") && aired + explained < needed,
    packages: packagesOn(seen, day),
  };
}

/** What can have been aired in a slot that is confirmed now: of one that is long over, what was approved before its time. */
export function packagesOf(view: DayView, slot: string | null): readonly StationPackage[] {
  const row = view.rows.find((one) => one.slot === slot);
  if (slot === null || row?.state !== "passed") return view.packages;
  const due = slotAt(view.day, slot);
  return view.packages.filter(({ approvedAt }) => parseInstant(approvedAt) <= due);
}

/** Why a slot cannot be confirmed: it is too early, or what is approved for the day was approved after its time. */
export type Obstacle =
  | { readonly is: "early"; readonly from: Instant }
  | { readonly is: "approved-later"; readonly number: number; readonly at: Instant };

/** What stands in the way of confirming a slot that is neither aired nor explained; nothing when it can be confirmed, or nothing is approved for the day. */
export function obstacleOf(view: DayView, { slot, state }: SlotRow): Obstacle | undefined {
  if (state === "early") return { is: "early", from: minus(slotAt(view.day, slot), EARLY) };
  if ((state !== "now" && state !== "passed") || packagesOf(view, slot).length > 0) return undefined;
  const first = [...view.packages].sort((a, b) => a.approvedAt.localeCompare(b.approvedAt))[0];
  if (!first) return undefined;
  return { is: "approved-later", number: first.package.number, at: parseInstant(first.approvedAt) };
}

/**
 * When an airing that is confirmed now was aired, by the computer's own clock: a slot that is long over was aired at its
 * time, whatever the hour at which somebody finds the time to say so. `own` is `now` on that clock.
 */
export function airedAt(view: DayView, slot: string | null, now: Instant, own: Instant): Instant {
  const row = view.rows.find((one) => one.slot === slot);
  if (slot === null || row?.state !== "passed") return own;
  return minus(own, between(slotAt(view.day, slot), now));
}
