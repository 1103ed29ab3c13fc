/**
 * When to scan (docs/protocol/04-sightings-and-validity.md#listening): `steady`, `near` for a while after a new identifier,
 * `low` on a weak battery. The figures are signed data. A near phase comes at most once an interval: in a crowd somebody is
 * always new.
 */
import type { Listening } from "@bluezone/contract/signed";
import { type Duration, type Enin, Milliseconds, Minutes, Seconds } from "@bluezone/protocol/time";
import type { DocumentOf } from "../../storage.ts";

type ListenDocument = DocumentOf<"listen">;
/** A moment of a boot's monotonic clock. */
export interface Moment {
  readonly boot: number;
  readonly mono: Duration;
}

/** A longer pause than this since the last scan was no listening: the next scan stands for its own period only. */
const LONGEST_GAP = Minutes(6);

/** The length from one scan's start to the next. */
export function period(
  doc: ListenDocument,
  at: Moment,
  listening: Listening,
  battery: number | undefined,
): Duration {
  if (listening.cycle === "low" || (battery !== undefined && battery < listening.lowBelow))
    return Seconds(listening.lowEvery);
  const { nearUntil } = doc;
  const near = nearUntil?.boot === at.boot && at.mono < nearUntil.mono;
  return Seconds(near ? listening.nearEvery : listening.steadyEvery);
}

/** The monotonic time at which the next scan starts; now when there was none in this boot. */
export function nextScan(doc: ListenDocument, at: Moment, every: Duration): Duration {
  const last = doc.lastScan;
  return last?.boot === at.boot && last.mono <= at.mono ? Milliseconds(last.mono + every) : at.mono;
}

/** A scan starts at `at`: how much listening it stands for is the time since the one before. */
export function scanStarts(doc: ListenDocument, at: Moment, every: Duration): ListenDocument {
  const last = doc.lastScan;
  const since = last?.boot === at.boot ? at.mono - last.mono : Number.POSITIVE_INFINITY;
  const gap = since > 0 && since <= LONGEST_GAP ? Milliseconds(since) : every;
  return { ...doc, lastScan: { boot: at.boot, mono: at.mono }, gap };
}

/** Nothing can be heard for now: the next scan is a first one. */
export const scanningStops = (doc: ListenDocument): ListenDocument =>
  doc.lastScan === null ? doc : { ...doc, lastScan: null };

/** A new identifier was heard in interval `enin`: listen closely for a while, once an interval. */
export function someoneNew(
  doc: ListenDocument,
  at: Moment,
  enin: Enin,
  listening: Listening,
): ListenDocument {
  if (doc.nearIn === enin) return doc;
  const until = Milliseconds(at.mono + Seconds(listening.nearFor));
  return { ...doc, nearIn: enin, nearUntil: { boot: at.boot, mono: until } };
}
