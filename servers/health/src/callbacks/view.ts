/** A call-back as the contract shows it. */
import {
  CALLBACK_KEPT_DAYS,
  CALLBACK_MOST_DAYS,
  type CallbackLine,
  type CallbackOpened,
  type CallOutcome,
  LATE_MINUTES,
} from "@bluezone/contract/health/callbacks";
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Random } from "@bluezone/server-kit/time/random";
import { deleteOn } from "../from-phone/delete-on.ts";
import { openRecordSeal } from "../from-phone/record-seal.ts";
import type { PeopleKeys } from "../people/keys.ts";
import { fromMs } from "../tables.ts";
import type { SealedDetails } from "./ask.ts";
import type { Call, NamedCall } from "./store.ts";
import { afterWorking, workingMinutes } from "./working-time.ts";

/** How long call-backs are kept. */
export const CALLBACK_KEPT = { closed: CALLBACK_KEPT_DAYS, most: CALLBACK_MOST_DAYS } as const;

/** Working minutes that somebody has waited, or waited, for the first call. */
export const waitedOf = (row: Pick<Call, "starts_ms" | "called_ms">, now: Instant): number =>
  workingMinutes(fromMs(row.starts_ms), row.called_ms === null ? now : fromMs(row.called_ms));

/** By when the first call is to be made. */
export const dueOf = ({ starts_ms }: Pick<Call, "starts_ms">): Instant =>
  afterWorking(fromMs(starts_ms), LATE_MINUTES);

/** Whether nobody has called in time, or when the first call was late. */
export const isLate = (row: Pick<Call, "starts_ms" | "called_ms">, now: Instant): boolean =>
  dueOf(row) < (row.called_ms === null ? now : fromMs(row.called_ms));

/** Without number and text. */
export const lineOf = (row: NamedCall, viewer: string, now: Instant): CallbackLine => ({
  id: row.id,
  receipt: row.receipt,
  unitId: row.unit_id,
  unitName: row.unit_name,
  commune: row.commune,
  source: row.source,
  state: row.state,
  urgent: row.urgent,
  confirmed: row.confirmed,
  wish: row.wish,
  made: isoInstant(fromMs(row.made_ms)),
  waited: waitedOf(row, now),
  late: isLate(row, now),
  again: row.again_ms === null ? null : isoInstant(fromMs(row.again_ms)),
  tries: row.tries,
  takenBy: row.state === "taken" ? row.taker : null,
  mine: row.state === "taken" && row.taken_by === viewer,
  outcome: row.outcome as CallOutcome | null,
  deleteOn: deleteOn(row, CALLBACK_KEPT),
  version: row.version,
});

/** What somebody shared, opened. */
export function toldOf(keys: PeopleKeys, random: Random, row: Pick<Call, "id" | "key" | "phone" | "told">) {
  const own = openRecordSeal(keys, random, "callback", row);
  const { shared, symptoms } = JSON.parse(own.open("told", row.told)) as SealedDetails;
  return {
    phone: own.open("phone", row.phone),
    shared: shared
      ? {
          day: shared.day ?? null,
          part: shared.part ?? null,
          minutes: shared.minutes ?? null,
          confidence: shared.confidence ?? null,
          level: shared.level ?? null,
        }
      : null,
    symptoms: symptoms ? [...symptoms] : null,
  };
}

/** With number and text, for whoever took it. */
export const openedOf = (
  { keys, random, now, viewer }: { keys: PeopleKeys; random: Random; now: Instant; viewer: string },
  row: NamedCall,
): CallbackOpened => ({ ...lineOf(row, viewer, now), ...toldOf(keys, random, row) });
