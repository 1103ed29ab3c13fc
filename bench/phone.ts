/** The phone: matching on an engine like its own, what two weeks in a crowd leave in its store, and what is to be loaded. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { seededRandom } from "@bluezone/device/doubles/random";
import { readHeard } from "@bluezone/device/storage";
import { person } from "@bluezone/device/testing/person";
import { sqliteStore } from "@bluezone/device-node/sqlite-store";
import type { CheckInput, CheckResult } from "@bluezone/phone/engines/checks";
import { encodeAdvert, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpi, rpiKey } from "@bluezone/protocol/identity/rpi";
import { vectors } from "@bluezone/protocol/testing/vectors";
import { eninAt, Hours, INTERVALS_PER_DAY, parseInstant } from "@bluezone/protocol/time";
import { hermes, scriptOf } from "./hermes.ts";
import { median, type Part, type Row, ratio, times } from "./measure.ts";
import { busyWeeks } from "./phone-start/documents.ts";

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "..");
const phone = join(root, "apps/phone");

const ROUNDS = 5;
const MATCHING = "1,000 day keys are matched with 5,016 identifiers";

/** The most that a start without a screen may hold of what was heard, bytes. */
const MOST_HEAP = 12_000_000;

interface Measurement {
  readonly took: number;
  readonly bytes: number;
}

/** What two busy weeks cost a start: nothing but names, then what matching keeps, beside all of it as objects. */
async function starting(folder: string): Promise<Row[]> {
  const file = join(folder, "start.js");
  writeFileSync(
    file,
    await scriptOf(join(import.meta.dirname, "phone-start/script.ts"), { documents: busyWeeks() }),
  );
  const { stdout } = await run(hermes, ["-O", file]);
  const { names, rows, objects } = JSON.parse(stdout) as Record<"names" | "rows" | "objects", Measurement>;
  const MB = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const s = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
  return [
    {
      what: "Hermes 0.12, a start without a screen after two busy weeks: names of 2,016 documents",
      beside: `all of it as objects, as it was held before: ${MB(objects.bytes)}, ${s(objects.took)} without reading the store`,
      figure: `${MB(names.bytes)}, ${s(names.took)}`,
      floor: `≤ ${MB(MOST_HEAP).replace(".0", "")}, ≤ 2 s`,
    },
    {
      what: "the same once a list is matched: 66,528 identifiers as rows",
      beside: "once a process, without reading the store",
      figure: `${MB(rows.bytes)}, ${s(rows.took)}${rows.bytes > MOST_HEAP ? ", not reached" : ""}`,
      floor: `≤ ${MB(MOST_HEAP).replace(".0", "")}`,
    },
  ];
}

async function matching(folder: string): Promise<Row[]> {
  const file = join(folder, "checks.js");
  const given: Pick<CheckInput, "identifiers"> = { identifiers: vectors("identifiers") };
  writeFileSync(file, await scriptOf(join(phone, "src/engines/checks.ts"), given));
  const engines = {
    hermes: [hermes, "-O"],
    node: [process.execPath],
  } as const;
  const took = { hermes: [] as number[], node: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const name of ["hermes", "node"] as const) {
      const [command, ...args] = engines[name];
      const { stdout } = await run(command, [...args, file]);
      const check = (JSON.parse(stdout) as CheckResult[]).find((each) => each.name === MATCHING);
      if (!check || check.fault !== null) throw new Error(`${name}: ${check?.fault ?? "was not asked"}`);
      if (round > 0) took[name].push(check.took);
    }
  const ms = (numbers: readonly number[]): string => `${median(numbers).toFixed(0)} ms`;
  return [
    {
      what: `kernel in plain TypeScript on Hermes 0.12: 1,000 keys, 5,016 identifiers, ${ms(took.hermes)}`,
      beside: `the same script on Node, which compiles it, ${ms(took.node)}`,
      figure: times(ratio(took.hermes, took.node)),
    },
  ];
}

const OTHERS = 50;
/** So many times each of them is heard in one scan. */
const ADVERTS = 3;
/** One more than is kept, so that the phone has forgotten a day. */
const DAYS = 15;
/** Boots begin anywhere within ten minutes, so most identifiers stand in two documents. */
const FROM = parseInstant("2020-12-01T08:56:30+07:00");

/** What the crowd sends: everyone's identifier of the running interval. */
function crowd() {
  const random = seededRandom("crowd");
  const keys = new Map<string, Uint8Array>();
  let said:
    | { readonly enin: number; readonly frames: { advert: Uint8Array; scanResponse: Uint8Array }[] }
    | undefined;
  return (enin: ReturnType<typeof eninAt>) => {
    if (said?.enin === enin) return said.frames;
    const frames = Array.from({ length: OTHERS }, (_, who) => {
      const name = `${who} ${Math.floor(enin / INTERVALS_PER_DAY)}`;
      const key = keys.get(name) ?? random.bytes(16);
      keys.set(name, key);
      const identifier = rpi(rpiKey(key), enin);
      const aem = sealMetadata(aemKey(key), identifier, { version: "1.1", confidence: 3, txPower: -12 });
      return { advert: encodeAdvert(identifier), scanResponse: encodeScanResponse({ rpi: identifier, aem }) };
    });
    said = { enin, frames };
    return frames;
  };
}

/** What the project asks of the store, bytes. */
const MOST = 5_000_000;

/** Bytes of all files in a folder. */
const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

async function stored(folder: string): Promise<Row[]> {
  const place = mkdtempSync(join(folder, "store-"));
  const sqlite = sqliteStore(join(place, "phone.sqlite"));
  const store = { ...sqlite, dump: () => "", fail: () => undefined };
  const someone = await person("crowded", { at: FROM, store });
  const frames = crowd();
  const noise = seededRandom("noise");
  await someone.phone.start();
  let scans = 0;
  const listen = (): void => {
    if (someone.radio.scans.length === scans) return;
    scans = someone.radio.scans.length;
    const fading = noise.bytes(OTHERS * ADVERTS);
    for (const [who, frame] of frames(eninAt(someone.clock.now())).entries())
      for (let n = 0; n < ADVERTS; n += 1)
        someone.radio.hear({ rssi: -95 + (who % 40) + ((fading[who * ADVERTS + n] ?? 0) % 12), ...frame });
  };
  let most = 0;
  for (let day = 0; day < DAYS; day += 1) {
    await someone.pass(Hours(8), listen);
    most = Math.max(most, bytesIn(place));
    scans = Number.POSITIVE_INFINITY;
    await someone.pass(Hours(16));
    scans = someone.radio.scans.length;
  }
  const names = await sqlite.names("heard/");
  const documents = await Promise.all(names.map(async (name) => readHeard(await sqlite.get(name)).value));
  const heard = documents.flatMap((each) => each.heard);
  const minutes = heard.reduce((sum, each) => sum + each.minutes.length, 0);
  if (someone.told("forgotten").length === 0) throw new Error("the phone forgot nothing");
  sqlite.close();
  const MB = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const text = JSON.stringify(documents).length;
  return [
    {
      what: `store after 14 days, 8 hours a day among ${OTHERS} phones, SQLite`,
      beside: `what was heard, before it is packed, ${MB(text)}: ${heard.length.toLocaleString("en")} identifiers, ${minutes.toLocaleString("en")} minutes`,
      figure: `${MB(most)}${most > MOST ? ", not reached" : ""}`,
      floor: `≤ ${MB(MOST).replace(".0", "")}`,
    },
  ];
}

/** What a release of the app weighs, as the deep test of the builds prints it. */
async function builds(): Promise<Row[]> {
  const test = join(phone, "src/builds/builds.deep.ts");
  // A size beyond its bound fails the test, and is a figure all the same.
  const { stdout } = await run(process.execPath, ["--test", "--test-reporter=tap", test]).catch(
    (error: { stdout: string }) => error,
  );
  const figure = (name: string): [figure: string, beside: string] => {
    const [, first, rest] =
      new RegExp(`^\\s*# ${name}: ([\\d.]+ [kM]B\\S*(?: brotli)?)(?:, (.*))?$`, "m").exec(stdout) ?? [];
    if (first === undefined) throw new Error(`the builds' test says nothing of: ${name}`);
    return [first, rest ?? ""];
  };
  const row = (what: string, name: string, floor?: string): Row => {
    const [measured, beside] = figure(name);
    return { what, beside, figure: measured, ...(floor ? { floor } : {}) };
  };
  return [
    row("browser, first view: page, program and fonts", "web first load", "≤ 430 kB"),
    row("browser, the engine after it", "web engine"),
    row("Android, Hermes bytecode", "Android bytecode", "≤ 4 MB"),
    row("iOS, Hermes bytecode", "iOS bytecode"),
  ];
}

export const phones: Part = {
  title: "Phone",
  long: true,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), "bluezone-bench-"));
    try {
      return [
        ...(await starting(folder)),
        ...(await matching(folder)),
        ...(await stored(folder)),
        ...(await builds()),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  notes: `*A start*: decoding alone, on the command line's Hermes 0.12, which counts no bytes of typed arrays; these were added. SQLite on a phone is not in it, nor React Native. The seconds once a list is matched are base64, inflating and a checksum in an interpreter, once a process; a check goes on where it was cut off, file by file, and this is done anew.

Matching is what \`apps/phone/src/engines\` runs: a process each time, so Node pays for compiling as a phone's first check would. Hermes 0.12 is about half as fast as the Hermes that ships, and has no compiler either.

The store is that of a phone with the real engine, doubles of the ports and virtual time: ${DAYS} days, on each ${OTHERS} phones around it for eight hours, each heard ${ADVERTS} times in every scan, each with another identifier every ten minutes; the boot begins in the middle of ten minutes, so an identifier stands in two documents. Bytes are those of the file with its log, the most that they were at the end of a crowd. A minute of one identifier is some 75 bytes of JSON while it is written and some 10 once its ten minutes are packed ([record 0020](decisions/0020-the-listening-log-is-packed.md)); there is one for each phone and minute, so the store grows with minutes, not with people.

Sizes are those of an export as \`apps/phone/src/builds\` makes and checks it; kB and MB are of 1,000 and 1,000,000 bytes. What Gradle and Xcode add around the bytecode was not built.`,
};
