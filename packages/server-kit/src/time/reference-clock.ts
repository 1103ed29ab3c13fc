/** What a server's clock follows, and who else may say what time it is. */
import { stat } from "node:fs/promises";
import { Instant, Minutes } from "@bluezone/protocol/time";
import type { DatabasePlace, Engine } from "../sql/engine.ts";
import { isNear } from "../sql/postgres-url.ts";
import { type Clock, systemClock } from "./clock.ts";

/** A clock outside that may be set wrong. */
export type Reference = {
  /** What it says. */
  read(): Promise<Instant>;
  /** Whether a clock that is not the same one says that it is `at`. */
  agrees(at: Instant): Promise<boolean>;
};

/** Clocks that are both right are no further apart. */
const APART = Minutes(5);
/** systemd-timesyncd(8): touched whenever this machine's clock has been set by the network's. */
const SYNCHRONIZED = "/run/systemd/timesync/synchronized";
/** A little more than its longest pause between two such times (timesyncd.conf(5), PollIntervalMaxSec: 34 minutes). */
const TOUCHED = Minutes(40);

/**
 * The reference of a server: a PostgreSQL server's own clock, one for all instances, or this machine's when the database
 * is in this process. Who else may say the time: this machine, when PostgreSQL is on another; and the network's time.
 */
export function referenceOf(
  engine: Pick<Engine, "query">,
  place: DatabasePlace,
  machine: Clock = systemClock,
  synchronized = SYNCHRONIZED,
): Reference {
  const elsewhere = place.at === "postgres" && !place.url.hosts.some(({ host }) => isNear(host));
  return {
    async read() {
      if (place.at !== "postgres") return machine.now();
      const { rows } = await engine.query<{ ms: string }>(
        "select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms",
      );
      return Instant(Number(rows[0]!.ms));
    },
    async agrees(at) {
      if (Math.abs(machine.now() - at) > APART) return false;
      if (elsewhere) return true;
      const { mtimeMs } = await stat(synchronized).catch(() => ({ mtimeMs: Number.NEGATIVE_INFINITY }));
      return mtimeMs > at - TOUCHED && mtimeMs <= at + APART;
    },
  };
}
