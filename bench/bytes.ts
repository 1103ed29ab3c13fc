/**
 * What a phone reads of the key server in a day: a real key server with the uploads of a country, real phones behind proxies that
 * count every byte on the wire, both ways: HTTP/1.1 without TLS, and HTTP/2 over TLS through the shipped nginx, of a client that
 * offers a post-quantum key share and of one that does not.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createPhone } from "@bluezone/device/create-phone";
import { manualClock } from "@bluezone/device/doubles/clock";
import { memoryNotifier } from "@bluezone/device/doubles/notifier";
import { memoryRadio } from "@bluezone/device/doubles/radio";
import { seededRandom } from "@bluezone/device/doubles/random";
import { memoryStore } from "@bluezone/device/doubles/store";
import { endless } from "@bluezone/device/testing/timer";
import { nodeTransport } from "@bluezone/device-node/transport";
import { startKeys, stopKeys, type TestKeys } from "@bluezone/keys/testing/keys-server";
import { PROFILES } from "@bluezone/policy/profile";
import { STATE_PROVINCES } from "@bluezone/policy/provinces";
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
import { nginx, startNginx } from "../system-tests/ops/nginx.ts";
import type { Part, Row } from "./measure.ts";
import { overHttp2, type Wire } from "./wire.ts";

/** A shard, and which part of the country's uploads goes there. */
type Shares = Readonly<Record<string, number>>;

type Country = {
  /** Uploads a day in all shards together. */
  readonly uploads: number;
  /** Parts of the uploads by shard; what is not named here is in shards that the phone does not read. */
  readonly shares: Shares;
  /** How many shards more are open. */
  readonly others: number;
  /** How long a window with few keys waits. */
  readonly quietMinutes: number;
  /** How often a phone checks. */
  readonly pollingMinutes: number;
};

/** How a phone is connected. */
const WAYS = ["HTTP/1.1 without TLS", "HTTP/2 over TLS with X25519 alone", "HTTP/2 over TLS"] as const;
type Way = (typeof WAYS)[number];

/** Keys of an upload: those of days on which the profile holds somebody infectious whose onset was four days ago. */
const COUNTED_KEYS = 8;

/** Uploads come between 7 and 22 o'clock in Vietnam, evenly. */
const HOURS = { from: 0, to: 15 } as const;

/** Bytes that pass to and fro. */
async function countingProxy(
  port: number,
): Promise<{ port: number; bytes: () => number; close: () => void }> {
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
  return { port: own, bytes: () => bytes, close: () => void server.close() };
}

/** A key server with open shards and a policy. */
async function startCountry({ shares, others, quietMinutes, pollingMinutes }: Country) {
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
  const further = STATE_PROVINCES.map(({ code }) => `VN-${code}`).filter((shard) => !areas.includes(shard));
  const shards = [...areas, ...further.slice(0, others)];
  const keys = await startKeys(
    engine,
    {
      policy: "memory:policy",
      quietMinutes,
      settings: async () => ({
        pollingMinutes,
        shards: Object.fromEntries(shards.map((shard) => [shard, [shard.slice(-2)]])),
      }),
    },
    {
      elsewhere: new Map([
        ["memory:policy", await signDocument(policy, { ...issued, riskProfile, steps })],
        ["memory:jwks", '{"keys":[]}'],
      ]),
    },
  );
  return { engine, policy, keys, areas };
}

/** A phone behind a proxy that counts. */
async function startPhone(
  { keys, policy, areas }: Awaited<ReturnType<typeof startCountry>>,
  { url, wire }: { readonly url: string; wire(at: string): Wire },
) {
  const proxy = await countingProxy(Number(new URL(url).port));
  const at = Object.assign(new URL(url), { port: String(proxy.port) }).origin;
  const { transport, hangUp } = wire(at);
  const clock = manualClock(keys.clock.now());
  const phone = await createPhone(
    {
      clock,
      random: seededRandom("bytes"),
      radio: memoryRadio(clock),
      battery: { level: () => 0.8 },
      store: memoryStore(),
      notifier: memoryNotifier(),
      servers: {
        keysUrl: at,
        healthUrl: "http://127.0.0.1:1",
        healthApiKey: "device",
        transport,
      },
      unmetered: { says: async () => false, timer: endless },
    },
    {
      appVersion: "0.1.0",
      ...(areas[0] === undefined ? {} : { province: areas[0].slice(-2) }),
      roots: {
        config: [{ kid: keys.root.kid, publicKey: toBase64(keys.root.publicPoint) }],
        policy: [{ kid: policy.kid, publicKey: toBase64(policy.publicPoint) }],
        hotlines: [],
      },
    },
  );
  await phone.start();
  return {
    bytes: proxy.bytes,
    async pass(to: ReturnType<typeof clock.now>): Promise<void> {
      clock.pass(between(clock.now(), to));
      await phone.run();
      hangUp();
    },
    close(): void {
      if (phone.state().panel.is === "lists-refused")
        throw new Error("the phone does not trust what it read");
      proxy.close();
    },
  };
}

/** The ways to a key server: to itself, and through nginx, which keeps nothing and passes its time on, as that is another. */
async function waysTo(keys: TestKeys, folder: string) {
  const plain = nodeTransport();
  const at = new URL(keys.url).host;
  const proxy = await startNginx(folder, { keys: at, health: at, rollout: at }, [
    ["proxy_cache bluezone_keys;", "proxy_pass_header Date;"],
  ]);
  const ca = readFileSync(proxy.certificate, "utf8");
  const { https: url } = proxy.keys;
  const to: Record<Way, Parameters<typeof startPhone>[1]> = {
    "HTTP/1.1 without TLS": { url: keys.url, wire: () => ({ transport: plain, hangUp: () => {} }) },
    "HTTP/2 over TLS with X25519 alone": { url, wire: (at) => overHttp2(at, ca, "X25519") },
    "HTTP/2 over TLS": { url, wire: (at) => overHttp2(at, ca) },
  };
  return { to, stop: () => proxy.stop().finally(() => plain.close()) };
}

/** Bytes that a phone reads in the second of two such days, by how it is connected. */
async function aDay(country: Country): Promise<Record<Way, number>> {
  const started = await startCountry(country);
  const { keys: served, engine } = started;
  const { uploads, shares } = country;
  const folder = mkdtempSync(join(tmpdir(), "bluezone-bytes-"));
  served.clock.set(plus(floorTo(served.clock.now(), Days(1)), Days(1)));
  const ways = await waysTo(served, folder);
  const phones = await Promise.all(WAYS.map((way) => startPhone(started, ways.to[way])));
  const start = served.clock.now();
  let before = phones.map(() => 0);
  for (let t = Minutes(10); t <= Days(2); t = Minutes(t / Minutes(1) + 10)) {
    const now = plus(start, t);
    const hour = (t % Days(1)) / Hours(1);
    if (hour > HOURS.from && hour <= HOURS.to)
      for (const [shard, share] of Object.entries(shares))
        await upload(
          served.database,
          shard,
          arrivals((uploads * share) / ((HOURS.to - HOURS.from) * 6)),
          eninAt(now),
        );
    served.clock.set(plus(now, Minutes(1.5)));
    await served.jobs();
    for (const rest of [2, 4, 6, 8]) {
      // One time for all: a phone whose server's dates stand still reads everything again.
      served.clock.set(plus(now, Minutes(rest)));
      for (const phone of phones) await phone.pass(served.clock.now());
    }
    if (t === Days(1)) before = phones.map((phone) => phone.bytes());
  }
  const read = phones.map((phone, i) => phone.bytes() - before[i]!);
  for (const phone of phones) phone.close();
  await ways.stop();
  await stopKeys();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
  const bytes = Object.fromEntries(WAYS.map((way, i) => [way, read[i]!])) as Record<Way, number>;
  console.error(
    `${uploads} uploads, ${Object.keys(shares).join(" and ")}, every ${country.pollingMinutes}: ${told(bytes)}, load ${loadavg()[0]!.toFixed(1)}`,
  );
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
  now: number,
): Promise<void> {
  const today = now - (now % INTERVALS_PER_DAY);
  const rows = Array.from({ length: uploads }, () =>
    Array.from({ length: COUNTED_KEYS }, (_, ago) => {
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
const told = (bytes: Record<Way, number>): string => WAYS.map((way) => MB(bytes[way])).join(" · ");
/** The part of the uploads of whoever was in several provinces, or has no province with a shard. */
const COMMON = 0.05;
/** Shards of a country that has opened them: most provinces share one. */
const OTHERS = 24;

/** What would be read of a list of so many uploads, by what was read of none and of 8,000. */
const upTo = (uploads: number, none: Record<Way, number>, some: Record<Way, number>): Record<Way, number> =>
  Object.fromEntries(
    WAYS.map((way) => [way, none[way] + ((some[way] - none[way]) * uploads) / 8_000]),
  ) as Record<Way, number>;

export const bytesADay: Part = {
  title: "Bytes",
  long: true,
  notes: `Each figure is three: ${WAYS.join(" · ")}; the floor is the last one's. A key server with a day's uploads of the country (between 7 and 22 o'clock, evenly; a confirmed test, onset four days ago, eight keys), its real export files, indexes, windows and configuration with a policy, and ${OTHERS} shards more than those that the phone reads; the engine of a phone that checks as often as the row says, and every 30 minutes where it says nothing, on one connection a check, resumed by its ticket; proxies that count every byte both ways, handshakes among them, TCP's and IP's own not. TLS is through nginx with the shipped configuration, but that it keeps nothing (the days pass in minutes); its certificate has 450 bytes, a real chain some 2 kB more at each full handshake, of which a phone has a few a day. The second of two such days counts. 5 % of the uploads are in \`VN\`, which every phone reads. A list of 100,000 uploads is computed from the bytes a key of the list of 8,000. This part runs when it is named: \`npm run bench -- bytes\`. It needs nginx and openssl.

Where they go: a resumed connection with one small answer is 4.1 kB with this client, which offers a post-quantum key share, and 1.8 kB without that, so that 48 checks are 0.20 or 0.09 MB. *Keys by themselves* is what no form of a file is under: 15.4 bytes each in a file of 800 (16, and 3.3 bits of what a key says, less the 8.2 bits that their order would tell). As GAEN writes them, in a zip of protobuf, a key takes 18.6 bytes in such a file and 19.4 in one of 175. A file has up to 50 keys of padding, and one that goes out at the end of its hour with few keys is filled to 150.`,
  async run() {
    if (nginx === undefined) throw new Error("bytes on the wire need nginx");
    const rows: Row[] = [];
    const list = { shares: { VN: 1 }, others: 0, quietMinutes: 10, pollingMinutes: 30 };
    const quiet = await aDay({ uploads: 0, ...list });
    const now = await aDay({ uploads: 8_000, ...list });
    for (const [what, figure] of [
      ["no upload", quiet],
      ["8,000 uploads a day", now],
      ["100,000 uploads a day (computed)", upTo(100_000, quiet, now)],
    ] as const)
      rows.push({ what: `one list, ${what}`, beside: "", figure: told(figure) });
    for (const [uploads, floor] of [
      [8_000, 300_000],
      [100_000, 2_000_000],
    ] as const)
      for (const [name, share] of [
        ["9 % of the country", 0.09],
        ["a 63rd of the country", 1 / 63],
      ] as const)
        for (const pollingMinutes of uploads === 8_000 ? [30, 60] : [30]) {
          const shares = { VN: COMMON, "VN-89": share };
          const bytes = await aDay({ uploads, shares, others: OTHERS, quietMinutes: 60, pollingMinutes });
          const keys = uploads * COUNTED_KEYS * (share + COMMON);
          rows.push({
            what: `a shard of ${name} and \`VN\`, ${uploads.toLocaleString("en")} uploads a day, a check every ${pollingMinutes} minutes`,
            beside: `${MB(keys * LEAST)} for ${Math.round(keys).toLocaleString("en")} keys by themselves, ${MB(keys * WRITTEN)} in GAEN's form`,
            figure: `${told(bytes)}${bytes["HTTP/2 over TLS"] > floor ? ", not reached" : ""}`,
            floor: `≤ ${MB(floor).replace(/\.?0+ /, " ")}`,
          });
        }
    return rows;
  },
};

/** Bytes that no form of a file of a thousand sorted keys can be under: 16, and what a key says, less what their order would tell. */
const LEAST = 15.4;
/** Bytes of a key in a file of eight hundred as GAEN writes it, packed. */
const WRITTEN = 18.6;
