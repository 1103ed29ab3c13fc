/** One round: a code, an upload, an export, an alert. Each leg is written down as it ends; one that was cut goes on. */
import type { PhoneEvent } from "@bluezone/device/event";
import { type Duration, dayOf, type Instant, isoDay, plus, Seconds } from "@bluezone/protocol/time";
import { WATCHED_FOR } from "./judgement.ts";
import type { Ledger, Leg } from "./ledger.ts";
import type { Pair } from "./pair.ts";

/** What a round asks of the world. */
export type RoundPorts = {
  now(): Instant;
  wait(length: Duration, until: AbortSignal): Promise<void>;
  /** A code for a positive test of a day. Rejects when there is none. */
  issue(testDate: string): Promise<string>;
  openPair(tell: (event: PhoneEvent) => void): Promise<Pair>;
  readonly ledger: Ledger;
};

/** How often what has not come is looked for again. */
const AGAIN = Seconds(30);

/** Lives a round to its alert, to an hour, or to `until`. Whatever a server does, it does not reject. */
export async function liveRound(ports: RoundPorts, began: Instant, until: AbortSignal): Promise<void> {
  const { ledger } = ports;
  let pair: Pair | undefined;
  const ended = (leg: Leg) => ledger.end(began, leg, ports.now());
  const tell = (event: PhoneEvent): void => {
    if (event.is === "checked" && event.matches > 0) ended("export");
    if (event.is !== "alerted") return;
    ended("export");
    ended("alert");
  };
  const done = () => ledger.rounds(began)[0]?.ended.alert !== null;
  while (!until.aborted && !done()) {
    const now = ports.now();
    if (now > plus(began, WATCHED_FOR)) {
      ledger.giveUp(began, now);
      break;
    }
    try {
      pair ??= await ports.openPair(tell);
      pair.at(now);
      await step(ports, pair, ended);
    } catch {
      // A server that is down is what a canary is for: it is tried again, and the legs say how far it came.
    }
    if (!done()) await ports.wait(AGAIN, until);
  }
  if (until.aborted) pair?.close();
  else await pair?.destroy();
}

/** As far as it goes now. */
async function step(
  { now, issue }: RoundPorts,
  { reports, warned }: Pair,
  ended: (leg: Leg) => void,
): Promise<void> {
  const { phone } = reports;
  const share = () => phone.state().share;
  if (share().is === "none") {
    // They met without a network. A phone that has never read the configuration would wait minutes before it publishes.
    await phone.checkNow();
    const code = await issue(isoDay(dayOf(now(), "vietnam")));
    ended("code");
    await phone.enterCode(code);
  }
  if (share().is === "checking" || share().is === "sending") await phone.run();
  const ready = share();
  if (ready.is === "ready") {
    if (ready.onset === null) await phone.answer("unknown");
    await phone.share();
  }
  if (share().is === "shared") ended("upload");
  await warned.phone.checkNow();
  // An alert of which a canary that was killed had not written down that it came.
  if (warned.phone.state().alerts.length > 0) ended("alert");
}
