import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { EXIT } from "../../failure.ts";
import { madeUp } from "../../risk-bench/testing/made-up.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const folder = testFolder();

async function bench(files: Readonly<Record<string, unknown>>, ...more: string[]) {
  const data = await mkdtemp(join(folder, "data-"));
  for (const [name, content] of Object.entries(files))
    await writeFile(join(data, name), typeof content === "string" ? content : JSON.stringify(content));
  return runForTest(["bench", "risk", "--data", data, ...more]);
}

const RULES = [
  "Corona-Warn-App",
  "ENX narrow v1",
  "ENX narrow v2",
  "ENX wide",
  "SwissCovid",
  "NHS COVID-19 v2",
  "Herald",
  "plain attenuation",
  "Bluezone before",
  "Bluezone now",
];
const log = (feet: number, level: number) => ({
  label: "made up",
  carried: "hands",
  file: `log-${feet}-${level}`,
  receiver: "iPhone 8",
  feet,
  seconds: 120,
  rows: Array.from({ length: 120 }, (_, second) => [second, 9, level, level + 4]),
});

test("every rule has its row over all and in each setting that there is", async () => {
  const { exit, out, remarks } = await bench(
    {
      "rooms.json": madeUp(2, 1),
      "halls.json": madeUp(1, 2, "hall"),
      "levels.json": { logs: [log(3, -60), log(12, -80), log(15, -78)] },
      "other.json": { communes: [] },
      "README.md": "not JSON",
    },
    "--json",
  );
  assert.equal(exit, EXIT.ok);
  assert.match(remarks.join(), /passed over, of another form: other\.json/);
  const result = JSON.parse(out[0]!);
  assert.deepEqual(
    result.rules.map(({ name }: { name: string }) => name),
    RULES,
  );
  assert.deepEqual(
    result.settings.map(({ setting, pairs }: { setting: string; pairs: number }) => [setting, pairs]),
    [
      ["hall", 30],
      ["logs, hands", 3],
      ["room", 60],
    ],
  );
  // Logs are no part of the whole: they are shorter and on another scale.
  assert.equal(result.pairs, 90);
  for (const { rules, close, pairs } of [result, ...result.settings]) {
    assert.equal(rules.length, RULES.length);
    for (const { auc, precisionAtRecall, calibrationError } of rules) {
      assert.deepEqual(Object.keys(precisionAtRecall), ["60", "80", "95"]);
      if (close === 0 || close === pairs) continue;
      assert.ok(auc >= 0 && auc <= 1 && calibrationError >= 0 && calibrationError <= 1);
    }
  }
  assert.equal(result.sampling.length, 10);
});

test("a setting without a near pair has a row without figures, and phones nobody measured are judged as unknown", async () => {
  const far = {
    devices: [],
    experiments: [
      {
        experiment: "far",
        setting: "square",
        metres: { a: [0], b: [9], nobody: null },
        pairs: [
          { by: "a", of: "b", scans: [[80, 78, 240]] },
          { by: "b", of: "a", scans: [] },
          { by: "a", of: "nobody", scans: [[50, 50, 60]] },
        ],
      },
    ],
  };
  const { exit, out } = await bench({ "far.json": far }, "--json");
  assert.equal(exit, EXIT.ok);
  const [square] = JSON.parse(out[0]!).settings;
  assert.deepEqual([square.pairs, square.close], [1, 0]);
  assert.equal(square.rules.at(-1).auc, null);
  const told = await bench({ "far.json": far });
  assert.match(told.out[0]!, /square: 1 pairs, 0 within 2 m/);
});

test("two phones are as far apart in one direction as in the other, whatever axes their places name", async () => {
  const scans = [[60, 58, 240]];
  const slanted = {
    experiments: [
      {
        experiment: "slanted",
        setting: "hall",
        metres: { a: [0], b: [1, 3] },
        pairs: [
          { by: "a", of: "b", scans },
          { by: "b", of: "a", scans },
        ],
      },
    ],
  };
  const { out } = await bench({ "slanted.json": slanted }, "--json");
  const [hall] = JSON.parse(out[0]!).settings;
  assert.deepEqual([hall.pairs, hall.close], [2, 0]);
});

test("our own form of a field test is a setting of its own", async () => {
  const example = await readFile(
    new URL("../../../../../docs/field-test/example.csv", import.meta.url),
    "utf8",
  );
  const { exit, out, remarks } = await bench({ "test.csv": example, "other.csv": "a,b" }, "--json");
  assert.equal(exit, EXIT.ok);
  assert.match(remarks.join(), /passed over, of another form: other\.csv/);
  const { settings, pairs } = JSON.parse(out[0]!);
  assert.ok(settings.every(({ setting }: { setting: string }) => setting.startsWith("field test, ")));
  // There is nothing else, so it is the whole.
  assert.equal(
    pairs,
    settings.reduce((sum: number, one: { pairs: number }) => sum + one.pairs, 0),
  );
});

test("two runs answer the same, and --fit prints the figures", async () => {
  const files = { "rooms.json": madeUp(2, 3) };
  assert.deepEqual(await bench(files, "--json"), await bench(files, "--json"));
  const printed = JSON.parse((await bench(files, "--fit", "--json")).out[0]!);
  assert.ok(printed.level.perDecade > 10 && printed.fittedOn.length === 2);
  const nothing = await bench({ "levels.json": { logs: [log(3, -60)] } }, "--fit");
  assert.equal(nothing.exit, EXIT.badData);
});

test("a folder without experiments, and a file of another shape, are one sentence", async () => {
  for (const [files, exit, says] of [
    [{}, EXIT.badData, /has no pair of phones/],
    [{ "a.json": "{" }, EXIT.badData, /is not JSON/],
    [
      { "a.json": { devices: [], experiments: [{ experiment: 1 }] } },
      EXIT.badData,
      /experiments\[0\]\.setting/,
    ],
    [{ "a.json": { logs: [{ ...log(3, -60), feet: undefined }] } }, EXIT.badData, /neither metres nor feet/],
    [{ "a.json": { logs: [{ ...log(3, -60), rows: [[1]] }] } }, EXIT.badData, /logs\[0\]\.rows\[0\]/],
  ] as const) {
    const found = await bench(files);
    assert.deepEqual([found.exit, found.out], [exit, []], String(says));
    assert.match(found.remarks[0]!, says);
  }
  const { exit, remarks } = await runForTest(["bench", "risk", "--data", join(folder, "nowhere")]);
  assert.equal(exit, EXIT.noInput);
  assert.match(remarks[0]!, /is not there/);
});

test("a phone with the name of something that every object has is a phone of no place", async () => {
  const [data] = [madeUp(2, 1)] as unknown as [{ experiments: { pairs: unknown[] }[] }];
  data.experiments[0]!.pairs.push({ by: "constructor", of: "toString", scans: [[60, 55, 60]] });
  data.experiments[0]!.pairs.push({ by: "toString", of: "constructor", scans: [[60, 55, 60]] });
  const { exit } = await bench({ "rooms.json": data });
  assert.equal(exit, EXIT.ok);
});

test("what would take an endless time is refused", { timeout: 20_000 }, async () => {
  const endless = await bench({ "levels.json": { logs: [{ ...log(3, -60), seconds: 1e300 }] } });
  assert.equal(endless.exit, EXIT.badData);
  assert.match(endless.remarks.join(), /logs\[0\]\.seconds/);
  const names = Array.from({ length: 200 }, (_, i) => `${i}`);
  const crowd = {
    devices: names.map((id) => ({ id, brand: `maker ${id}`, model: id })),
    experiments: [
      {
        experiment: "hall",
        setting: "hall",
        metres: Object.fromEntries(names.map((name, i) => [name, [i]])),
        pairs: names.map((by, i) => ({ by, of: names[(i + 1) % 200], scans: [[60, 55, 60]] })),
      },
    ],
  };
  const crowded = await bench({ "hall.json": crowd });
  assert.equal(crowded.exit, EXIT.badData);
  assert.match(crowded.remarks.join(), /more than 150 makers/);
});

test("a folder that cannot be written to is one sentence", async () => {
  const { exit, remarks } = await bench({ "rooms.json": madeUp(2, 1) }, "--write", join(folder, "nowhere"));
  assert.equal(exit, EXIT.configuration);
  assert.match(remarks.join(), /cannot be written/);
});
