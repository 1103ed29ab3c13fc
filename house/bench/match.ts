/** Matching: diagnosis keys against the identifiers that a phone heard. */
import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { joinBytes } from "@bluezone/protocol/bytes";
import type { KeyColumns, SeenColumns } from "@bluezone/protocol/match-columns";
import { matchKeys } from "@bluezone/protocol/match-kernel";
import { rpi, rpiKey } from "@bluezone/protocol/rpi";
import { mayHave, rpiIndex, tagAt } from "@bluezone/protocol/rpi-index";
import { Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import { ecb } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { median, type Part, perSecond, type Row, ratio, rounds, times } from "./measure.ts";

const ROUNDS = 11;
const KEYS = 10_000;
const SEEN = 50_000;
const HEARD_INTERVALS = 48;
/** A UTC midnight. */
const MIDNIGHT = Enin(Math.floor(1_609_113_600 / 600));

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
    const index = rpiIndex(seen.rpis);
    const { heads, next, tags } = index;
    let found = 0;
    for (let k = 0; k < KEYS; k += 1) {
      const day = derive(published.keys.subarray(16 * k, 16 * k + 16));
      for (let i = 0; i < INTERVALS_PER_DAY; i += 1) {
        const tag = tagAt(day, 16 * i);
        if (!mayHave(index, tag)) continue;
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

async function run(): Promise<Row[]> {
  const [day, part] = [heard(INTERVALS_PER_DAY), heard(HEARD_INTERVALS)];
  const candidates = {
    kernel: () => matchKeys(published, day, 0).length,
    node: matcher(byNode, day),
    noble: matcher(byNoble, day),
    pruned: () => matchKeys(published, part, 0).length,
  };
  for (const [name, run] of Object.entries(candidates))
    if (run() !== 20) throw new Error(`${name} found ${run()} matches of 20`);
  const { kernel, node, noble, pruned } = await rounds(candidates, ROUNDS);
  const rate = (ms: readonly number[]): string => perSecond(KEYS, median(ms));
  return [
    {
      what: `kernel in plain TypeScript, ${rate(kernel)}`,
      beside: `node:crypto, hkdfSync + createCipheriv, ${rate(node)}`,
      figure: times(ratio(node, kernel)),
    },
    {
      what: "the same",
      beside: `@noble, hkdf + ecb, ${rate(noble)}`,
      figure: times(ratio(noble, kernel)),
      floor: "2 ×",
    },
    {
      what: `heard in ${HEARD_INTERVALS} of ${INTERVALS_PER_DAY} intervals, ${rate(pruned)}`,
      beside: "heard in all",
      figure: times(ratio(kernel, pruned)),
      floor: "2 ×",
    },
  ];
}

export const matching: Part = {
  title: "Matching",
  run,
  notes: `${KEYS.toLocaleString("en")} keys of a whole day (144 identifiers each) against ${SEEN.toLocaleString("en")} identifiers that were heard, with the index of those built anew each time; all ways use the same index and find the same twenty. "k/s" are thousands of keys a second on one core. A phone keeps only intervals in which it heard anybody, so the last of these rows is closer to what it does.`,
};
