/** Listening: collects what the radio heard, reads it, writes it down, and starts the next scan. */
import { LISTENING } from "@bluezone/contract/signed";
import { joinBytes } from "@bluezone/protocol/bytes";
import { readFrame } from "@bluezone/protocol/frame";
import { type Resolved, ShortIdResolver } from "@bluezone/protocol/short-id";
import {
  between,
  type Duration,
  eninAt,
  type Instant,
  Milliseconds,
  minus,
  Seconds,
} from "@bluezone/protocol/time";
import type { Body } from "../body.ts";
import { hears } from "../radio.ts";
import { type Moment, nextScan, period, scanningStops, scanStarts, someoneNew } from "./cycle.ts";
import { type HeardReading, write } from "./log.ts";

/** Readings of short ids that wait for their payload. Only in memory: they are worth 20 minutes. */
export type Waiting = ShortIdResolver<HeardReading>;
export const waiting = (): Waiting => new ShortIdResolver<HeardReading>();

const listeningOf = (body: Body) => body.memory.get("config").config?.listening ?? LISTENING;

/** Takes what came in since the last call. What is not a frame of ours leaves no trace. */
export function collect(body: Body, waits: Waiting, now: Instant): void {
  const { memory, ports, settings } = body;
  const boot = body.boot();
  const mono = ports.clock.monotonic();
  const { gap } = memory.get("listen");
  let fresh = 0;
  let last: Instant | undefined;
  for (const heard of ports.radio.collect()) {
    const frame = readFrame(
      joinBytes(heard.advert, heard.scanResponse ?? new Uint8Array(0)),
      settings.companyId,
    );
    if (!frame) continue;
    const at = minus(now, Milliseconds(mono - heard.at));
    const reading: HeardReading = { mono: heard.at, rssi: heard.rssi, gap };
    const resolved: readonly Resolved<HeardReading>[] =
      frame.kind === "payload"
        ? [waits.hearPayload(frame.payload, at, reading)]
        : waits.hearShortId(frame.shortId, at, reading);
    for (const { payload, readings } of resolved) if (write(memory, boot, payload, readings, now)) fresh += 1;
    if (resolved.length > 0 && (last === undefined || between(last, at) > 0)) last = at;
  }
  waits.forget(now);
  if (last === undefined) return;
  const doc = memory.get("listen");
  const closer = fresh > 0 ? someoneNew(doc, { boot, mono }, eninAt(now), listeningOf(body)) : doc;
  memory.change("listen", { ...closer, lastHeardAt: last });
  if (fresh > 0) body.tell({ is: "heard", fresh });
}

/** Starts a scan when it is time. @returns how long until there is something to do: the scan's end, or the next scan. */
export function scan(body: Body, mayListen: boolean): Duration {
  const { memory, ports } = body;
  const doc = memory.get("listen");
  const listening = listeningOf(body);
  if (!mayListen || !hears(ports.radio.state())) {
    const stopped = scanningStops(doc);
    if (stopped !== doc) memory.change("listen", stopped);
    return Seconds(listening.steadyEvery);
  }
  const at: Moment = { boot: body.boot(), mono: ports.clock.monotonic() };
  const every = period(doc, at, listening, ports.battery.level());
  const window = Seconds(listening.window);
  const next = nextScan(doc, at, every);
  if (next <= at.mono) {
    ports.radio.scan(window);
    memory.change("listen", scanStarts(doc, at, every));
    return window;
  }
  const ends = (doc.lastScan?.mono ?? at.mono) + window;
  return Milliseconds((ends > at.mono ? ends : next) - at.mono);
}
