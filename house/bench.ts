/**
 * `npm run bench`: how fast the parts are that have to be fast, as ratios within one run, and writes docs/bench.md.
 * Candidates take turns, so that a machine that is busy for a while slows all of them; what is told is the median of the
 * rounds. No test fails on time.
 */
import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { publish } from "@bluezone/contract/keys/publish";
import { dayKeys } from "@bluezone/keys/testing/authority";
import { startKeys } from "@bluezone/keys/testing/keys-server";
import { joinBytes } from "@bluezone/protocol/bytes";
import { diagnosisKey } from "@bluezone/protocol/diagnosis-key";
import { writeExport } from "@bluezone/protocol/export-file";
import type { KeyColumns, SeenColumns } from "@bluezone/protocol/match-columns";
import { matchKeys } from "@bluezone/protocol/match-kernel";
import { rpi, rpiKey } from "@bluezone/protocol/rpi";
import { rpiIndex, tagAt } from "@bluezone/protocol/rpi-index";
import { tek } from "@bluezone/protocol/tek";
import { Enin, INTERVALS_PER_DAY, parseInstant } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/signer";
import { testPglite } from "@bluezone/server-kit/testing/database";
import { ecb } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

const ROUNDS = 11;
const KEYS = 10_000;
const SEEN = 50_000;
const HEARD_INTERVALS = 48;
const EXPORTED = 100_000;
const PUBLISHES = 200;
/** A UTC midnight. */
const MIDNIGHT = Enin(Math.floor(1_609_113_600 / 600));

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const at = (numbers: readonly number[], share: number): number =>
  sorted(numbers)[Math.ceil(share * numbers.length) - 1]!;
const median = (numbers: readonly number[]): number => at(numbers, 0.5);

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of each candidate in each round, the candidates taking turns; a first round only warms up. */
async function rounds<Name extends string>(
  candidates: Readonly<Record<Name, () => unknown>>,
  count = ROUNDS,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(candidates) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= count; round += 1)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const took = await timed(candidates[name]);
      if (round > 0) times[name].push(took);
    }
  return times;
}

/** How many times as long `slow` took as `fast`: the median over the rounds. */
const ratio = (slow: readonly number[], fast: readonly number[]): number =>
  median(slow.map((took, round) => took / fast[round]!));

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** Keys of one whole day. */
const published: KeyColumns = {
  keys: random(16 * KEYS),
  starts: new Uint32Array(KEYS).fill(MIDNIGHT),
  periods: new Uint8Array(KEYS).fill(INTERVALS_PER_DAY),
};

/** Identifiers that were heard in the middle of that day, in so many intervals; twenty of them are the keys'. */
function heard(intervals: number): SeenColumns {
  const first = MIDNIGHT + (INTERVALS_PER_DAY - intervals) / 2;
  const rpis = random(16 * SEEN);
  const when = Uint32Array.from({ length: SEEN }, (_, i) => first + (i % intervals));
  for (let i = 0; i < 20; i += 1) {
    const key = published.keys.subarray(16 * 487 * i, 16 * 487 * i + 16);
    rpis.set(rpi(rpiKey(key), Enin(when[i * 2_111]!)), 16 * i * 2_111);
  }
  return { rpis, first: when, last: when };
}

/** Another way to derive a day's identifiers, 144 × 16 bytes, with the same look-up behind it. */
function matcher(derive: (key: Uint8Array) => Uint8Array, seen: SeenColumns): () => number {
  return () => {
    const { bitmap, bitMask, heads, next, tags } = rpiIndex(seen.rpis);
    let found = 0;
    for (let k = 0; k < KEYS; k += 1) {
      const day = derive(published.keys.subarray(16 * k, 16 * k + 16));
      for (let i = 0; i < INTERVALS_PER_DAY; i += 1) {
        const tag = tagAt(day, 16 * i);
        if (((bitmap[(tag & bitMask) >>> 5]! >>> (tag & 31)) & 1) === 0) continue;
        for (let row = heads[tag & (heads.length - 1)]!; row !== 0; row = next[row - 1]!)
          if (tags[row - 1] === tag && seen.first[row - 1] === MIDNIGHT + i) found += 1;
      }
    }
    return found;
  };
}

const INFO = utf8ToBytes("EN-RPIK");
/** The padded data of all intervals of the day. */
const plain = joinBytes(
  ...Array.from({ length: INTERVALS_PER_DAY }, (_, i) => {
    const block = new Uint8Array(16);
    block.set(utf8ToBytes("EN-RPI"), 0);
    new DataView(block.buffer).setUint32(12, MIDNIGHT + i, true);
    return block;
  }),
);
const byNoble = (key: Uint8Array): Uint8Array =>
  ecb(hkdf(sha256, key, undefined, INFO, 16), { disablePadding: true }).encrypt(plain);
const encrypt = (rpik: Uint8Array): Uint8Array =>
  createCipheriv("aes-128-ecb", rpik, null).setAutoPadding(false).update(plain);
const byNode = (key: Uint8Array): Uint8Array =>
  encrypt(new Uint8Array(hkdfSync("sha256", key, new Uint8Array(0), INFO, 16)));

type Row = { readonly what: string; readonly figure: string; readonly beside: string };
const perSecond = (n: number, ms: number): string => `${Math.round(n / (ms / 1_000) / 100) / 10} k/s`;
const times = (n: number): string => `${n.toFixed(2)} ×`;

async function matching(): Promise<Row[]> {
  const [day, part] = [heard(INTERVALS_PER_DAY), heard(HEARD_INTERVALS)];
  const candidates = {
    kernel: () => matchKeys(published, day, 0).length,
    node: matcher(byNode, day),
    noble: matcher(byNoble, day),
    pruned: () => matchKeys(published, part, 0).length,
  };
  for (const [name, run] of Object.entries(candidates))
    if (run() !== 20) throw new Error(`${name} found ${run()} matches of 20`);
  const { kernel, node, noble, pruned } = await rounds(candidates);
  const rate = (ms: readonly number[]): string => `${perSecond(KEYS, median(ms))} keys`;
  return [
    { what: "match kernel (plain TypeScript)", figure: "1", beside: rate(kernel) },
    {
      what: "the same by node:crypto, hkdfSync + createCipheriv",
      figure: `kernel ${times(ratio(node, kernel))} as fast`,
      beside: rate(node),
    },
    {
      what: "the same by @noble, hkdf + ecb",
      figure: `kernel ${times(ratio(noble, kernel))} as fast`,
      beside: rate(noble),
    },
    {
      what: `kernel, heard in ${HEARD_INTERVALS} of ${INTERVALS_PER_DAY} intervals instead of all`,
      figure: `${times(ratio(kernel, pruned))} as fast`,
      beside: rate(pruned),
    },
  ];
}

async function exporting(): Promise<Row[]> {
  const start = parseInstant("2020-12-28T00:00:00Z");
  const keys = Array.from({ length: EXPORTED }, (_, i) =>
    diagnosisKey(tek(random(16), Enin(MIDNIGHT - 144 * (i % 14)), 144), {
      reportType: "confirmedTest",
      transmissionRisk: 0,
      daysSinceOnset: i % 10,
    }),
  );
  const signer = signerFromPem(generateKeyPem());
  const content = {
    region: "VN",
    start,
    end: parseInstant("2020-12-28T00:10:00Z"),
    batchNum: 1,
    batchSize: 1,
    keys,
    revisedKeys: [],
  };
  const signing = { keyId: "452", keyVersion: "v1", sign: (bytes: Uint8Array) => signer.sign(bytes) };
  let size = 0;
  const { write } = await rounds(
    {
      write: async () => {
        size = (await writeExport(content, [signing])).length;
      },
    },
    5,
  );
  return [
    {
      what: `export file of ${EXPORTED.toLocaleString("en")} keys: sort, write, sign, zip`,
      figure: `${(median(write) / 1_000).toFixed(2)} s`,
      beside: `${perSecond(EXPORTED, median(write))} keys; ${(size / 1e6).toFixed(1)} MB`,
    },
  ];
}

async function publishing(): Promise<Row[]> {
  const pglite = await testPglite();
  const keys = await startKeys(pglite);
  const bodies = [];
  for (let i = 0; i < PUBLISHES; i += 1)
    bodies.push(await keys.authority.share({ keys: dayKeys(keys.clock.now(), 14) }, keys.clock.now()));
  const took: number[] = [];
  const covered: number[] = [];
  for (const body of bodies) {
    const started = performance.now();
    const answer = await keys.publish(body);
    took.push(performance.now() - started);
    if (!answer.ok) throw new Error(answer.code);
    const headers = { "content-type": "application/json", "x-chaff": "1" };
    covered.push(
      await timed(async () =>
        (await fetch(keys.url + publish.path, { method: "POST", headers, body: "{}" })).arrayBuffer(),
      ),
    );
  }
  await keys.server.stop();
  await pglite.close();
  const ms = (all: readonly number[], share: number): string => `${at(all, share).toFixed(1)} ms`;
  return [
    {
      what: "publish of 14 keys over HTTP into the embedded database, one after another",
      figure: `p50 ${ms(took, 0.5)}`,
      beside: `p90 ${ms(took, 0.9)}`,
    },
    {
      what: "cover traffic at the same door, which takes the time of a real answer",
      figure: `p50 ${ms(covered, 0.5)}`,
      beside: `p90 ${ms(covered, 0.9)}`,
    },
  ];
}

const rows: Row[] = [];
for (const part of [matching, exporting, publishing])
  for (const row of await part()) {
    rows.push(row);
    console.log(`${row.what}: ${row.figure} (${row.beside})`);
  }

const [cpu] = cpus();
writeFileSync(
  new URL("../docs/bench.md", import.meta.url),
  `# Bench

Printed by \`npm run bench\`, which writes this page; it takes less than two minutes. Candidates take turns in one run; figures are medians of ${ROUNDS} rounds (export: 5, publish: ${PUBLISHES} requests), ratios medians of the rounds' ratios. Trust ratios; absolute figures move with the load of the machine. No check fails on time.

Machine: ${cpu?.model.trim()}, ${cpus().length} cores, shared with others; Node ${process.versions.node}; ${new Date().toISOString().slice(0, 10)}.

| what | figure | |
| --- | --- | --- |
${rows.map(({ what, figure, beside }) => `| ${what} | ${figure} | ${beside} |`).join("\n")}

Matching: ${KEYS.toLocaleString("en")} keys of a whole day (144 identifiers each) against ${SEEN.toLocaleString("en")} identifiers that were heard, with the index of those built anew each time; all ways use the same index and find the same twenty. "k/s keys" are thousands of keys a second on one core. A phone keeps only intervals in which it heard anybody, so the last of these rows is closer to what it does.

Still to come, with milestone 2: a kernel in WebAssembly with SIMD, a native one, and publishes written in groups. Their rows will stand beside these.
`,
);
