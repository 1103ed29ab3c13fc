/** Export files: keys to a signed zip, and a file to the columns that matching takes. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { NODE_UNPACKING } from "@bluezone/device-node/unpacking";
import { exportBinOf, readExportColumns, readExportColumnsBy } from "@bluezone/protocol/export/export-file";
import type { KeyColumns } from "@bluezone/protocol/match/match-columns";
import { simdMatcher } from "@bluezone/protocol/match/match-simd";
import { FILE, type OracleKey } from "@bluezone/protocol/testing/export-oracle";
import { INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import { KEYS, MIDNIGHT, ours, publicKey, randomKeys } from "./export-data.ts";
import type { Took } from "./export-way.ts";
import { heard } from "./match.ts";
import { cpu, median, type Part, perSecond, type Row, ratio, rounds, times } from "./measure.ts";

const ROUNDS = 3;
const HEADER = 16;
/** What a phone that met many people heard in two weeks. */
const SEEN = 50_000;
/** Keys of a file that is matched, all of one day; in how many of its intervals anybody was heard. */
const MATCHED = 100_000;
const HEARD_INTERVALS = 48;

/** A message as protobufjs reads it, copied into columns. */
function usualColumns(bin: Uint8Array): KeyColumns {
  const { keys } = FILE.decode(bin.subarray(HEADER)) as unknown as { keys: Required<OracleKey>[] };
  const columns = {
    keys: new Uint8Array(16 * keys.length),
    starts: new Uint32Array(keys.length),
    periods: new Uint8Array(keys.length),
  };
  for (const [i, key] of keys.entries()) {
    columns.keys.set(key.keyData, 16 * i);
    columns.starts[i] = key.rollingStartIntervalNumber;
    columns.periods[i] = key.rollingPeriod;
  }
  return columns;
}

/** A way of writing in its own process, told to make a file with each call. */
class Way {
  readonly #process: ChildProcess;
  readonly took: Took[] = [];

  constructor(name: string) {
    this.#process = fork(join(import.meta.dirname, "export-way.ts"), [name]);
  }
  async ready(): Promise<void> {
    await once(this.#process, "message");
  }
  async make(): Promise<number> {
    this.#process.send("make");
    const [took] = (await once(this.#process, "message")) as [Took];
    this.took.push(took);
    return took.ms;
  }
  stop(): void {
    this.#process.kill();
  }
  get peak(): string {
    const peaks = this.took.flatMap(({ mb }) => mb ?? []);
    return peaks.length > 0 ? `${Math.ceil(Math.max(...peaks))} MB` : "not told here";
  }
}

async function writing(): Promise<Row[]> {
  const [own, usual, packing] = [new Way("ours"), new Way("usual"), new Way("packing")];
  const ways = [own, usual, packing];
  try {
    await Promise.all(ways.map((way) => way.ready()));
    const took = await rounds(
      { own: () => own.make(), usual: () => usual.make(), packing: () => packing.make() },
      ROUNDS,
      async (make) => (await make()) as number,
    );
    const rate = (ms: readonly number[]): string => perSecond(KEYS, median(ms));
    const size = (way: Way): string => `${(way.took[0]!.bytes / KEYS).toFixed(1)} bytes a key`;
    return [
      {
        what: `keys to a signed zip: sort, write, sign, pack, ${rate(took.own)}, ${size(own)}`,
        beside: `Array.sort with Buffer.compare, protobufjs, sign, archiver, ${rate(took.usual)}, ${size(usual)}`,
        figure: times(ratio(took.usual, took.own)),
        floor: "6 ×",
      },
      {
        what: "time of the same",
        beside: "its limit: node:zlib packs the finished bytes at once",
        figure: times(ratio(took.own, took.packing)),
      },
      { what: "peak memory of the same", beside: usual.peak, figure: own.peak, floor: "≤ 80 MB" },
    ];
  } finally {
    for (const way of ways) way.stop();
  }
}

async function reading(): Promise<Row[]> {
  const zip = await ours(randomKeys());
  const bin = exportBinOf(zip);
  const took = await rounds(
    {
      own: () => readExportColumns(bin, []),
      copied: () => usualColumns(bin),
      decoded: () => FILE.decode(bin.subarray(HEADER)),
      zip: () => readExportColumns(zip, [publicKey]),
      ported: () => readExportColumnsBy(NODE_UNPACKING, zip, [publicKey]),
    },
    2 * ROUNDS,
    cpu,
  );
  const rate = (ms: readonly number[]): string => perSecond(KEYS, median(ms));
  return [
    {
      what: `export.bin to columns: read, every limit checked, repeats looked for, ${rate(took.own)}`,
      beside: `protobufjs, copied into columns, unchecked, ${rate(took.copied)}`,
      figure: times(ratio(took.copied, took.own)),
      floor: "5 ×",
    },
    {
      what: "the same",
      beside: `protobufjs, left as objects, ${rate(took.decoded)}`,
      figure: times(ratio(took.decoded, took.own)),
    },
    {
      what: "signed zip to columns as a phone does it, without Node: unpack, verify, read",
      beside: "",
      figure: rate(took.zip),
    },
    {
      what: `the same by Node's zlib and OpenSSL, ${rate(took.ported)}`,
      beside: `without Node, ${rate(took.zip)}`,
      figure: times(ratio(took.zip, took.ported)),
    },
  ];
}

/** A signed zip of keys of one day to the matches in it, with the index of what was heard built anew each time. */
async function matching(): Promise<Row[]> {
  const match = simdMatcher();
  if (!match) throw new Error("this engine cannot run the SIMD kernel");
  const random = randomKeys(MATCHED);
  const keys = { ...random, starts: new Uint32Array(MATCHED).fill(MIDNIGHT) };
  const zip = await ours(keys);
  const rows: Row[] = [];
  for (const intervals of [INTERVALS_PER_DAY, HEARD_INTERVALS]) {
    const seen = heard(keys, SEEN, intervals);
    const candidates = {
      pure: async () => match(readExportColumns(zip, [publicKey]).keys, seen, 0),
      ported: async () => match((await readExportColumnsBy(NODE_UNPACKING, zip, [publicKey])).keys, seen, 0),
    };
    const took = await rounds(candidates, 2 * ROUNDS, cpu);
    const rate = (ms: readonly number[]): string => perSecond(MATCHED, median(ms));
    rows.push({
      what: `signed zip of ${MATCHED.toLocaleString("en")} keys to matches among ${SEEN.toLocaleString("en")} identifiers, heard in ${intervals} of 144 intervals, by Node's zlib and OpenSSL: ${rate(took.ported)}`,
      beside: `without Node: ${rate(took.pure)}`,
      figure: times(ratio(took.pure, took.ported)),
    });
  }
  return rows;
}

export const exporting: Part = {
  title: "Export files",
  run: async () => [...(await writing()), ...(await reading()), ...(await matching())],
  notes: `${KEYS.toLocaleString("en")} random keys of 14 days, two report types and 21 distances to onset, in one file. Figures are CPU time of all threads. Ways of writing run in a process each, in turns; memory is the most that was resident, as Linux counts it, over what was resident with the keys before, the worst of the rounds.

How near the limits: most of what is left of writing is zlib, which packs with a window of 4 KB here and with its usual 32 KB under archiver. Sorted keys of this kind hold 14.8 bytes each that no packer can leave out (16, and 9.2 bits of the rest, less the 18.5 bits that their order would tell). A prototype of these steps was measured elsewhere at 7.0 times the usual way of writing, and at 6.3 times protobufjs for reading.

The rows of matching read a file as a phone does, signature included, and match by the SIMD kernel; keys are of one whole day. Google's matcher was not built here: a prototype measured it at 361 k/s from an export file with as many identifiers, whatever is heard, on a quiet core.`,
};
