/** Matching: diagnosis keys against the identifiers that a phone heard. */
import { createCipheriv, hkdfSync, randomBytes, webcrypto } from "node:crypto";
import { joinBytes } from "@bluezone/protocol/bytes";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import type { KeyColumns, MatchKeys, SeenColumns } from "@bluezone/protocol/match/match-columns";
import { matchKeys as plain } from "@bluezone/protocol/match/match-kernel";
import { simdMatcher } from "@bluezone/protocol/match/match-simd";
import { mayHave, rpiIndex, tagAt } from "@bluezone/protocol/match/rpi-index";
import { Enin, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import { ecb } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { median, type Part, perSecond, type Row, ratio, rounds, times } from "./measure.ts";

const ROUNDS = 9;
const KEYS = 20_000;
/** For what is fast enough: as many as a large country publishes in a day. */
const MANY_KEYS = 100_000;
/** For what is slow. */
const FEW_KEYS = 20;
const SEEN = [50_000, 200_000] as const;
const HEARD_INTERVALS = 48;
/** A UTC midnight. */
const MIDNIGHT = Enin(Math.floor(1_609_113_600 / 600));

const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

/** Keys of one whole day. */
export const keysOfADay = (n: number): KeyColumns => ({
  keys: random(16 * n),
  starts: new Uint32Array(n).fill(MIDNIGHT),
  periods: new Uint8Array(n).fill(INTERVALS_PER_DAY),
});

/** Identifiers that were heard in the middle of that day, in so many intervals; twenty of them are the keys'. */
export function heard({ keys }: KeyColumns, count: number, intervals: number): SeenColumns {
  const first = MIDNIGHT + (INTERVALS_PER_DAY - intervals) / 2;
  const rpis = random(16 * count);
  const when = Uint32Array.from({ length: count }, (_, i) => first + (i % intervals));
  for (let i = 0; i < 20; i += 1) {
    const key = keys.subarray(16 * 487 * i, 16 * 487 * i + 16);
    rpis.set(rpi(rpiKey(key), Enin(when[i * 2_111]!)), 16 * i * 2_111);
  }
  return { rpis, first: when, last: when };
}

/** Whether two identifiers are the same in all their bytes: of millions, a few share a tag by chance. */
function same(a: Uint8Array, at: number, b: Uint8Array, bAt: number): boolean {
  for (let i = 0; i < 16; i += 1) if (a[at + i] !== b[bAt + i]) return false;
  return true;
}

/** How many matches are found. */
type Matcher = (keys: KeyColumns, seen: SeenColumns) => number;

/** Another way to derive a day's identifiers, 144 × 16 bytes, with the same look-up behind it. */
const lookingUp =
  (derive: (key: Uint8Array) => Uint8Array): Matcher =>
  ({ keys, starts }, seen) => {
    const index = rpiIndex(seen.rpis);
    const { heads, next, tags } = index;
    let found = 0;
    for (let k = 0; k < starts.length; k += 1) {
      const day = derive(keys.subarray(16 * k, 16 * k + 16));
      for (let i = 0; i < INTERVALS_PER_DAY; i += 1) {
        const tag = tagAt(day, 16 * i);
        if (!mayHave(index, tag)) continue;
        for (let row = heads[tag & (heads.length - 1)]!; row !== 0; row = next[row - 1]!)
          if (
            tags[row - 1] === tag &&
            seen.first[row - 1] === MIDNIGHT + i &&
            same(day, 16 * i, seen.rpis, 16 * (row - 1))
          )
            found += 1;
      }
    }
    return found;
  };

const INFO = utf8ToBytes("EN-RPIK");
/** The padded data of all intervals of the day. */
const plaintext = joinBytes(
  ...Array.from({ length: INTERVALS_PER_DAY }, (_, i) => {
    const block = new Uint8Array(16);
    block.set(utf8ToBytes("EN-RPI"), 0);
    new DataView(block.buffer).setUint32(12, MIDNIGHT + i, true);
    return block;
  }),
);
const byNoble = (key: Uint8Array): Uint8Array =>
  ecb(hkdf(sha256, key, undefined, INFO, 16), { disablePadding: true }).encrypt(plaintext);
const byNode = (key: Uint8Array): Uint8Array =>
  createCipheriv("aes-128-ecb", new Uint8Array(hkdfSync("sha256", key, new Uint8Array(0), INFO, 16)), null)
    .setAutoPadding(false)
    .update(plaintext);

/** The identifiers of the first keys by WebCrypto, which has no ECB: a call for each. Nothing is looked up. */
async function byWebCrypto({ keys }: KeyColumns): Promise<void> {
  const iv = new Uint8Array(16);
  const hkdfInfo = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: INFO };
  for (let k = 0; k < FEW_KEYS; k += 1) {
    const key = keys.slice(16 * k, 16 * k + 16);
    const tek = await webcrypto.subtle.importKey("raw", key, "HKDF", false, ["deriveKey"]);
    const aes = { name: "AES-CBC", length: 128 };
    const rpiKey = await webcrypto.subtle.deriveKey(hkdfInfo, tek, aes, false, ["encrypt"]);
    for (let i = 0; i < INTERVALS_PER_DAY; i += 1)
      await webcrypto.subtle.encrypt({ name: "AES-CBC", iv }, rpiKey, plaintext.slice(16 * i, 16 * i + 16));
  }
}

const counting =
  (matchKeys: MatchKeys): Matcher =>
  (keys, seen) =>
    matchKeys(keys, seen, 0).length;

async function run(): Promise<Row[]> {
  const simdKeys = simdMatcher();
  if (!simdKeys) throw new Error("this engine cannot run the SIMD kernel");
  const [simd, typescript] = [counting(simdKeys), counting(plain)];
  const [node, noble] = [lookingUp(byNode), lookingUp(byNoble)];
  const rows: Row[] = [];
  const keys = keysOfADay(KEYS);
  const rate = (n: number, ms: readonly number[]): string => perSecond(n, median(ms));

  for (const count of SEEN) {
    const seen = heard(keys, count, INTERVALS_PER_DAY);
    for (const [name, match] of Object.entries({ simd, typescript, node, noble })) {
      const found = match(keys, seen);
      if (found !== 20) throw new Error(`${name} found ${found} matches of 20`);
    }
    const of = await rounds(
      {
        simd: () => simd(keys, seen),
        typescript: () => typescript(keys, seen),
        node: () => node(keys, seen),
        noble: () => noble(keys, seen),
        web: () => byWebCrypto(keys),
      },
      ROUNDS,
    );
    const identifiers = `${count.toLocaleString("en")} identifiers`;
    const floors = count === SEEN[0];
    const byNode = `node:crypto, hkdfSync + createCipheriv, ${rate(KEYS, of.node)}`;
    const byNoble = `@noble, hkdf + ecb, ${rate(KEYS, of.noble)}`;
    const add = (what: string, beside: string, figure: number, floor?: string): void => {
      rows.push({ what, beside, figure: times(figure), ...(floor && floors ? { floor } : {}) });
    };
    add(`SIMD kernel, ${identifiers}, ${rate(KEYS, of.simd)}`, byNode, ratio(of.node, of.simd), "2.4 ×");
    add("the same", byNoble, ratio(of.noble, of.simd), "7 ×");
    add(
      "the same",
      `WebCrypto, without any look-up, ${rate(FEW_KEYS, of.web)}`,
      ratio(of.web, of.simd) * (KEYS / FEW_KEYS),
    );
    add("the same", "kernel in plain TypeScript", ratio(of.typescript, of.simd));
    add(
      `kernel in plain TypeScript, ${identifiers}, ${rate(KEYS, of.typescript)}`,
      byNode,
      ratio(of.node, of.typescript),
    );
    add("the same", byNoble, ratio(of.noble, of.typescript), "2 ×");
  }

  const many = keysOfADay(MANY_KEYS);
  const [day, part] = [INTERVALS_PER_DAY, HEARD_INTERVALS].map((n) => heard(many, SEEN[0], n)) as [
    SeenColumns,
    SeenColumns,
  ];
  for (const seen of [day, part]) if (simd(many, seen) !== 20) throw new Error("pruning loses matches");
  const pruning = await rounds(
    {
      simd: () => simd(many, day),
      simdPruned: () => simd(many, part),
      typescript: () => typescript(keys, day),
      typescriptPruned: () => typescript(keys, part),
    },
    ROUNDS,
  );
  const heardIn = `heard in ${HEARD_INTERVALS} of ${INTERVALS_PER_DAY} intervals`;
  rows.push({
    what: `SIMD kernel, ${heardIn}, ${rate(MANY_KEYS, pruning.simdPruned)}`,
    beside: `heard in all, ${rate(MANY_KEYS, pruning.simd)}`,
    figure: times(ratio(pruning.simd, pruning.simdPruned)),
    floor: "2 ×",
  });
  rows.push({
    what: `kernel in plain TypeScript, ${heardIn}, ${rate(KEYS, pruning.typescriptPruned)}`,
    beside: `heard in all, ${rate(KEYS, pruning.typescript)}`,
    figure: times(ratio(pruning.typescript, pruning.typescriptPruned)),
  });
  return rows;
}

export const matching: Part = {
  title: "Matching",
  run,
  notes: `${KEYS.toLocaleString("en")} keys of a whole day (144 identifiers each; ${MANY_KEYS.toLocaleString("en")} for the SIMD kernel's pruning, ${FEW_KEYS} for WebCrypto) against identifiers that were heard, with the index of those built anew each time; all but WebCrypto use the same index and find the same twenty. "k/s" are thousands of keys a second on one core. A phone keeps only intervals in which it heard anybody, so pruning is closer to what it does.

How near the limits: on a Zen 4 core a native program with AES and SHA instructions derives and looks up 1,691 k/s, and a kernel like ours (WebAssembly without such instructions, compiled by AssemblyScript) was measured there at 200 k/s, 2.9 times \`hkdfSync\` + \`createCipheriv\` of its Node. How \`hkdfSync\` compares differs from one version of OpenSSL to the next; @noble is the steadier measure. Inside the kernel a pass over 128 keys is some 16,000 vector instructions, of which this machine does three a cycle at most; alone on its core it reaches nine tenths of that, which is 290 k/s with the index and all, a sixth of what the native program does on the other. HKDF takes a fifth of the time, AES three quarters, the look-up a twentieth. Not measured: ARM, and Hermes, which runs the plain kernel without a JIT.`,
};
