/** What becomes of one confirmation: it may come late, twice, from a machine whose clock is wrong, or for another version. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  type Confirmation,
  type confirmAirings,
  LATEST_CONFIRMATION_HOURS,
} from "@bluezone/contract/rollout/airings";
import {
  between,
  dayOf,
  Hours,
  type Instant,
  isoDay,
  Minutes,
  minus,
  parseDay,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import { minuteOf, slotAt } from "./slot.ts";

/** One of the outcomes of the contract. */
export type Outcome = ResponseOf<typeof confirmAirings>["outcomes"][number]["outcome"];

/** A clock that is off by less is taken for right. */
const RIGHT_WITHIN = Minutes(2);
/** A confirmation older than this is marked late. */
export const LATE_AFTER = Hours(1);
/** A bulletin may be aired this long before its slot. */
const EARLY = Minutes(30);

/** An instant of a station's machine by the server's clock: `sentAt` is what the machine took `now` for. */
export function setRight(airedAt: Instant, sentAt: Instant, now: Instant): Instant {
  const off = between(sentAt, now);
  return Math.abs(off) <= RIGHT_WITHIN ? airedAt : plus(airedAt, off);
}

/** What a clock that is taken for right can be slow by is no early start: the slot's own time. */
const notBefore = (slot: Instant, told: Instant): Instant =>
  told < slot && told > minus(slot, RIGHT_WITHIN) ? slot : told;

/** The approved package, as far as it decides. */
export type AiredPackage = {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly checksum: string;
  readonly approvedAt: Instant;
  readonly withdrawnAt: Instant | undefined;
};

/** What is known where a confirmation comes in. */
export type StationFacts = {
  readonly now: Instant;
  readonly sentAt: Instant;
  readonly slots: readonly number[];
  /** Undefined when none of that id is for this station. */
  readonly bulletin: AiredPackage | undefined;
};

/** A confirmation that can be kept, or why it cannot. */
export type Decision =
  | { readonly outcome: Exclude<Outcome, "confirmed" | "late" | "known" | "slot_taken"> }
  | { readonly outcome: "confirmed" | "late"; readonly airedAt: Instant };

/** Decides. Whether the same is kept already is for the store to say. */
export function decide(confirmation: Confirmation, { now, sentAt, slots, bulletin }: StationFacts): Decision {
  const day = parseDay(confirmation.day);
  const slot = confirmation.slot === null ? null : minuteOf(confirmation.slot);
  const told = setRight(parseInstant(confirmation.airedAt), sentAt, now);
  const airedAt = slot === null ? told : notBefore(slotAt(day, slot), told);
  if (airedAt > plus(now, RIGHT_WITHIN)) return { outcome: "in_future" };
  if (airedAt < minus(now, Hours(LATEST_CONFIRMATION_HOURS))) return { outcome: "too_late" };
  if (dayOf(airedAt, "vietnam") !== day) return { outcome: "wrong_day" };
  if (slot !== null && !slots.includes(slot)) return { outcome: "no_such_slot" };
  if (slot !== null && airedAt < minus(slotAt(day, slot), EARLY)) return { outcome: "in_future" };
  if (!bulletin || isoDay(day) < bulletin.firstDay || isoDay(day) > bulletin.lastDay)
    return { outcome: "no_such_package" };
  if (airedAt < minus(bulletin.approvedAt, RIGHT_WITHIN)) return { outcome: "no_such_package" };
  if (bulletin.withdrawnAt !== undefined && airedAt > bulletin.withdrawnAt)
    return { outcome: "no_such_package" };
  if (bulletin.checksum !== confirmation.checksum) return { outcome: "other_version" };
  return { outcome: airedAt < minus(now, LATE_AFTER) ? "late" : "confirmed", airedAt };
}
