/** A canary put together on this machine's clock and network: its folder, its ledger, its metrics, its page. */
import { issue } from "@bluezone/contract/health/codes";
import { lockFolder } from "@bluezone/server-kit/files/folder-lock";
import { createHttp } from "@bluezone/server-kit/http/http";
import { createMetrics, metricsPage } from "@bluezone/server-kit/measure/metrics";
import type { HostPort } from "@bluezone/server-kit/start/variable";
import { type Clock, systemClock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import { systemTimer, type Timer } from "@bluezone/server-kit/time/timer";
import { ask } from "../health-server.ts";
import { APP_VERSION } from "../phone-home.ts";
import { type CanaryEvent, type CanaryPorts, canaryGauges, liveOne, runCanary, WATCHED } from "./canary.ts";
import { type GivenCanary, ledgerOf, roundsOf, settledCanary } from "./home.ts";
import { writePages } from "./write-page.ts";

/** What a call gives. */
export type CanaryOptions = GivenCanary & {
  readonly pages?: string | undefined;
  readonly operator?: string | undefined;
  readonly metrics?: HostPort | undefined;
  /** One round, and the end. */
  readonly once: boolean;
};

/**
 * Runs until it is stopped, or one round. Resolves with what the round came to. Throws Failure or StartError in a sentence
 * when folder, keys, roots or the metrics' port are not right.
 */
export async function canary(
  given: CanaryOptions,
  tell: (event: CanaryEvent) => void,
  until: AbortSignal,
  world: { readonly clock: Clock; readonly timer: Timer } = { clock: systemClock, timer: systemTimer },
): Promise<"arrived" | "late" | "missed" | undefined> {
  const { clock, timer } = world;
  const { data, pages, operator } = given;
  const home = await settledCanary(given);
  const lock = await lockFolder(data);
  const ledger = await ledgerOf(data, true);
  const metrics = createMetrics({ clock, byDay: [], zero: WATCHED });
  metrics.add(canaryGauges(ledger));
  const http = await createHttp({
    clock,
    random: systemRandom,
    events: { emit: () => {} },
    family: "publish",
  });
  metricsPage(http, metrics);
  const ports: CanaryPorts = {
    now: () => clock.now(),
    wait: (length, signal) => timer.wait(length, signal),
    async issue(testDate) {
      const server = { url: home.health, apiKey: home.canaryKey };
      return (await ask(server, issue, { testType: "confirmed", testDate, tzOffset: 420 })).code;
    },
    events: {
      emit(event) {
        metrics.emit(event);
        tell(event);
      },
    },
    ledger,
    folder: roundsOf(data),
    phones: {
      servers: { keysUrl: home.keys, healthUrl: home.health, healthApiKey: home.apiKey },
      settings: { appVersion: APP_VERSION, roots: home.roots },
    },
    changed: async () => {
      if (pages !== undefined) await writePages(pages, ledger, clock.now(), operator);
    },
  };
  try {
    if (given.metrics) await http.start(given.metrics.port, given.metrics.host);
    if (!given.once) return void (await runCanary(ports, until));
    const came = await liveOne(ports, until);
    await ports.changed();
    return came;
  } finally {
    await http.stop();
    ledger.close();
    await lock.release();
  }
}
