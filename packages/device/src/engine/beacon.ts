/**
 * Who this phone is on the air (docs/protocol/air.md#identity): a key a day, an identifier an interval. At a boundary the old
 * identity stops with the interval and the new one starts 1 to 10 s later, so that all phones change in a crowd; an interval
 * once left is never broadcast again, whatever the clock does then.
 */
import { fromBase64, toBase64 } from "@bluezone/protocol/bytes";
import { lastInterval, type Tek, tek, tekForDay } from "@bluezone/protocol/identity/tek";
import {
  Enin,
  eninAt,
  eninStart,
  INTERVALS_PER_DAY,
  type Instant,
  plus,
  Seconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import type { Random } from "../ports.ts";
import type { DocumentOf, StoredTek } from "../storage.ts";
import { lengthBetween } from "./chance.ts";

type BeaconDocument = DocumentOf<"beacon">;

/** How long after a boundary the new identity starts. */
export const FIRST_START = Seconds(1);
export const LAST_START = Seconds(10);

export const storedTek = (t: Tek): StoredTek => ({
  key: toBase64(t.key),
  rollingStart: t.rollingStart,
  rollingPeriod: t.rollingPeriod,
});
export const tekOf = (t: StoredTek): Tek => tek(fromBase64(t.key), t.rollingStart, t.rollingPeriod);

/** What to be at one moment. */
export interface Turn {
  readonly doc: BeaconDocument;
  /** The identity to broadcast until its interval ends, or silence. */
  readonly air: { readonly enin: Enin; readonly tek: Tek } | null;
  /** When to look again. */
  readonly due: Instant;
}

/** Whether a key is that of an interval. */
export const covers = (t: StoredTek, enin: Enin): boolean =>
  t.rollingStart <= enin && enin < t.rollingStart + t.rollingPeriod;

/** The key of an interval, made when there is none. It never overlaps another key of the day (a key server refuses those). */
export function keyFor(
  teks: readonly StoredTek[],
  enin: Enin,
  random: Random,
): { readonly tek: Tek; readonly teks: StoredTek[] } {
  const known = teks.find((t) => covers(t, enin));
  if (known) return { tek: tekOf(known), teks: [...teks] };
  const day = utcDayStart(enin);
  const sameDay = teks.filter((t) => utcDayStart(t.rollingStart) === day);
  const end = Math.min(
    day + INTERVALS_PER_DAY,
    ...sameDay.filter((t) => t.rollingStart > enin).map((t) => t.rollingStart),
  );
  const whole = tekForDay(random.bytes(16), enin);
  const made = sameDay.length === 0 ? whole : tek(whole.key, enin, end - enin);
  return { tek: made, teks: [...teks, storedTek(made)] };
}

/** Whether an interval was broadcast in. */
export const isUsed = (used: BeaconDocument["used"], enin: Enin): boolean =>
  used.some(([from, to]) => from <= enin && enin <= to);

/** The runs with one more interval. */
export function withUsed(used: BeaconDocument["used"], enin: Enin): BeaconDocument["used"] {
  const last = used.at(-1);
  if (last && last[1] + 1 === enin) return [...used.slice(0, -1), [last[0], enin]];
  return [...used, [enin, enin] as [Enin, Enin]].sort(([a], [b]) => a - b);
}

/**
 * The identity at `now`. What it gives is to be stored before it goes on the air.
 * @param mayBroadcast false while paused, before consent, or switched off: silence, and the interval is not taken up again.
 */
export function turn(doc: BeaconDocument, now: Instant, mayBroadcast: boolean, random: Random): Turn {
  const enin = eninAt(now);
  const next = eninStart(Enin(enin + 1));
  if (!mayBroadcast) return { doc: doc.current ? { ...doc, current: null } : doc, air: null, due: next };
  const { current } = doc;
  if (current?.enin === enin) {
    if (now < current.startsAt) return { doc, air: null, due: current.startsAt };
    const { tek: key, teks } = keyFor(doc.teks, enin, random);
    return {
      doc: teks.length === doc.teks.length ? doc : { ...doc, teks },
      air: { enin, tek: key },
      due: next,
    };
  }
  if (isUsed(doc.used, enin)) return { doc: current ? { ...doc, current: null } : doc, air: null, due: next };
  const crossed = current !== null && current.enin + 1 === enin;
  const start = crossed ? plus(eninStart(enin), lengthBetween(random, FIRST_START, LAST_START)) : now;
  const startsAt = start < now ? now : start;
  const { tek: key, teks } = keyFor(doc.teks, enin, random);
  const changed = { ...doc, teks, current: { enin, startsAt }, used: withUsed(doc.used, enin) };
  const silent = startsAt > now;
  return { doc: changed, air: silent ? null : { enin, tek: key }, due: silent ? startsAt : next };
}

/** The last interval of a stored key. */
export const lastOf = (t: StoredTek): Enin => lastInterval(tekOf(t));
