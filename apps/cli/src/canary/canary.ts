/** Two phones, four times an hour: rounds that overlap, what they came to as metrics and as a page, and going on after a crash. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Days, type Duration, type Instant, inSeconds, minus, plus } from "@bluezone/protocol/time";
import type { Events } from "@bluezone/server-kit/measure/events";
import { type Family, gauge } from "@bluezone/server-kit/measure/exposition";
import { EVERY, lengthOf, outcomeOf, standingAt, WATCHED_FOR } from "./judgement.ts";
import { LEGS, type Ledger } from "./ledger.ts";
import { openPair, type PairOptions } from "./pair.ts";
import { liveRound } from "./round.ts";

/** What a canary tells: a round that ended. */
export type CanaryEvent = {
  readonly event: "canary_round";
  readonly outcome: "arrived" | "late" | "missed";
};

/** Events that monitoring watches from the first minute on. */
export const WATCHED: readonly CanaryEvent[] = (["arrived", "late", "missed"] as const).map((outcome) => ({
  event: "canary_round",
  outcome,
}));

/** What a canary is given. */
export type CanaryPorts = {
  now(): Instant;
  wait(length: Duration, until: AbortSignal): Promise<void>;
  issue(testDate: string): Promise<string>;
  readonly events: Events<CanaryEvent>;
  readonly ledger: Ledger;
  /** Where the phones of rounds that go on live. */
  readonly folder: string;
  readonly phones: Omit<PairOptions, "folder" | "tell">;
  /** Called after each change: the page is written anew. */
  changed(): Promise<void>;
};

/** Lives one round from now on; resolves with what it came to. */
export async function liveOne(
  ports: CanaryPorts,
  until: AbortSignal,
): Promise<"arrived" | "late" | "missed"> {
  const began = wholeNow(ports);
  ports.ledger.begin(began);
  return live(ports, began, until);
}

const wholeNow = ({ now }: CanaryPorts): Instant => Math.floor(now()) as Instant;

async function live(
  ports: CanaryPorts,
  began: Instant,
  until: AbortSignal,
): Promise<"arrived" | "late" | "missed"> {
  const { ledger, folder, phones, events } = ports;
  const own = join(folder, String(began));
  await liveRound(
    { ...ports, openPair: (tell) => openPair({ ...phones, folder: own, tell }, ports.now()) },
    began,
    until,
  );
  const [round] = ledger.rounds(began);
  const outcome = round ? outcomeOf(round, ports.now()) : "missed";
  const came = outcome === "waiting" ? "missed" : outcome;
  if (!until.aborted) events.emit({ event: "canary_round", outcome: came });
  return came;
}

/** Begins a round every quarter of an hour until it is stopped; those that a killed process left go on first. */
export async function runCanary(ports: CanaryPorts, until: AbortSignal): Promise<void> {
  const { ledger, folder, now, wait } = ports;
  const open = ledger
    .rounds(minus(now(), WATCHED_FOR))
    .filter(({ ended, gaveUp }) => ended.alert === null && gaveUp === null);
  await forgetPhones(
    folder,
    open.map(({ began }) => String(began)),
  );
  const living = new Set<Promise<unknown>>();
  const follow = (began: Instant): void => {
    const life = live(ports, began, until)
      .then(() => ports.changed())
      .finally(() => living.delete(life));
    living.add(life);
  };
  for (const { began } of open) follow(began);
  while (!until.aborted) {
    const [newest] = ledger.rounds(minus(now(), EVERY)).slice(-1);
    const due = newest ? plus(newest.began, EVERY) : now();
    if (due <= now()) {
      const began = wholeNow(ports);
      ledger.begin(began);
      follow(began);
      ledger.forget(now());
    }
    await ports.changed();
    await wait(LOOK, until);
  }
  await Promise.allSettled(living);
}

/** How often what is due is looked for, and the page is written. */
const LOOK = 60_000 as Duration;

async function forgetPhones(folder: string, kept: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => !kept.includes(one)))
    await rm(join(folder, name), { recursive: true, force: true });
}

/** What monitoring reads of it. */
export const canaryGauges =
  (ledger: Ledger) =>
  (now: Instant): readonly Family[] => {
    // A day of rounds is enough to know the last alert by.
    const rounds = ledger.rounds(minus(now, Days(1)));
    const last = rounds.findLast(({ ended }) => ended.alert !== null);
    const standing = standingAt(rounds, now);
    return [
      gauge(
        "bluezone_canary_missed",
        "Whether the newest round whose alert is due did not bring it in time: 1 or 0.",
        standing === "missed" || standing === "late" ? 1 : 0,
      ),
      ...(last
        ? [
            gauge(
              "bluezone_canary_alert_age_seconds",
              "How long ago the canary's last alert arrived.",
              inSeconds((now - (last.ended.alert ?? now)) as Duration),
            ),
            gauge(
              "bluezone_canary_alert_seconds",
              "How long that alert took, from the result on.",
              inSeconds(lengthOf(last) ?? (0 as Duration)),
            ),
            gauge(
              "bluezone_canary_leg_seconds",
              "How long each leg of that round took.",
              LEGS.map((leg, i) => ({
                labels: { leg },
                value: Math.max(
                  0,
                  inSeconds(
                    ((last.ended[leg] ?? last.began) -
                      (i === 0 ? last.began : (last.ended[LEGS[i - 1]!] ?? last.began))) as Duration,
                  ),
                ),
              })),
            ),
          ]
        : []),
    ];
  };
