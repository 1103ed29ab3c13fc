/** The phone's matcher in Kotlin beside the kernel in TypeScript: on a server's JVM, not on a phone. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeyColumns, SeenColumns } from "@bluezone/protocol/match/match-columns";
import { matchKeys as plain } from "@bluezone/protocol/match/match-kernel";
import { simdMatcher } from "@bluezone/protocol/match/match-simd";
import { INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import { jvmMatcher } from "../apps/phone/modules/radio/check/kotlin/jvm-matcher.ts";
import { heard, keysOfADay } from "./match.ts";
import { median, type Part, perSecond, type Row, ratio, rounds, times } from "./measure.ts";

const ROUNDS = 9;
const KEYS = 20_000;
const SEEN = 50_000;
/** Rows as they cross to native code: 16 bytes, then two numbers, least significant byte first. */
const ROW = 24;

function rows(ids: Uint8Array, first: ArrayLike<number>, second: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(ROW * first.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < first.length; i += 1) {
    bytes.set(ids.subarray(16 * i, 16 * i + 16), ROW * i);
    view.setUint32(ROW * i + 16, first[i]!, true);
    view.setUint32(ROW * i + 20, second[i]!, true);
  }
  return bytes;
}

async function measured(keys: KeyColumns, seen: SeenColumns, folder: string): Promise<Row[]> {
  const [keysFile, seenFile] = [join(folder, "keys"), join(folder, "seen")];
  writeFileSync(keysFile, rows(keys.keys, keys.starts, keys.periods));
  writeFileSync(seenFile, rows(seen.rpis, seen.first, seen.last));
  const simd = simdMatcher();
  if (!simd) throw new Error("this engine cannot run the SIMD kernel");
  const jvm = await jvmMatcher(keysFile, seenFile);
  try {
    const candidates = {
      jvm: () => jvm.run(),
      typescript: async () => plain(keys, seen, 0).length,
      simd: async () => simd(keys, seen, 0).length,
    };
    for (const [name, run] of Object.entries(candidates)) {
      const found = await run();
      if (found !== 20) throw new Error(`${name} found ${found} matches of 20`);
    }
    const of = await rounds(candidates, ROUNDS);
    const rate = (ms: readonly number[]): string => perSecond(KEYS, median(ms));
    const what = `Kotlin with javax.crypto, server JVM, not a phone, ${rate(of.jvm)}`;
    return [
      {
        what,
        beside: `kernel in plain TypeScript, ${rate(of.typescript)}`,
        figure: times(ratio(of.typescript, of.jvm)),
      },
      { what: "the same", beside: `SIMD kernel, ${rate(of.simd)}`, figure: times(ratio(of.simd, of.jvm)) },
    ];
  } finally {
    jvm.close();
  }
}

async function run(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-matcher-"));
  try {
    const keys = keysOfADay(KEYS);
    return await measured(keys, heard(keys, SEEN, INTERVALS_PER_DAY), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const nativeMatcher: Part = {
  title: "Native-matcher",
  long: true,
  run,
  notes: `${KEYS.toLocaleString("en")} keys of a whole day against ${SEEN.toLocaleString("en")} identifiers that were heard, bytes in and bytes out as they cross between JavaScript and native code; all find the same twenty. **On a server's JVM, not on a phone**: there the cryptography is another provider's, the processor another, and the TypeScript runs on Hermes without a JIT. The figure says that the matcher is no slower than what it stands in for, and nothing about a phone.`,
};
