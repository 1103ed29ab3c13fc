/** A server's processes: started, killed at any call of a port, started anew; two of them at once. */
import { Seconds } from "@bluezone/protocol/time";
import type { AnyEvent } from "@bluezone/server-kit/measure/events";
import type { AnsweringServer } from "@bluezone/server-kit/start/server";
import { StartError } from "@bluezone/server-kit/start/start-error";
import type { Draw } from "../crash/draw.ts";
import type { SimDatabase } from "./database.ts";
import type { Faults } from "./faults.ts";
import type { Request, Response, SimNetwork, Upstream } from "./network.ts";
import { createParty, type Party, type Scheduler } from "./scheduler.ts";

/** A process on the ports of its party. */
export type Process = Pick<AnsweringServer, "inject"> & {
  /** Does the jobs that are due by its own clock; never rejects. */
  jobs(): Promise<void>;
};
export type OpenProcess = (party: Party, tell: (event: AnyEvent) => void) => Promise<Process>;

type Stand = {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly draw: Draw;
  readonly database: SimDatabase;
  readonly network: SimNetwork;
  readonly operator: Party;
  /** What should not be. */
  broken(what: string): void;
  told(event: AnyEvent): void;
};

/** One place in which a process of a server runs, one after the other. */
export type SimServer = {
  readonly upstream: Upstream | undefined;
  readonly party: Party;
  start(): void;
  /** Ends the process without a word; another one starts after a while, or at once. */
  kill(again: "later" | "at once"): Promise<void>;
};

/** Seconds between two looks for due jobs. A real process looks each second; what was missed meanwhile is one run. */
export type Rounds = { readonly least: number; readonly most: number };

export function createServerPlace(name: string, rounds: Rounds, open: OpenProcess, stand: Stand): SimServer {
  const { scheduler, faults, draw, database, network, operator, broken, told } = stand;
  let party = createParty(name);
  let upstream: Upstream | undefined;

  const startLater = (seconds: number) =>
    scheduler.alarm(operator, `starts ${name}`, Seconds(seconds), () => void start());

  async function start(): Promise<void> {
    const mine = createParty(name);
    party = mine;
    try {
      const process = await open(mine, told);
      if (mine.over) return;
      upstream = { party: mine, answer: (request) => inject(process, request) };
      round(mine, process);
    } catch (error) {
      // What a start meets may be a fault; without faults every start succeeds.
      if (!faults.on) broken(`${name} does not start: ${String(error)}`);
      if (!(error instanceof Error)) throw error;
      scheduler.tell(`${name} does not start: ${error instanceof StartError ? "refused" : "failed"}`);
      scheduler.end(mine);
      await database.forget(mine);
      startLater(draw.number(30, 120));
    }
  }

  function round(mine: Party, process: Process): void {
    void process.jobs();
    scheduler.alarm(mine, "jobs", Seconds(draw.number(rounds.least, rounds.most)), () =>
      round(mine, process),
    );
  }

  return {
    get party() {
      return party;
    },
    get upstream() {
      return upstream;
    },
    start: () => void start(),
    async kill(again) {
      scheduler.tell(`${name} is killed`);
      scheduler.end(party);
      upstream = undefined;
      await database.forget(party);
      network.forget(party);
      startLater(again === "later" ? draw.number(1, 600) : 0);
    },
  };
}

async function inject(process: Process, { method, url, headers, body }: Request): Promise<Response> {
  const path = url.slice(url.indexOf("/", "http://".length));
  const answer = await process.inject({
    method,
    url: path,
    headers,
    ...(body === undefined ? {} : { payload: body }),
  });
  const named = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(named),
    body: new Uint8Array(answer.rawPayload),
  };
}
