/**
 * What a phone reads of the key server in a day: a real key server with the uploads of a country, a real phone behind a proxy that
 * counts every byte of HTTP on the wire, both ways.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { createPhone } from "@bluezone/device/create-phone";
import { manualClock } from "@bluezone/device/doubles/clock";
import { memoryNotifier } from "@bluezone/device/doubles/notifier";
import { memoryRadio } from "@bluezone/device/doubles/radio";
import { seededRandom } from "@bluezone/device/doubles/random";
import { memoryStore } from "@bluezone/device/doubles/store";
import { nodeTransport } from "@bluezone/device-node/transport";
import { startKeys, stopKeys } from "@bluezone/keys/testing/keys-server";
import { PROFILES } from "@bluezone/policy/profile";
import { toBase64 } from "@bluezone/protocol/bytes";
import {
  between,
  Days,
  eninAt,
  floorTo,
  Hours,
  INTERVALS_PER_DAY,
  Minutes,
  parseInstant,
  plus,
  unixSeconds,
} from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { testEngine } from "@bluezone/server-kit/testing/database";
import type { Part, Row } from "./measure.ts";

/** A shard, and which part of the country's uploads goes there. */
type Shares = Readonly<Record<string, number>>;

type Country = {
  /** Uploads a day in all shards together. */
  readonly uploads: number;
  /** Keys of an upload: 14 days, or those on which the profile holds somebody infectious whose onset was four days ago. */
  readonly keys: number;
  /** Parts of the uploads by shard; what is not named here is in shards that the phone does not read. */
  readonly shares: Shares;
  /** Whether the server has windows; without them a phone reads the configuration, as before. */
  readonly windows: boolean;
  /** How long a window with few keys waits. */
  readonly quietMinutes: number;
};

const ALL_KEYS = 14;
const COUNTED_KEYS = 8;

/** Uploads come between 7 and 22 o'clock in Vietnam, evenly. */
const HOURS = { from: 0, to: 15 } as const;

/** Bytes of HTTP that pass to and fro. */
async function countingProxy(port: number): Promise<{ url: string; bytes: () => number; close: () => void }> {
  let bytes = 0;
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    near.on("data", (part) => {
      bytes += part.length;
    });
    far.on("data", (part) => {
      bytes += part.length;
    });
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on("error", () => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: own } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${own}`, bytes: () => bytes, close: () => void server.close() };
}

/** Bytes that a phone reads in the second of two such days. */
async function aDay({ uploads, keys: perUpload, shares, windows, quietMinutes }: Country): Promise<number> {
  const engine = await testEngine();
  const policy = signerFromPem(generateKeyPem(), "policy-1");
  const beginning = parseInstant("2020-12-26T07:00:00+07:00");
  const issued = {
    version: 1,
    issuedAt: unixSeconds(beginning),
    notAfter: unixSeconds(plus(beginning, Days(30))),
  };
  const { risk: riskProfile, steps } = PROFILES.default;
  const areas = Object.keys(shares).filter((shard) => shard !== "VN");
  const served = await startKeys(
    engine,
    {
      policy: "memory:policy",
      quietMinutes,
      settings: async () => ({
        shards: Object.fromEntries(areas.map((shard) => [shard, [shard.slice(-2)]])),
      }),
    },
    {
      elsewhere: new Map([
        ["memory:policy", await signDocument(policy, { ...issued, riskProfile, steps })],
        ["memory:jwks", '{"keys":[]}'],
      ]),
    },
  );
  served.clock.set(plus(floorTo(served.clock.now(), Days(1)), Days(1)));
  const proxy = await countingProxy(Number(new URL(served.url).port));
  const transport = nodeTransport();
  const clock = manualClock(served.clock.now());
  const phone = await createPhone(
    {
      clock,
      random: seededRandom("bytes"),
      radio: memoryRadio(clock),
      battery: { level: () => 0.8 },
      store: memoryStore(),
      notifier: memoryNotifier(),
      servers: {
        keysUrl: proxy.url,
        healthUrl: "http://127.0.0.1:1",
        healthApiKey: "device",
        transport: (request) =>
          !windows && request.url.endsWith("/v1/windows")
            ? Promise.resolve({ status: 404, headers: {}, body: new Uint8Array() })
            : transport(request),
      },
      unmetered: async () => false,
    },
    {
      appVersion: "0.1.0",
      ...(areas[0] === undefined ? {} : { province: areas[0].slice(-2) }),
      roots: {
        config: [{ kid: served.root.kid, publicKey: toBase64(served.root.publicPoint) }],
        policy: [{ kid: policy.kid, publicKey: toBase64(policy.publicPoint) }],
        hotlines: [],
      },
    },
  );
  await phone.start();
  const start = served.clock.now();
  let before = 0;
  for (let t = Minutes(10); t <= Days(2); t = Minutes(t / Minutes(1) + 10)) {
    const now = plus(start, t);
    const hour = (t % Days(1)) / Hours(1);
    if (hour > HOURS.from && hour <= HOURS.to)
      for (const [shard, share] of Object.entries(shares))
        await upload(
          served.database,
          shard,
          arrivals((uploads * share) / ((HOURS.to - HOURS.from) * 6)),
          perUpload,
          eninAt(now),
        );
    served.clock.set(plus(now, Minutes(1.5)));
    await served.jobs();
    for (const rest of [2, 4, 6, 8]) {
      // One time for both: a phone whose server's dates stand still reads everything again.
      served.clock.set(plus(now, Minutes(rest)));
      clock.pass(between(clock.now(), served.clock.now()));
      await phone.run();
    }
    if (t === Days(1)) before = proxy.bytes();
  }
  if (phone.state().panel.is === "lists-refused") throw new Error("the phone does not trust what it read");
  const bytes = proxy.bytes() - before;
  proxy.close();
  transport.close();
  await stopKeys();
  await engine.close();
  return bytes;
}

/** How many come when so many are expected: by Poisson. */
function arrivals(expected: number): number {
  if (expected > 50) return Math.round(expected);
  let n = 0;
  for (let p = Math.random(); p > Math.exp(-expected); p *= Math.random()) n += 1;
  return n;
}

/** Stores so many uploads: keys of the last days, each ended by now. */
async function upload(
  { db }: Awaited<ReturnType<typeof startKeys>>["database"],
  shard: string,
  uploads: number,
  keys: number,
  now: number,
): Promise<void> {
  const today = now - (now % INTERVALS_PER_DAY);
  const rows = Array.from({ length: uploads }, () =>
    Array.from({ length: keys }, (_, ago) => {
      const rolling_start = today - ago * INTERVALS_PER_DAY;
      const rolling_period = ago === 0 ? Math.max(1, now - today) : INTERVALS_PER_DAY;
      return {
        key: new Uint8Array(randomBytes(16)),
        shard,
        rolling_start,
        rolling_period,
        ends: rolling_start + rolling_period,
        transmission_risk: 2,
        report_type: "confirmed" as const,
        days_since_onset: 4 - ago,
        created: now - (now % 6),
      };
    }),
  ).flat();
  for (let at = 0; at < rows.length; at += 1_000)
    await db
      .insertInto("diagnosis_key")
      .values(rows.slice(at, at + 1_000) as never)
      .execute();
}

const MB = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`;
/** The part of the uploads of whoever was in several provinces, or has no province with a shard. */
const COMMON = 0.05;

export const bytesADay: Part = {
  title: "Bytes",
  long: true,
  notes:
    "A key server with a day's uploads of the country (between 7 and 22 o'clock, evenly; a confirmed test, onset four days ago), its real export files, indexes, windows and configuration with a policy; the engine of a phone that checks every 30 minutes; a proxy that counts every byte of HTTP/1.1 both ways, TLS not among them. The second of two such days counts. *Before*: 14 keys an upload, the configuration and indexes asked at every check, one list. *Now*: the keys that count, windows. 5 % of the uploads are in `VN`, which every phone reads. A list of 100,000 uploads is computed from the bytes a key of the list of 8,000. This part runs when it is named: `npm run bench -- bytes`.",
  async run() {
    const rows: Row[] = [];
    const list = { shares: { VN: 1 } };
    const before = await aDay({ uploads: 8_000, keys: ALL_KEYS, ...list, windows: false, quietMinutes: 10 });
    const quiet = await aDay({ uploads: 0, keys: ALL_KEYS, ...list, windows: false, quietMinutes: 10 });
    const quietNow = await aDay({ uploads: 0, keys: COUNTED_KEYS, ...list, windows: true, quietMinutes: 10 });
    const now = await aDay({ uploads: 8_000, keys: COUNTED_KEYS, ...list, windows: true, quietMinutes: 10 });
    rows.push(
      { what: "one list, no upload", beside: `before: ${MB(quiet)}`, figure: MB(quietNow) },
      { what: "one list, 8,000 uploads a day", beside: `before: ${MB(before)}`, figure: MB(now) },
      {
        what: "one list, 100,000 uploads a day (computed)",
        beside: `before: ${MB(quiet + ((before - quiet) * 100) / 8)}`,
        figure: MB(quietNow + ((now - quietNow) * 100) / 8),
      },
    );
    for (const [uploads, floor] of [
      [8_000, 300_000],
      [100_000, 2_000_000],
    ] as const)
      for (const [name, share] of [
        ["9 % of the country", 0.09],
        ["a 63rd of the country", 1 / 63],
      ] as const) {
        const bytes = await aDay({
          uploads,
          keys: COUNTED_KEYS,
          shares: { VN: COMMON, "VN-89": share },
          windows: true,
          quietMinutes: 60,
        });
        rows.push({
          what: `a shard of ${name} and \`VN\`, ${uploads.toLocaleString("en")} uploads a day`,
          beside: "one list, above",
          figure: `${MB(bytes)}${bytes > floor ? ", not reached" : ""}`,
          floor: `≤ ${MB(floor).replace(/\.?0+ /, " ")}`,
        });
      }
    return rows;
  },
};
