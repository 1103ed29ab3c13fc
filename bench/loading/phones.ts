/**
 * The phones of the load, as a process of their own. They come when they want, not when the last one has its answer (open loop),
 * and wait from the instant at which they wanted to come: a server that stands still for a second makes all wait who would have
 * come in it (coordinated omission is counted). Another order asks as fast as answers come (closed loop), to see what one costs.
 */
import { randomBytes } from "node:crypto";
import { type Caller, call, mimic, type Transport } from "@bluezone/contract/client";
import { issue } from "@bluezone/contract/health/codes";
import { sendDeclaration } from "@bluezone/contract/health/send-declaration";
import { certificate, verify } from "@bluezone/contract/health/verify";
import { config } from "@bluezone/contract/keys/config";
import { dayIndexName, EXPORTS_ROOT } from "@bluezone/contract/keys/exports";
import { publish } from "@bluezone/contract/keys/publish";
import { windows } from "@bluezone/contract/keys/windows";
import { dayKeys } from "@bluezone/keys/testing/authority";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { mulberry32 } from "../../apps/cli/src/risk-bench/bootstrap.ts";
import { newShare } from "../../system-tests/crash/share.ts";
import { arrivals } from "./arrivals.ts";
import { type Connection, open, type Place, type Sessions } from "./connection.ts";

/** What phones do on one visit. */
export const VISITS = ["poll", "share", "cover", "declaration"] as const;
export type Visit = (typeof VISITS)[number];

/** What this process is told to do. */
export type Order =
  | {
      readonly order: "come";
      readonly keys: Place;
      readonly health: Place;
      readonly adminKey: string;
      readonly deviceKey: string;
      readonly healthAuthorityID: string;
      readonly commune: string;
      /** Visits a second of each kind. */
      readonly rates: Readonly<Record<Visit, number>>;
      readonly seconds: number;
      /** Share of the phones that kept their TLS session. */
      readonly resuming: number;
      readonly seed: number;
    }
  | {
      readonly order: "loop";
      readonly place: Place;
      readonly path: string;
      readonly connections: number;
      readonly seconds: number;
      /** Each request on a connection of its own, without or with the session of the one before; else connections stay open. */
      readonly each?: "new" | "resumed";
    };

/** What came of each kind of visit: milliseconds from the instant at which it was to begin; words of those that failed. */
export type Came = { readonly latencies: readonly number[]; readonly failed: readonly string[] };
export type Result =
  | {
      readonly of: "come";
      readonly visits: Readonly<Record<Visit, Came>>;
      /** Milliseconds by which visits began late, because this process was at work. */
      readonly late: readonly number[];
      readonly resumed: number;
      readonly connections: number;
    }
  | {
      readonly of: "loop";
      readonly answered: number;
      readonly seconds: number;
      readonly latencies: readonly number[];
      readonly resumed: number;
    };

/** How often a phone checks on a day; at one of these it reads its configuration. */
const CHECKS_A_DAY = 48;
/** Windows of ten minutes that end between two checks. */
const WINDOWS_A_CHECK = 3;

type Coming = Extract<Order, { order: "come" }>;

/** Phones of one run: what they remember between visits. */
class Phones {
  readonly #order: Coming;
  readonly #random: () => number;
  readonly #sessions: Record<"keys" | "health", Sessions> = {
    keys: { last: undefined },
    health: { last: undefined },
  };
  connections = 0;
  resumed = 0;

  constructor(order: Coming) {
    this.#order = order;
    this.#random = mulberry32(order.seed);
  }

  /** One connection to a server for as long as `work` takes. */
  async #at<T>(server: "keys" | "health", work: (connection: Connection) => Promise<T>): Promise<T> {
    const sessions = this.#sessions[server];
    const keeps = this.#random() < this.#order.resuming;
    const connection = await open(this.#order[server], keeps ? sessions : { last: undefined });
    this.connections += 1;
    if (connection.resumed) this.resumed += 1;
    try {
      return await work(connection);
    } finally {
      connection.close();
    }
  }

  #caller(connection: Connection, apiKey?: string): Caller {
    const transport: Transport = ({ method, url, headers, body }) =>
      connection.ask(method, url.slice("https://server".length), headers, body);
    return {
      baseUrl: "https://server",
      transport,
      random: (n) => randomBytes(n),
      ...(apiKey === undefined ? {} : { apiKey }),
    };
  }

  /** All is new to a phone that checks every half an hour: the windows, the day's index, three files; once a day the configuration. */
  async #poll(): Promise<void> {
    await this.#at("keys", async (connection) => {
      const read = async (path: string): Promise<string> => {
        const { status, body } = await connection.ask("GET", path);
        demand(status === 200, `${path.split("/")[1]} ${status}`);
        return Buffer.from(body).toString();
      };
      if (this.#random() < 1 / CHECKS_A_DAY) await read(config.path);
      await read(windows.path);
      const today = await read(EXPORTS_ROOT + dayIndexName("VN", dayOf(systemClock.now(), "utc")));
      for (const file of today.trim().split("\n").slice(-WINDOWS_A_CHECK))
        if (file) await read(EXPORTS_ROOT + file);
    });
  }

  /** The laboratory's code, and the phone's walk from it to the publish. */
  async #share(): Promise<void> {
    const { adminKey, deviceKey, healthAuthorityID } = this.#order;
    const now = systemClock.now();
    const share = newShare({
      name: "load",
      report: "confirmed",
      keys: dayKeys(now, 14),
      bytes: (n) => new Uint8Array(randomBytes(n)),
    });
    const certified = await this.#at("health", async (connection) => {
      const laboratory = this.#caller(connection, adminKey);
      const code = good(
        await call(laboratory, issue, {
          testType: "confirmed",
          testDate: isoDay(dayOf(now, "utc")),
          uuid: share.uuid,
          tzOffset: 0,
        }),
      );
      const phone = this.#caller(connection, deviceKey);
      const { token } = good(
        await call(phone, verify, { code: code.code, nonce: share.nonce, accept: ["confirmed"] }),
      );
      return good(await call(phone, certificate, { token, ekeyhmac: share.ekeyhmac })).certificate;
    });
    await this.#at("keys", async (connection) => {
      const answer = good(
        await call(this.#caller(connection), publish, {
          temporaryExposureKeys: [...share.keys],
          healthAuthorityID,
          verificationPayload: certified,
          hmacKey: Buffer.from(share.hmacKey).toString("base64"),
        }),
      );
      demand(answer.insertedExposures === 14, "not all keys were stored");
    });
  }

  /** A share that is none: the same calls with nothing in them. */
  async #cover(): Promise<void> {
    const { deviceKey } = this.#order;
    const answered: number[] = [];
    const noting = (caller: Caller): Caller => ({
      ...caller,
      async transport(request) {
        const answer = await caller.transport(request);
        answered.push(answer.status);
        return answer;
      },
    });
    await this.#at("health", async (connection) => {
      for (const endpoint of [verify, certificate])
        await mimic(noting(this.#caller(connection, deviceKey)), endpoint);
    });
    await this.#at("keys", (connection) => mimic(noting(this.#caller(connection)), publish));
    demand(answered.join() === "200,200,200", `cover ${answered.join()}`);
  }

  async #declare(): Promise<void> {
    const { deviceKey, commune } = this.#order;
    await this.#at("health", async (connection) => {
      good(
        await call(this.#caller(connection, deviceKey), sendDeclaration, {
          commune,
          answers: { for: "self", symptoms: ["cough"], near: "no", cares: [] },
          nonce: randomBytes(32).toString("base64url"),
        }),
      );
    });
  }

  visit(kind: Visit): Promise<void> {
    switch (kind) {
      case "poll":
        return this.#poll();
      case "share":
        return this.#share();
      case "cover":
        return this.#cover();
      case "declaration":
        return this.#declare();
    }
  }
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
function good<T>(answer: { ok: true; value: T } | { ok: false; code: string }): T {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

async function come(order: Coming): Promise<Result> {
  const phones = new Phones(order);
  const late: number[] = [];
  const visits = {} as Record<Visit, { latencies: number[]; failed: string[] }>;
  const under: Promise<void>[] = [];
  const started = performance.now();
  await Promise.all(
    VISITS.map(async (kind, i) => {
      const came = { latencies: [] as number[], failed: [] as string[] };
      visits[kind] = came;
      if (order.rates[kind] === 0) return;
      for (const at of arrivals(order.rates[kind], mulberry32(order.seed + i))) {
        if (at > order.seconds * 1_000) return;
        const ahead = started + at - performance.now();
        if (ahead > 1) await new Promise((done) => setTimeout(done, ahead));
        late.push(Math.max(0, performance.now() - started - at));
        under.push(
          phones.visit(kind).then(
            () => void came.latencies.push(performance.now() - started - at),
            (error: unknown) => void came.failed.push(error instanceof Error ? error.message : String(error)),
          ),
        );
      }
    }),
  );
  await Promise.all(under);
  return { of: "come", visits, late, resumed: phones.resumed, connections: phones.connections };
}

async function loop(order: Extract<Order, { order: "loop" }>): Promise<Result> {
  const { place, path, connections, seconds, each } = order;
  const latencies: number[] = [];
  let resumed = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const sessions: Sessions = { last: undefined };
      let connection: Connection | undefined;
      while (performance.now() < end) {
        const began = performance.now();
        connection ??= await open(place, each === "new" ? undefined : sessions);
        const { status, headers } = await connection.ask("GET", path);
        demand(status === 200, `${path}: ${status}`);
        latencies.push(performance.now() - began);
        // nginx closes a connection after a thousand requests.
        if (each === undefined && headers["connection"] !== "close") continue;
        if (connection.resumed) resumed += 1;
        connection.close();
        connection = undefined;
      }
      connection?.close();
    }),
  );
  const took = (performance.now() - started) / 1_000;
  return { of: "loop", answered: latencies.length, seconds: took, latencies, resumed };
}

if (process.send) {
  process.on("message", async (order: Order) => {
    process.send!(await (order.order === "come" ? come(order) : loop(order)));
  });
  process.on("disconnect", () => process.exit());
}
