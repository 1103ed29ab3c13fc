/** What the processes of a run stand on: the ports, each in the order of the scheduler, and time as each of them sees it. */
import { verify } from "node:crypto";
import type { Signatures } from "@bluezone/keys/issuers/signatures";
import { type Duration, Milliseconds, Minutes, plus } from "@bluezone/protocol/time";
import type { EventSink } from "@bluezone/server-kit/measure/events";
import { type Database, openDatabase } from "@bluezone/server-kit/sql/database";
import { type Migrations, migrate } from "@bluezone/server-kit/sql/migrate";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Timer } from "@bluezone/server-kit/time/timer";
import { openTrustedClock, type TrustedClock } from "@bluezone/server-kit/time/trusted-clock";
import type { TrustedTimeTable } from "@bluezone/server-kit/time/trusted-time";
import type { SimDatabase } from "./database.ts";
import type { SimNetwork } from "./network.ts";
import type { Party, Scheduler } from "./scheduler.ts";
import type { SimStore } from "./store.ts";

export type Stand = {
  readonly scheduler: Scheduler;
  readonly database: SimDatabase;
  readonly store: SimStore;
  readonly network: SimNetwork;
  readonly seed: string;
  /** How far the clock of a server's database is ahead. */
  clockError(server: "keys" | "health"): Duration;
};

/** Random bytes of a process: others each time that one starts. */
export function randomOf({ seed, scheduler }: Stand, { name }: Party): Random {
  return seededRandom(`${seed}/${name}/${scheduler.steps}`);
}

/** Its schema, brought up to date, and the clock that it goes by, as a server's `main` opens them. */
export async function openSchema<Tables extends TrustedTimeTable>(
  stand: Stand,
  party: Party,
  {
    server,
    migrations,
    events,
  }: {
    readonly server: "keys" | "health";
    readonly migrations: Migrations;
    readonly events: EventSink;
  },
): Promise<{ readonly database: Database<Tables>; readonly clock: TrustedClock }> {
  const { scheduler } = stand;
  const engine = stand.database.engineOf(party);
  const database = await openDatabase<Tables>({ schema: server, engine });
  await migrate(database, migrations);
  const clock = await openTrustedClock<Tables>({
    server,
    database,
    reference: {
      read: async () => plus(scheduler.now, stand.clockError(server)),
      agrees: async (at) => Math.abs(at - scheduler.now) <= Minutes(5),
    },
    elapsed: () => Milliseconds(scheduler.now),
    events,
  });
  return { database, clock };
}

/** Waits by the scheduler's time, and measures by it. */
export const timerOf = ({ scheduler }: Stand, party: Party): Timer => ({
  wait: (length) => scheduler.call(party, "waits", () => undefined, { at: plus(scheduler.now, length) }),
  stopwatch: () => {
    const began = scheduler.now;
    return () => Milliseconds(scheduler.now - began);
  },
});

/** Signatures are checked here and now, in the scheduler's order, not in the thread pool. */
export const signaturesOf =
  ({ scheduler }: Stand, party: Party): Signatures =>
  (key, { signed, signature }) =>
    scheduler.call(party, "checks a signature", () =>
      verify("sha256", signed, { key, dsaEncoding: "ieee-p1363" }, signature),
    );
