/**
 * Who this phone is on the air while nobody looks (docs/protocol/air.md#without-the-app, decision record 0032): for a
 * radio that goes on alone, the intervals of the next three days with the moment at which each identity starts. The rules are
 * those of `beacon`: an interval once left is never broadcast again, and all that may go on the air is in the document first.
 */
import {
  between,
  type Duration,
  Enin,
  eninAt,
  eninStart,
  Hours,
  type Instant,
  Milliseconds,
  minus,
  plus,
} from "@bluezone/protocol/time";
import type { Random } from "../../ports.ts";
import type { DocumentOf, StoredTek } from "../../storage.ts";
import { covers, FIRST_START, isUsed, keyFor, LAST_START, withUsed } from "../beacon.ts";
import { lengthBetween } from "../chance.ts";
import { AGREEMENT } from "../clock.ts";

type BeaconDocument = DocumentOf<"beacon">;
type Ahead = NonNullable<BeaconDocument["ahead"]>;

/** How far ahead identities are made. */
export const AHEAD: Duration = Hours(72);
/** They are made anew when fewer than this are left. */
export const ENOUGH: Duration = Hours(48);

/** A moment in the running boot, and the corrected time then. */
export interface BootMoment {
  readonly boot: number;
  readonly mono: Duration;
  readonly at: Instant;
}

/** One interval on the air, in monotonic time of the boot. */
export interface PlannedInterval {
  readonly enin: Enin;
  readonly from: Duration;
  readonly until: Duration;
}

/** The intervals that are planned, in order. */
export const planned = ({ zero, first, starts }: Ahead): PlannedInterval[] =>
  starts.flatMap((from, i) => {
    const enin = Enin(first + i);
    return from === null ? [] : { enin, from, until: Milliseconds(eninStart(Enin(enin + 1)) - zero) };
  });

/** Whether what is planned is still true: of this boot, and reckoned by the time that is believed now. */
const holds = ({ boot, zero }: Ahead, now: BootMoment): boolean =>
  boot === now.boot && Math.abs(zero - minus(now.at, now.mono)) <= AGREEMENT;

/** The time by which identities change: that of the plan as long as it holds, so that a second's shaking moves nothing. */
const timeOf = ({ ahead }: BeaconDocument, now: BootMoment): Instant =>
  ahead && holds(ahead, now) ? plus(ahead.zero, now.mono) : now.at;

/**
 * Notes as used what was or may have been on the air: what was due by now in this boot, and in any boot everything up to the
 * interval that the radio says was on the air last. The one whose interval still runs may go on.
 */
export function settle(doc: BeaconDocument, now: BootMoment, aired: number | null): BeaconDocument {
  const { ahead } = doc;
  if (!ahead) return doc;
  const all = planned(ahead);
  const last = all.some(({ enin }) => enin === aired) ? aired : null;
  const due = all.filter(
    ({ enin, from }) => (ahead.boot === now.boot && from <= now.mono) || (last !== null && enin <= last),
  );
  const fresh = due.filter(({ enin }) => !isUsed(doc.used, enin));
  const newest = due.at(-1);
  const running = newest?.enin === eninAt(timeOf(doc, now)) ? newest : undefined;
  const current = running ? { enin: running.enin, startsAt: plus(ahead.zero, running.from) } : null;
  if (fresh.length === 0 && current?.enin === doc.current?.enin) return doc;
  return { ...doc, current, used: fresh.reduce((used, { enin }) => withUsed(used, enin), doc.used) };
}

/**
 * The document with the next three days planned and their keys made; the same one while more than two of them are left. What
 * stands is not moved. Keys that were made ahead and that nothing plans any more are dropped.
 */
export function planAhead(doc: BeaconDocument, now: BootMoment, random: Random): BeaconDocument {
  const before = doc.ahead && holds(doc.ahead, now) ? doc.ahead : null;
  const time = timeOf(doc, now);
  if (before && between(time, endOf(before)) >= ENOUGH) {
    const teks = withKeys(doc.teks, planned(before), random);
    return teks === doc.teks ? doc : { ...doc, teks };
  }
  const zero = minus(time, now.mono);
  const first = eninAt(time);
  const starts: (Duration | null)[] = [];
  for (let enin = first; eninStart(Enin(enin + 1)) <= plus(time, AHEAD); enin = Enin(enin + 1)) {
    if (doc.current?.enin === enin) starts.push(now.mono);
    else if (isUsed(doc.used, enin)) starts.push(null);
    else starts.push(before?.starts[enin - before.first] ?? drawn(enin, zero, now.mono, random));
  }
  const ahead: Ahead = { boot: now.boot, zero, first, starts };
  const wanted = planned(ahead);
  return { ...doc, ahead, teks: withKeys(withoutAhead(doc, first, wanted), wanted, random) };
}

/** The document of a phone in silence: nothing is planned, and no key lies ahead. */
export function planNothing(doc: BeaconDocument, now: BootMoment): BeaconDocument {
  const teks = withoutAhead(doc, eninAt(now.at), []);
  if (!doc.ahead && !doc.current && teks.length === doc.teks.length) return doc;
  return { ...doc, ahead: null, current: null, teks };
}

/** The keys with those of all that is planned. */
const withKeys = (teks: StoredTek[], wanted: readonly PlannedInterval[], random: Random): StoredTek[] =>
  wanted.reduce(
    (all, { enin }) => (all.some((t) => covers(t, enin)) ? all : keyFor(all, enin, random).teks),
    teks,
  );

const endOf = ({ first, starts }: Ahead): Instant => eninStart(Enin(first + starts.length));

/** The moment at which an identity starts: 1 to 10 s after the boundary, or now when that is over. */
const drawn = (enin: Enin, zero: Instant, mono: Duration, random: Random): Duration =>
  Milliseconds(Math.max(mono, plus(eninStart(enin), lengthBetween(random, FIRST_START, LAST_START)) - zero));

/** The keys without those that begin after interval `now`, were never on the air, and are not wanted. */
function withoutAhead(
  { teks, used }: BeaconDocument,
  now: Enin,
  wanted: readonly PlannedInterval[],
): StoredTek[] {
  return teks.filter(
    (t) =>
      t.rollingStart <= now ||
      wanted.some(({ enin }) => covers(t, enin)) ||
      used.some(([from, to]) => from < t.rollingStart + t.rollingPeriod && t.rollingStart <= to),
  );
}
