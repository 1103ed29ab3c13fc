import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { EXIT } from "../../failure.ts";
import {
  BATTERY,
  BATTERY_GOAL,
  CONTINUITY,
  CONTINUITY_IPHONES,
  DETECTION,
  ownCeiling,
} from "../../field-test/expected.ts";
import type { Figure } from "../../field-test/figures.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const docs = new URL("../../../../../docs/field-test/", import.meta.url);
const folder = testFolder();
let files = 0;
async function put(content: string): Promise<string> {
  files += 1;
  const file = join(folder, `file-${files}`);
  await writeFile(file, content);
  return file;
}

const COLUMNS = [
  "kind",
  "phone",
  "other",
  "system",
  "model",
  "state",
  "hours",
  "from",
  "to",
  "seconds",
  "windows",
];
const HEADING = [...COLUMNS, "heard", "metres", "carriage", "readings", "dbm", "try", "outcome", "note"];
type Cells = Readonly<Record<string, string | number>>;
const formOf = (...rows: readonly Cells[]): string =>
  [HEADING, ...rows.map((row) => HEADING.map((column) => row[column] ?? ""))]
    .map((row) => row.join(";"))
    .join("\n");
const ANDROID = { kind: "phone", phone: "A", system: "android", model: "samsung SM-A105G" };
const IPHONE = { kind: "phone", phone: "B", system: "ios", model: "Apple iPhone99" };
const call = async (form: string, ...more: string[]) =>
  runForTest(["field-test", "--form", await put(form), ...more]);
async function figures(...rows: readonly Cells[]): Promise<readonly Figure[]> {
  const { exit, out, remarks } = await call(formOf(ANDROID, IPHONE, ...rows), "--json");
  assert.deepEqual([exit, remarks], [EXIT.ok, []]);
  return JSON.parse(out[0]!).figures;
}

test("the committed example is read, named as made up, and each of its figures but those of models stands beside another", async () => {
  const example = new URL("example.csv", docs).pathname;
  const { exit, out } = await runForTest(["field-test", "--form", example]);
  assert.equal(exit, EXIT.ok);
  assert.match(out[0]!, /^SỐ LIỆU MINH HỌA/);
  const { out: json } = await runForTest(["field-test", "--form", example, "--json"]);
  const answer = JSON.parse(json[0]!) as { illustrative: boolean; figures: readonly Figure[] };
  assert.equal(answer.illustrative, true);
  const kinds = new Set(answer.figures.map(({ figure }) => figure));
  assert.deepEqual(
    [...kinds],
    ["try", "battery", "detection", "continuity", "level", "attenuation", "model"],
  );
  for (const { figure, expected } of answer.figures) assert.equal(expected.length > 0, figure !== "model");
});

test("the blank form has the heading of the example, and nothing to say", async () => {
  const [blank, example] = await Promise.all(
    ["form.csv", "example.csv"].map(async (name) =>
      (await readFile(new URL(name, docs), "utf8")).split("\n"),
    ),
  );
  assert.equal(blank![0], example![0]);
  const { exit, remarks } = await call(blank!.join("\n"));
  assert.equal(exit, EXIT.badData);
  assert.match(remarks[0]!, /fewer than two phones/);
});

test("a try is counted by system, in both languages, and one that came out otherwise misses the goal", async () => {
  const tried = (phone: string, name: string, outcome: string) => ({
    kind: "thử",
    phone,
    try: name,
    outcome,
  });
  const [meet, pairing] = await figures(
    tried("A", "nghe nhau", "đúng"),
    tried("A", "meet", "as-said"),
    tried("A", "ghép đôi", "khác"),
  );
  assert.deepEqual([meet!.of, meet!.measured, meet!.from, meet!.met], ["meet, android", 100, 2, true]);
  assert.deepEqual([pairing!.of, pairing!.measured, pairing!.met], ["pairing, android", 0, false]);
  const { exit, remarks } = await call(formOf(ANDROID, IPHONE, tried("A", "walk", "maybe")));
  assert.equal(exit, EXIT.badData);
  assert.match(
    remarks.join("\n"),
    /try \(«phép thử»\) must be one of .*outcome \(«kết quả»\) must be one of/s,
  );
});

/** A row of a battery: so many hours from 100 % to what is left. */
const use = (state: string, to: number, hours = 48) => ({
  ...{ kind: "battery", phone: "A", state },
  ...{ hours, from: 100, to },
});

test("battery is what Bluezone costs: less the same phone without it; without that, only a small use meets the goal", async () => {
  const [compared] = await figures(use("off", 84), use("locked", 68));
  assert.deepEqual([compared!.measured, compared!.met, compared!.unit], [8, true, "% a day"]);
  const [over] = await figures(use("off", 84), use("locked", 60));
  assert.deepEqual([over!.measured, over!.met], [12, false]);
  const [alone] = await figures(use("unlocked", 60));
  assert.deepEqual([alone!.measured, alone!.met], [20, undefined]);
  const [small] = await figures(use("unlocked", 82));
  assert.deepEqual([small!.measured, small!.met], [9, true]);
});

test("what whole per cents cannot tell is not told: 8 hours are off by 3 % a day each, more runs by less", async () => {
  const [night] = await figures(use("off", 96, 8), use("locked", 94, 8));
  assert.deepEqual([night!.measured, night!.within, night!.met, night!.untold], [6, 4.2, undefined, [3, 10]]);
  const { out } = await call(formOf(ANDROID, IPHONE, use("off", 96, 8), use("locked", 94, 8)));
  assert.match(out[0]!, /: 6 ± 4\.2 % a day \(from 1\), above or below 3 and 10 cannot be told/);
  assert.doesNotMatch(out[0]!, /goal met|GOAL MISSED/);
  const nights = Array.from({ length: 9 }, () => [use("off", 96, 8), use("locked", 94, 8)]).flat();
  const [nine] = await figures(...nights);
  assert.deepEqual([nine!.within, nine!.met, nine!.untold], [1.4, true, undefined]);
});

test("among everybody more may be heard than there were phones: a stranger's is counted along, and the figure says so", async () => {
  const row = { kind: "heard", phone: "A", state: "locked", seconds: 600, windows: 27, heard: 28 };
  const [crowd] = await figures({ ...row, other: "tất cả" });
  assert.deepEqual([crowd!.measured, crowd!.foreign], [103.7, true]);
  const [fits] = await figures({ ...row, other: "tất cả", heard: 27 });
  assert.deepEqual([fits!.measured, fits!.foreign], [100, undefined]);
  const { out } = await call(formOf(ANDROID, IPHONE, { ...row, other: "everybody" }));
  assert.match(out[0]!, /103\.7 % \(from 27\), MORE THAN CAN BE: a phone from outside the test/);
});

test("detection counts pairs in each direction, continuity their windows, by systems and screen", async () => {
  const heard = (phone: string, other: string, state: string, heard: number, seconds = 30) => ({
    ...{ kind: "heard", phone, other, state, seconds },
    ...{ windows: 40, heard },
  });
  const found = await figures(
    heard("A", "B", "locked", 30),
    heard("B", "A", "locked", 0),
    heard("B", "A", "unlocked", 20),
    heard("A", "everybody", "locked", 36, 600),
  );
  const told = found.map(({ figure, of, measured }) => `${figure} ${of}: ${measured}`);
  assert.deepEqual(told, [
    "detection android hears ios, locked: 100",
    "detection ios hears android, locked: 0",
    "detection ios hears android, unlocked: 100",
    "continuity android hears ios, locked, windows of 30 s: 75",
    "continuity ios hears android, locked, windows of 30 s: 0",
    "continuity ios hears android, unlocked, windows of 30 s: 50",
    "continuity android hears everybody, locked, windows of 600 s: 90",
  ]);
  assert.ok(found[0]!.expected.some(({ whose, low }) => whose.startsWith("NHSX") && low === 4));
  assert.equal(found.at(-1)!.expected.length, 1, "what others say of 30 s says nothing of 600");
});

test("our own scan cycle, 4 s each minute and each 7 s for 2 minutes, fills half to three fifths of 30 s windows, all of a minute", () => {
  assert.deepEqual([ownCeiling(30).low, ownCeiling(30).high], [50, 60]);
  assert.deepEqual([ownCeiling(60).low, ownCeiling(60).high], [100, 100]);
});

test("levels stand beside the mean phone of the simulated air; attenuation is what the app would reckon of these models", async () => {
  const level = (phone: string, other: string, dbm: number, carriage = "hand") => ({
    ...{ kind: "level", phone, other, metres: "2", carriage },
    ...{ readings: 50, dbm },
  });
  const [rssi, lost] = await figures(level("A", "B", -70), level("B", "A", -80));
  assert.deepEqual([rssi!.of, rssi!.measured, rssi!.from], ["2 m, hand", -75, 2]);
  assert.equal(rssi!.expected[0]!.low, -72.2);
  // A hears B: -5 (mean of Apple) − (-70 + 5); B hears A: -21 − (-80 − 4).
  assert.deepEqual([lost!.measured, lost!.expected[0]!.low], [(60 + 63) / 2, 59.2]);
  const [pocket] = await figures(level("A", "B", -80, "pocket"));
  assert.equal(pocket!.expected[0]!.low, -82.2, "a pocket takes 5 dB more than a hand, at both ends");
});

test("how a model differs is said only of who met three others", async () => {
  const phones = ["C", "D"].map((phone) => ({ ...ANDROID, phone }));
  const names = ["A", "B", "C", "D"];
  const rows = names.flatMap((phone) =>
    names
      .filter((other) => other !== phone)
      .map((other) => ({
        ...{ kind: "level", phone, other, metres: "1,0", carriage: "tay", readings: 9 },
        dbm: other === "A" ? -76 : -70,
      })),
  );
  const all = (await figures(...phones, ...rows)).filter(({ figure }) => figure === "model");
  assert.equal(all.length, 8);
  assert.equal(all.find(({ of }) => of.startsWith("A (samsung SM-A105G) as sender"))!.measured, -4.5);
  const { out } = await call(formOf(ANDROID, IPHONE, ...phones, ...rows));
  assert.match(
    out[0]!,
    /A \(samsung SM-A105G\) as sender, beside the mean of all: 4\.5 dB weaker \(from 3\)/,
  );
  assert.match(out[0]!, /A \(samsung SM-A105G\) as listener, beside the mean of all: 1\.5 dB louder/);
  const few = rows.filter(({ other }) => other !== "D");
  assert.ok(
    !(await figures(...phones, ...few)).some(({ of }) => of.startsWith("D (samsung SM-A105G) as sender")),
  );
});

test("a wrong form is one sentence with its row and the column's names in both languages, and nothing is guessed", async () => {
  const level = { kind: "level", phone: "A", other: "B", metres: 2, carriage: "hand", readings: 5, dbm: -70 };
  const battery = { kind: "battery", phone: "A", state: "locked", hours: 8, from: 90, to: 80 };
  const heard = {
    kind: "heard",
    phone: "A",
    other: "B",
    state: "locked",
    seconds: 30,
    windows: 10,
    heard: 5,
  };
  const wrong: [row: Cells, says: RegExp][] = [
    [{ ...level, kind: "rssi" }, /row 4: kind \(«loại»\) must be one of phone, máy/],
    [{ ...level, phone: "Z" }, /row 4: phone \(«máy»\) names a phone that has no row of its own/],
    [{ ...level, other: "A" }, /row 4: phone \(«máy»\) and other \(«máy kia»\) are the same/],
    [{ ...level, dbm: 70 }, /row 4: dbm must be a number from -127 to 0/],
    [{ ...level, dbm: "" }, /row 4: dbm is empty/],
    [{ ...level, metres: "2m" }, /row 4: metres \(«mét»\) must be a number/],
    [{ ...level, carriage: "shoe" }, /row 4: carriage \(«cách mang»\) must be one of hand, tay/],
    [{ ...battery, to: 95 }, /row 4: to \(«pin cuối»\): the charge grew/],
    [{ ...battery, state: "constructor" }, /row 4: state \(«trạng thái»\) must be one of/],
    [
      { ...heard, heard: 11 },
      /row 4: heard \(«khoảng có nghe»\) must be at most windows \(«số khoảng»\), 10/,
    ],
    [{ ...heard, windows: 2.5 }, /row 4: windows \(«số khoảng»\) must be a whole number/],
    [{ ...heard, state: "tắt" }, /row 4: state \(«trạng thái»\): without Bluezone nothing is heard/],
    [ANDROID, /row 4: phone \(«máy»\): this phone stands there twice/],
  ];
  for (const [row, says] of wrong) {
    const { exit, remarks } = await call(formOf(ANDROID, IPHONE, row));
    assert.equal(exit, EXIT.badData, String(says));
    assert.match(remarks[0]!, says);
  }
  const { exit, remarks } = await call("a,b\n1,2\n");
  assert.equal(exit, EXIT.badData);
  assert.match(remarks[0]!, /is no form: The table has no column kind, phone/);
  assert.match(remarks[0]!, /kind \(«loại»\), phone \(«máy»\)/);
});

test("all mistakes of a form are said at once, also two of one row; a phone with a mistake is still known to others", async () => {
  const level = { kind: "level", phone: "A", other: "B", metres: 2, carriage: "hand", readings: 5, dbm: -70 };
  const { exit, remarks } = await call(
    formOf(ANDROID, { ...IPHONE, system: "symbian" }, level, { ...level, metres: "x", dbm: "" }),
  );
  assert.equal(exit, EXIT.badData);
  const [first, ...rows] = remarks[0]!.split("\n").map((line) => line.trim());
  assert.match(first!, /has 3 mistakes:$/);
  assert.deepEqual(
    rows.map((row) => row.split(" ").slice(0, 3).join(" ")),
    ["row 3: system", "row 5: metres", "row 5: dbm"],
  );
  const many = await call(formOf(ANDROID, IPHONE, ...Array.from({ length: 30 }, () => ({ kind: "rssi" }))));
  assert.match(many.remarks[0]!, /has 30 mistakes:\n(.*\n){20} *and 10 more$/);
});

test("a number with a comma and without quotes is told apart from a wrong one, also where its row would still read", async () => {
  const lines = formOf(ANDROID, IPHONE).replaceAll(";", ",");
  const row = (metres: string, dbm: string) => `level,A,B,,,,,,,,,,${metres},hand,5,${dbm},,,`;
  const cut = await call(`${lines}\n${row("0,5", "-70")}\n${row("2", "-70,5")}\n`);
  assert.equal(cut.exit, EXIT.badData);
  assert.match(cut.remarks[0]!, /row 4: more cells than the heading: .*"0,5"/);
  assert.match(cut.remarks[0]!, /row 5: more cells than the heading/);
  const short = await call(`${lines}\n${row("0,5", "-70").replace(/,$/, "")}\n`);
  assert.match(
    short.remarks[0]!,
    /carriage \(«cách mang»\) must be one of .*; a number with a comma stands in quotes/,
  );
  assert.equal((await call(`${lines}\n${row('"0,5"', '"-70,5"')}\n`)).exit, EXIT.ok);
});

test("the guide names every figure that results stand beside", async () => {
  const guide = await readFile(new URL("../guides/field-test.md", docs), "utf8");
  const { locked, unlocked } = CONTINUITY_IPHONES;
  const published = [BATTERY.slice(1), DETECTION.android, DETECTION.ios, CONTINUITY, locked, unlocked].flat();
  for (const { whose, low, high } of [...published, ownCeiling(30)])
    assert.ok(guide.includes(low === high ? `${low} %` : `${low} to ${high} %`), whose);
  assert.ok(guide.includes(`${BATTERY_GOAL} %`));
});

const minute = (at: string | null, readings: number, meanDbm: number) => ({
  at,
  readings,
  meanDbm,
  bestDbm: -50,
  worthSeconds: 60,
});
const data = (...heard: readonly object[]) => JSON.stringify({ format: "bluezone-export/1", at: "x", heard });
const count = async (content: string, from: string, to: string, ...more: string[]) =>
  runForTest([
    ...["field-test", "count", "--data", await put(content), "--day", "2020-12-27"],
    ...["--from", from, "--to", to, ...more],
  ]);

test("what a phone gave of itself is counted between two times in Vietnam", async () => {
  const content = data(
    // 14:00, 14:00 and 14:09 in Vietnam; 15:00 is not in the stretch any more, 13:59 not yet.
    {
      identifier: "aa",
      metadata: "",
      minutes: [minute("2020-12-27T07:00:10.000Z", 6, -70), minute("2020-12-27T07:09:59.999Z", 2, -60)],
    },
    {
      identifier: "bb",
      metadata: "",
      minutes: [minute("2020-12-27T07:00:40.000Z", 2, -90), minute(null, 9, -40)],
    },
    {
      identifier: "aa",
      metadata: "",
      minutes: [minute("2020-12-27T06:59:59.000Z", 9, -40), minute("2020-12-27T08:00:00.000Z", 9, -40)],
    },
    { identifier: "cc", metadata: "", minutes: [minute("2020-12-27T07:31:00.000Z", 1, -80)] },
  );
  const { exit, out } = await count(content, "14:00", "15:00", "--json");
  assert.equal(exit, EXIT.ok);
  assert.deepEqual(JSON.parse(out[0]!), {
    minutes: 60,
    minutesHeard: 3,
    readings: 11,
    meanDbm: -72.7,
    identifiers: [2, 0, 0, 1, 0, 0],
  });
  const { out: text } = await count(content, "14:00", "15:00");
  assert.match(
    text[0]!,
    /windows 60, heard 3\nreadings 11, dbm -72.7\nintervals 6; identifiers 2 0 0 1 0 0, together 3/,
  );
  const { out: none } = await count(content, "20:00", "24:00");
  assert.match(none[0]!, /windows 240, heard 0\nreadings 0\n/);
});

test("a stretch that ends before it begins, and a file that is no phone's data, are refused", async () => {
  assert.equal((await count(data(), "15:00", "14:00")).exit, EXIT.usage);
  assert.equal((await count(data(), "24:01", "25:00")).exit, EXIT.usage);
  const { exit, remarks } = await count(JSON.stringify({ format: "other/1", heard: [] }), "14:00", "15:00");
  assert.equal(exit, EXIT.badData);
  assert.match(remarks[0]!, /must be what a phone gave/);
  assert.equal(
    (await count(data({ identifier: "aa", minutes: [{ at: "no" }] }), "14:00", "15:00")).exit,
    EXIT.badData,
  );
});
