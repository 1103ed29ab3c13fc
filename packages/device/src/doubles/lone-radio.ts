/** A radio that goes on alone, without air: it plays its table by the clock of a test, and scans by its plan, whether a phone runs or not. */
import { type Duration, Instant, Milliseconds, Minutes } from "@bluezone/protocol/time";
import type { HeardInScan, Identity, ScanPlan } from "../alone.ts";
import type { LoneRadio, RadioState } from "../ports.ts";
import type { ManualClock } from "./clock.ts";

/** One identity on the air, from its first moment under one radio address. */
export interface Spell {
  /** True time. */
  readonly at: Instant;
  readonly identity: Identity;
}

/** What one sender says while a scan hears it, and how loud each time. */
export interface AudibleSender {
  readonly rssis: readonly number[];
  readonly advert: Uint8Array;
  readonly scanResponse: Uint8Array | null;
  readonly payload: Uint8Array | null;
}

/** A radio for tests. */
export interface MemoryLoneRadio extends LoneRadio {
  /** All that was on the air until now, in order. */
  spells(): readonly Spell[];
  /** What is on the air now. */
  onAir(): Identity | null;
  /** Identities that it has still to play. */
  table(): readonly Identity[];
  plan(): ScanPlan | null;
  /** Who is around at a moment of true time; nobody until it is said. */
  around: (at: Instant) => readonly AudibleSender[];
  setState(state: RadioState): void;
  /** Switches the phone off and on, with its clock. */
  reboot(): void;
}

/** A scan after a longer break stands for its own period. */
const LONGEST_GAP = Minutes(6);

/** `piece`: how many records it gives at once. */
export function memoryLoneRadio(clock: ManualClock, piece = 2_000): MemoryLoneRadio {
  const spells: Spell[] = [];
  let table: readonly Identity[] = [];
  let running: Identity | null = null;
  let plan: ScanPlan | null = null;
  let state: RadioState = "on";
  let aired: number | null = null;
  let listened = Milliseconds(0);
  let lastScan: Duration | null = null;
  let playedTo = clock.monotonic();
  let kept: HeardInScan[] = [];
  let given = { name: "", count: 0 };
  let pieces = 0;

  const trueTime = (mono: Duration): Instant => Instant(clock.now() - (clock.monotonic() - mono));

  function playIdentities(now: Duration): void {
    for (const identity of state === "on" ? table : [])
      if (identity.from <= now && identity.until > playedTo && !goesOn(running, identity)) {
        running = identity;
        aired = identity.name;
        spells.push({ at: trueTime(Milliseconds(Math.max(identity.from, playedTo))), identity });
      }
    if (running && running.until <= now) running = null;
    table = table.filter(({ until }) => until > now);
  }

  function playScans(now: Duration): void {
    if (plan === null || !(state === "on" || state === "mute")) {
      lastScan = null;
      return;
    }
    for (;;) {
      const start: Duration = lastScan === null ? playedTo : Milliseconds(lastScan + plan.steadyEvery);
      if (start + plan.window > now) return;
      const since = lastScan === null ? Number.POSITIVE_INFINITY : start - lastScan;
      const gap = since <= LONGEST_GAP ? Milliseconds(since) : plan.steadyEvery;
      lastScan = start;
      listened = Milliseconds(listened + gap);
      const wall = Instant(clock.wall() - (now - start));
      kept.push(
        ...radio.around(trueTime(start)).map(({ rssis, ...said }) => ({
          ...said,
          boot: clock.bootId(),
          wall,
          at: start,
          gap,
          count: rssis.length,
          meanRssi: rssis.reduce((a, b) => a + b) / rssis.length,
          bestRssi: Math.max(...rssis),
          address: new Uint8Array(6),
        })),
      );
    }
  }

  /** All that it did since the last look. */
  function play(): void {
    const now = clock.monotonic();
    playIdentities(now);
    playScans(now);
    playedTo = now;
  }

  const radio: MemoryLoneRadio = {
    txPower: -12,
    model: "double",
    calibration: { rssiCorrection: 0, txPower: -12, confidence: 3 },
    state: () => state,
    around: () => [],
    alone: {
      identities(next) {
        play();
        if (!next.some((one) => goesOn(running, one))) running = null;
        table = next;
        play();
      },
      plan(next) {
        play();
        plan = next;
      },
      aired() {
        play();
        return aired;
      },
      listened() {
        play();
        return listened;
      },
      collect(taken) {
        play();
        if (taken === given.name) kept = kept.slice(given.count);
        pieces += 1;
        const scans = kept.slice(0, piece);
        given = { name: `piece-${pieces}`, count: scans.length };
        return { piece: given.name, scans, more: kept.length > piece };
      },
      forget() {
        play();
        table = [];
        running = null;
        plan = null;
        aired = null;
        listened = Milliseconds(0);
        kept = [];
      },
    },
    spells() {
      play();
      return spells;
    },
    onAir() {
      play();
      return running;
    },
    table() {
      play();
      return table;
    },
    plan: () => plan,
    setState(next) {
      play();
      if (next !== "on") running = null;
      state = next;
    },
    reboot() {
      play();
      clock.reboot();
      table = [];
      running = null;
      lastScan = null;
      playedTo = clock.monotonic();
    },
  };
  return radio;
}

/** Whether one identity goes on as another without a seam. */
const goesOn = (running: Identity | null, next: Identity): boolean =>
  running !== null &&
  running.until === next.until &&
  running.payload.every((byte, i) => byte === next.payload[i]);
