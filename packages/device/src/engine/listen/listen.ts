/** Listening: collects what the radio heard, reads it, writes it down, and starts the next scan. */
import { LISTENING } from "@bluezone/contract/signed";
import { decodePayload, type HeardFrame, readFrame } from "@bluezone/protocol/air/frame";
import { type Resolution, ShortIdResolver } from "@bluezone/protocol/air/short-id";
import { joinBytes } from "@bluezone/protocol/bytes";
import { type Duration, eninAt, Instant, Milliseconds, minus, Seconds } from "@bluezone/protocol/time";
import type { HeardInScan, LonePart } from "../../alone.ts";
import type { DrivenRadio } from "../../ports.ts";
import { atOnce } from "../at-once.ts";
import { observePast, placed } from "../clock.ts";
import type { Context } from "../context.ts";
import { mayHear } from "../radio.ts";
import { type Moment, nextScan, period, scanningStops, scanStarts, someoneNew } from "./cycle.ts";
import { type HeardReading, write, written } from "./log.ts";

/** What waits, only in memory. */
export interface Waiting {
  /** Readings of short ids that wait for their payload: they are worth 20 minutes. */
  readonly shortIds: ShortIdResolver<HeardReading>;
  /** What came in and could not be noted yet, because the store could not be read. */
  unnoted: readonly HeardSender[];
}
export const waiting = (): Waiting => ({ shortIds: new ShortIdResolver<HeardReading>(), unnoted: [] });

/** The figures of the signed configuration, or ours while there is none. */
export const listeningOf = (context: Context) => context.memory.get("config").config?.listening ?? LISTENING;

/** One sender, as it was heard. */
interface HeardSender {
  readonly said: HeardFrame;
  /** Undefined where it cannot be told. */
  readonly at: Instant | undefined;
  readonly reading: HeardReading;
}

/**
 * Writes down what was heard, in its order. Rejects when the store cannot be read; then nothing was noted.
 * @returns how many identifiers are new, and when the last that counts was heard
 */
async function note(
  context: Context,
  { shortIds: waits }: Waiting,
  now: Instant,
  taken: readonly HeardSender[],
) {
  await context.memory.heard.open(written(taken.map(({ reading }) => reading)));
  let fresh = 0;
  let last: Instant | undefined;
  for (const { said, at, reading } of taken) {
    const resolved: readonly Resolution<HeardReading>[] =
      at === undefined
        ? said.kind === "payload"
          ? [{ payload: said.payload, readings: [reading] }]
          : []
        : said.kind === "payload"
          ? [waits.hearPayload(said.payload, at, reading)]
          : waits.hearShortId(said.shortId, at, reading);
    for (const { payload, readings } of resolved)
      if (write(context.memory, payload, readings, now)) fresh += 1;
    if (resolved.length > 0 && at !== undefined && (last === undefined || at > last)) last = at;
  }
  const times = taken.flatMap(({ at }) => at ?? []);
  // Of what comes late, that which is young by its own time goes on waiting.
  waits.forget(times.reduce((newest, at) => Instant(Math.max(newest, at)), times[0] ?? now));
  if (fresh > 0) context.tell({ is: "heard", fresh });
  return { fresh, last };
}

/** Takes what came in since the last call. What is not a frame of ours leaves no trace. */
export async function collect(
  context: Context,
  radio: DrivenRadio,
  waits: Waiting,
  now: Instant,
): Promise<void> {
  const { memory, ports, settings } = context;
  const boot = context.boot();
  const mono = ports.clock.monotonic();
  const { gap } = memory.get("listen");
  const taken = radio.collect().flatMap(({ at, rssi, advert, scanResponse }): HeardSender[] => {
    const said = readFrame(joinBytes(advert, scanResponse ?? new Uint8Array(0)), settings.companyId);
    const reading = { boot, mono: at, count: 1, mean: rssi, best: rssi, gap };
    return said ? [{ said, at: minus(now, Milliseconds(mono - at)), reading }] : [];
  });
  waits.unnoted = [...waits.unnoted, ...taken];
  const { fresh, last } = await note(context, waits, now, waits.unnoted);
  waits.unnoted = [];
  if (last === undefined) return;
  const doc = memory.get("listen");
  const closer = fresh > 0 ? someoneNew(doc, { boot, mono }, eninAt(now), listeningOf(context)) : doc;
  memory.change("listen", { ...closer, lastHeardAt: last });
}

/** What a scan's record says: the payload that the radio knows, or what stands in the advert. */
function saidIn({ payload, advert, scanResponse }: HeardInScan, companyId?: number): HeardFrame | undefined {
  if (payload === null) return readFrame(joinBytes(advert, scanResponse ?? new Uint8Array(0)), companyId);
  const known = decodePayload(payload);
  return known && { kind: "payload", payload: known };
}

/**
 * Takes the next piece of what a radio heard that goes on alone, each record in the boot and at the time of its hearing.
 * @returns whether there is more.
 */
export async function collectAlone(
  context: Context,
  alone: LonePart,
  waits: Waiting,
  now: Instant,
): Promise<boolean> {
  const { memory, ports, settings } = context;
  const running = context.boot();
  const mono = ports.clock.monotonic();
  const { piece, scans, more } = alone.collect(memory.get("listen").taken);
  if (scans.length === 0) {
    waits.shortIds.forget(now);
    return false;
  }
  const runningId = ports.clock.bootId();
  const taken = scans.flatMap((scan): HeardSender[] => {
    const said = saidIn(scan, settings.companyId);
    if (!said) return [];
    const { at: heardAt, count, meanRssi: mean, bestRssi: best, gap } = scan;
    const here = scan.boot === runningId;
    if (!here) see(context, scan);
    const clock = memory.get("clock");
    const boot = here ? running : (clock.boots.find(({ id }) => id === scan.boot)?.n ?? running);
    const at = here ? minus(now, Milliseconds(mono - heardAt)) : placed(clock, boot, heardAt);
    return [{ said, at, reading: { boot, mono: heardAt, count, mean, best, gap } }];
  });
  const { last } = await note(context, waits, now, taken);
  memory.change("listen", { taken: piece, ...(last === undefined ? {} : { lastHeardAt: last }) });
  return more;
}

/** Notes what the clocks of an earlier boot said, as the radio saw them. */
function see({ memory }: Context, { boot: bootId, wall, at: mono }: HeardInScan): void {
  const clock = memory.get("clock");
  const next = observePast(clock, { bootId, wall, mono });
  if (next !== clock) memory.change("clock", next);
}

/** Starts a scan when it is time. @returns how long until there is something to do: the scan's end, or the next scan. */
export function scan(context: Context, radio: DrivenRadio, mayListen: boolean): Duration {
  const { memory, ports } = context;
  const doc = memory.get("listen");
  const listening = listeningOf(context);
  if (!mayListen || !mayHear(context.radioSaid())) {
    const stopped = scanningStops(doc);
    if (stopped !== doc) memory.change("listen", stopped);
    return Seconds(listening.steadyEvery);
  }
  const at: Moment = { boot: context.boot(), mono: ports.clock.monotonic() };
  const every = period(doc, at, listening, context.battery());
  const window = Seconds(listening.window);
  const next = nextScan(doc, at, every);
  if (next <= at.mono) {
    atOnce(radio.scan(window));
    memory.change("listen", scanStarts(doc, at, every));
    return window;
  }
  const ends = (doc.lastScan?.mono ?? at.mono) + window;
  return Milliseconds((ends > at.mono ? ends : next) - at.mono);
}
