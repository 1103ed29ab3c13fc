/** Matching against the published identifiers, whose metadata says a transmit power of 8 dBm. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { encodeExportBin } from "@bluezone/protocol/export/export-bin";
import { aemKey, sealMetadata } from "@bluezone/protocol/identity/aem";
import { rpis } from "@bluezone/protocol/identity/rpi";
import { tek } from "@bluezone/protocol/identity/tek";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { ReportType } from "@bluezone/protocol/report/report-type";
import { Enin, fromUnixSeconds } from "@bluezone/protocol/time";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import fc from "fast-check";
import { EXIT } from "../../failure.ts";
import { exportOf, vectors } from "../../testing/export-files.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const published = vectors<{
  tek: string;
  rollingStart: number;
  intervals: { enin: number; rpi: string; aem: string }[];
}>("identifiers");

const folder = testFolder();
let files = 0;
async function put(content: Uint8Array | string): Promise<string> {
  files += 1;
  const file = join(folder, `file-${files}`);
  await writeFile(file, content);
  return file;
}

type LoggedRecord = {
  rpi: string;
  sightings: { t: number; rssi: number; aem: string; [more: string]: unknown }[];
};
type MatchLine = { tek: string; rollingStart: number; rollingPeriod: number; sightings: unknown[] };
async function matched(
  exports: readonly Uint8Array[],
  records: readonly LoggedRecord[],
  ...more: string[]
): Promise<MatchLine[]> {
  const paths = await Promise.all(exports.map(put));
  const log = await put(JSON.stringify({ records }));
  const argv = ["match", "--export", ...paths, "--sightings", log, "--json", ...more];
  const { exit, out, remarks } = await runForTest(argv);
  assert.deepEqual([exit, remarks, out.length], [EXIT.ok, [], 1]);
  const answer = JSON.parse(out[0]!);
  assert.deepEqual(Object.keys(answer), ["matched"]);
  return answer.matched;
}
const key = (bytes: string, start: number, period: number, reportType: ReportType = "confirmedTest") =>
  diagnosisKey(tek(fromHex(bytes), Enin(start), period), { reportType, transmissionRisk: 0 });
const KEY = key(published.tek, published.rollingStart, 144);
const ownTime = (enin: number, offset = 300): number => enin * 600 + offset;
/** The identifier of the n-th interval, heard at these times (seconds after its interval began) and dBm. */
const heard = (n: number, ...at: [offset: number, rssi: number][]): LoggedRecord => {
  const { enin, rpi, aem } = published.intervals[n]!;
  return { rpi, sightings: at.map(([offset, rssi]) => ({ t: ownTime(enin, offset), rssi, aem })) };
};

test("all 144 published identifiers match their key, with power and attenuation, in exactly these fields", async () => {
  const records = published.intervals.map((_, n) => heard(n, [300, -60]));
  const [found, ...rest] = await matched([await exportOf([KEY])], records);
  assert.deepEqual(rest, []);
  assert.deepEqual(found, {
    tek: published.tek,
    rollingStart: published.rollingStart,
    rollingPeriod: 144,
    sightings: published.intervals.map(({ enin }) => ({
      enin,
      t: ownTime(enin),
      rssi: -60,
      txPower: 8,
      attenuation: 68,
    })),
  });
});

test("a bare export.bin matches as the zip does", async () => {
  const [start, end] = [fromUnixSeconds(1), fromUnixSeconds(2)];
  const content = { region: "", start, end, batchNum: 1, batchSize: 1, keys: [KEY], revisedKeys: [] };
  const records = [heard(7, [0, -50])];
  assert.deepEqual(
    await matched([await encodeExportBin(content, [])], records),
    await matched([await exportOf([KEY])], records),
  );
});

test("every sighting is listed and none is merged, also the same one twice and one louder than the power", async () => {
  const [found] = await matched([await exportOf([KEY])], [heard(3, [0, -60], [1, -60], [1, -60], [5, 20])]);
  const enin = published.intervals[3]!.enin;
  const at = (offset: number, rssi: number, attenuation: number) => ({
    enin,
    t: enin * 600 + offset,
    rssi,
    txPower: 8,
    attenuation,
  });
  assert.deepEqual(found!.sightings, [at(0, -60, 68), at(1, -60, 68), at(1, -60, 68), at(5, 20, 0)]);
});

test("sightings of one identifier with different metadata each have their own power", async () => {
  const { enin, rpi } = published.intervals[9]!;
  const sealed = (txPower: number) =>
    toHex(sealMetadata(aemKey(KEY.key), fromHex(rpi), { version: "1.1", confidence: 2, txPower }));
  const t = ownTime(enin);
  const sightings = [
    { t, rssi: -70, aem: sealed(-20) },
    { t, rssi: -70, aem: sealed(12) },
  ];
  const [found] = await matched([await exportOf([KEY])], [{ rpi, sightings }]);
  assert.deepEqual(
    found!.sightings.map((s) => {
      const { txPower, attenuation } = s as { txPower: number; attenuation: number };
      return [txPower, attenuation];
    }),
    [
      [-20, 50],
      [12, 82],
    ],
  );
});

test("a power that no phone sends is listed as it is, and a person is told", async () => {
  const { enin, rpi, aem } = published.intervals[0]!;
  const flipped = fromHex(aem).with(1, fromHex(aem)[1]! ^ 0x80);
  const records = [{ rpi, sightings: [{ t: ownTime(enin), rssi: -60, aem: toHex(flipped).toUpperCase() }] }];
  const [found] = await matched([await exportOf([KEY])], records);
  assert.deepEqual(found!.sightings, [{ enin, t: ownTime(enin), rssi: -60, txPower: -120, attenuation: 0 }]);
  const argv = ["--export", await put(await exportOf([KEY])), "--sightings"];
  const { out } = await runForTest(["match", ...argv, await put(JSON.stringify({ records }))]);
  assert.match(out[0]!, /1 with a power that no phone sends/);
});

test("a sighting counts up to the tolerance in whole intervals on both sides of its identifier's own", async () => {
  const file = await exportOf([KEY]);
  const within = async (tolerance: string[], ...offsets: number[]): Promise<number[]> => {
    const at = offsets.map((offset): [number, number] => [offset, -60]);
    const { enin } = published.intervals[50]!;
    const [found] = await matched([file], [heard(50, ...at)], ...tolerance);
    return (found?.sightings ?? []).map((s) => (s as { t: number }).t - enin * 600);
  };
  const edges = [-7201, -7200, -1, 0, 599, 600, 7799, 7800];
  assert.deepEqual(await within([], ...edges), [-7200, -1, 0, 599, 600, 7799], "GAEN's 120 minutes");
  assert.deepEqual(await within(["--tolerance", "120"], ...edges), [-7200, -1, 0, 599, 600, 7799]);
  assert.deepEqual(await within(["--tolerance", "0"], ...edges), [0, 599]);
  const near = [-601, -600, -1, 1199, 1200, 1800];
  assert.deepEqual(await within(["--tolerance", "10"], ...near), [-600, -1, 1199]);
  assert.deepEqual(await within(["--tolerance", "19"], ...near), [-600, -1, 1199], "one whole interval");
  assert.deepEqual(await within(["--tolerance", "20"], ...near), near.slice(0, 5));
  assert.deepEqual(await within(["--tolerance", "9"], -1, 600), []);
});

test("only intervals of the key's own period match", async () => {
  const late = key(published.tek, published.rollingStart + 10, 3);
  const records = [9, 10, 12, 13].map((n) => heard(n, [0, -60]));
  const [found] = await matched([await exportOf([late])], records);
  assert.deepEqual(
    found!.sightings.map((s) => (s as { enin: number }).enin - published.rollingStart),
    [10, 12],
  );
  assert.deepEqual([found!.rollingStart - published.rollingStart, found!.rollingPeriod], [10, 3]);
});

test("several files are matched together, given after one option or several; a key is listed once", async () => {
  const other = key("ab".repeat(16), published.rollingStart, 144);
  const [{ enin, rpi }] = rpis(other) as [{ enin: Enin; rpi: Uint8Array }];
  const records = [
    heard(1, [0, -60]),
    { rpi: toHex(rpi), sightings: [{ t: ownTime(enin), rssi: -61, aem: "00000000" }] },
  ];
  const both = [await exportOf([other]), await exportOf([KEY]), await exportOf([KEY, other])];
  const teks = (found: MatchLine[]) => found.map(({ tek: hex }) => hex);
  assert.deepEqual(teks(await matched(both, records)), ["ab".repeat(16), published.tek]);
  const [a, b, c] = await Promise.all(both.map(put));
  const log = await put(JSON.stringify({ records }));
  for (const argv of [
    ["--export", a, "--export", b, "--sightings", log],
    ["--sightings", log, "--export", a, b],
    ["--export", a, "--sightings", log, "--export", b, c],
  ]) {
    const { out } = await runForTest(["match", ...(argv as string[]), "--json"]);
    assert.deepEqual(teks(JSON.parse(out[0]!).matched), ["ab".repeat(16), published.tek]);
  }
});

test("a revised key is a key; one that any of the files revokes is none", async () => {
  const records = [heard(1, [0, -60])];
  const revised = key(published.tek, published.rollingStart, 144, "confirmedClinicalDiagnosis");
  const revoked = key(published.tek, published.rollingStart, 144, "revoked");
  const count = async (...exports: [DiagnosisKey[], DiagnosisKey[]][]) =>
    (await matched(await Promise.all(exports.map(([keys, later]) => exportOf(keys, later))), records)).length;
  assert.equal(await count([[], [revised]]), 1);
  assert.equal(await count([[KEY], [revised]]), 1);
  assert.equal(await count([[KEY], [revoked]]), 0);
  assert.equal(await count([[KEY], []], [[], [revoked]]), 0);
  assert.equal(await count([[], [revoked]], [[KEY], []]), 0, "in any order of the files");
});

test("what nobody exported, an empty log and an empty file match nothing", async () => {
  const records = [heard(1, [0, -60])];
  assert.deepEqual(await matched([await exportOf([key("00".repeat(16), 1, 144)])], records), []);
  assert.deepEqual(await matched([await exportOf([KEY])], []), []);
  assert.deepEqual(await matched([await exportOf([KEY])], [{ ...records[0]!, sightings: [] }]), []);
  assert.deepEqual(await matched([await exportOf([])], records), []);
  const argv = ["--export", await put(await exportOf([])), "--sightings", await put('{"records":[]}')];
  assert.deepEqual((await runForTest(["match", ...argv])).out, ["No key was heard."]);
});

test("names that are not known are read past, such as those of GAEN's own records", async () => {
  const [record] = [heard(1, [0, -60])];
  const more = { ...record!, day: 7, sightings: [{ ...record!.sightings[0]!, previous_scan: 0, x: null }] };
  assert.equal((await matched([await exportOf([KEY])], [more])).length, 1);
});

test("a log of another shape is one sentence that says where, and shows nothing of it", async () => {
  const file = await put(await exportOf([KEY]));
  const good = { t: 1, rssi: -60, aem: "00000000" };
  const rpi = "00".repeat(16);
  const wrong: [log: unknown, where: RegExp][] = [
    [[], /the whole/],
    [{}, /records/],
    [{ records: [{ rpi: "00", sightings: [] }] }, /records\[0\]\.rpi/],
    [
      {
        records: [
          { rpi, sightings: [] },
          { rpi: `${"0".repeat(31)}g`, sightings: [] },
        ],
      },
      /records\[1\]\.rpi/,
    ],
    [{ records: [{ rpi }] }, /records\[0\]\.sightings/],
    ...(
      [
        ["t", -1],
        ["t", 1.5],
        ["t", 600 * 2 ** 32],
        ["t", "1"],
        ["rssi", null],
        ["rssi", 128],
        ["rssi", -129],
        ["aem", "0000000"],
        ["aem", 0],
        ["previous_scan", -1],
      ] as const
    ).map(([name, value]): [unknown, RegExp] => [
      { records: [{ rpi, sightings: [good, { ...good, [name]: value }] }] },
      new RegExp(`records\\[0\\]\\.sightings\\[1\\]\\.${name}`),
    ]),
  ];
  for (const [log, where] of wrong) {
    const argv = ["--export", file, "--sightings", await put(JSON.stringify(log))];
    const { exit, out, remarks } = await runForTest(["match", ...argv]);
    assert.deepEqual([exit, out, remarks.length], [EXIT.badData, [], 1], JSON.stringify(log));
    assert.match(remarks[0]!, where);
    assert.ok(!remarks[0]!.includes("\n"));
  }
  const flood = await put(`{"records":[${"{},".repeat(2_500_000)}{}]}`);
  const { exit, remarks } = await runForTest(["match", "--export", file, "--sightings", flood]);
  assert.equal(exit, EXIT.badData);
  assert.match(remarks[0]!, /more than 2500000 lists and objects/);
});

test("options that are missing or misshapen are wrong usage", async () => {
  for (const [argv, says] of [
    [["match"], /needs --export FILE…/],
    [["match", "--export", "--sightings", "x"], /needs a value after --export/],
    [["match", "--export", "a"], /needs --sightings FILE/],
    [["match", "--export", "a", "", "--sightings", "b"], /--export must be a path to a file/],
    [["match", "a", "--export", "b", "--sightings", "c"], /takes no word after its name/],
    [["match", "--export", "b", "--sightings", "c", "d"], /takes no word after its name/],
    [["match", "--export", "b", "--sightings", "c", "--tolerance", "-1"], /--tolerance must be/],
    [["match", "--export", "b", "--sightings", "c", "--sightings", "d"], /takes --sightings once/],
  ] as const) {
    const { exit, remarks } = await runForTest(argv);
    assert.equal(exit, EXIT.usage, argv.join(" "));
    assert.match(remarks[0]!, says);
  }
});

test("no text makes the reader of logs more than one sentence", async () => {
  const file = await put(await exportOf([KEY]));
  const log = join(folder, "fuzzed");
  const sighting = fc.record({ t: fc.anything(), rssi: fc.anything(), aem: fc.constantFrom("00000000", 7) });
  const shaped = fc
    .array(fc.record({ rpi: fc.constantFrom("00".repeat(16), ""), sightings: fc.array(sighting) }))
    .map((records) => JSON.stringify({ records }, (_, v) => (typeof v === "bigint" ? Number(v) : v)));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json(), shaped), async (text) => {
      await writeFile(log, text);
      const { exit, remarks } = await runForTest(["match", "--export", file, "--sightings", log, "--json"]);
      assert.ok(exit === EXIT.ok || exit === EXIT.badData, remarks.join());
      assert.ok(remarks.length <= 1 && !remarks.join().includes("\n"));
    }),
  );
});
