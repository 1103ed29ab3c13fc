import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { EXIT } from "../../failure.ts";
import { runForTest } from "../../testing/run-for-test.ts";

const folder = testFolder();
let files = 0;
async function put(content: unknown): Promise<string> {
  files += 1;
  const file = join(folder, `scenario-${files}.json`);
  await writeFile(file, JSON.stringify(content));
  return file;
}
const SMALL = {
  people: 5_000,
  days: 40,
  contacts: ["horby-2007"],
  imported: { first: 20, daily: 0 },
  app: { adoption: 0.5 },
};

test("a scenario is answered the same on one worker and on two, for every combination that is asked", async () => {
  const file = await put(SMALL);
  const table = join(folder, "days.csv");
  const ask = (...more: string[]) =>
    runForTest([
      "simulate",
      file,
      "--what-if",
      "adoption=20,80",
      "delay=0",
      "--runs",
      "3",
      "--seed",
      "4",
      ...more,
    ]);
  const one = await ask("--json", "--workers", "1", "--csv", table);
  const two = await ask("--json", "--workers", "2");
  assert.deepEqual([one.exit, one.remarks], [EXIT.ok, []]);
  assert.deepEqual(two.out, one.out);
  const { about, answers } = JSON.parse(one.out[0]!);
  assert.match(about, /^illustrative/);
  assert.deepEqual(
    answers.map(({ chosen }: { chosen: object }) => chosen),
    [
      { adoption: 20, delay: 0 },
      { adoption: 80, delay: 0 },
    ],
  );
  assert.ok(answers[1].summary.totals.alerts.q50 > answers[0].summary.totals.alerts.q50);
  const lines = (await readFile(table, "utf8")).trimEnd().split("\n");
  assert.equal(lines[0], "contacts,adoption,delay,day,measure,q05,q25,q50,q75,q95");
  assert.ok(lines.includes(`horby-2007,20,0,0,infections,20,20,20,20,20`), lines[1]);
  const text = (await ask("--workers", "1")).out[0]!;
  assert.match(text, /^illustrative: .*\n[^\n]*5,000 people, 40 days, R0 2.5, 3 runs, seed 4\n/);
  assert.match(text, /adoption=80 delay=0\n {4}infected/);
  assert.match(
    text,
    /\n {4}alerts .*\n {4}days in quarantine/,
    "tracers are not told of where there are none",
  );
});

test("a scenario or a question that cannot be is one sentence and a code", async () => {
  const good = await put(SMALL);
  for (const [words, exit, sentence] of [
    [[join(folder, "none.json")], EXIT.noInput, /is not there/],
    [[await put({ adoption: 0.4 })], EXIT.badData, /must be a scenario/],
    [
      [await put({ app: { adoption: 0.4, byDistrict: { "1": 2 } } })],
      EXIT.badData,
      /1 is no district of An Giang/,
    ],
    [
      [good, "--runs", "1", "--workers", "1", "--csv", join(folder, "none", "days.csv")],
      EXIT.configuration,
      /cannot be written/,
    ],
    [[good, "--what-if", "luck=3"], EXIT.usage, /a NAME of adoption, detection/],
    [[good, "--what-if", "staff=3"], EXIT.usage, /the scenario has no "manual"/],
    [[good, "--what-if", "adoption=130"], EXIT.usage, /from 0 to 100/],
    [
      [good, "--what-if", `adoption=${Array.from({ length: 11 }, (_, n) => n).join(",")}`, "--runs", "10000"],
      EXIT.usage,
      /more than 100000 runs/,
    ],
  ] as const) {
    const { exit: found, remarks } = await runForTest(["simulate", ...words]);
    assert.equal(found, exit);
    assert.match(remarks.join(" "), sentence);
  }
});

test("a curve of cases is fitted, with a warning where it is thin, and a table that is none is refused by its line", async () => {
  const scenario = await put(SMALL);
  const curve = async (lines: string): Promise<string> => {
    const file = join(folder, "curve.csv");
    await writeFile(file, `day,cases\n${lines}`);
    return file;
  };
  const fit = async (lines: string) =>
    runForTest([
      "simulate",
      "fit",
      scenario,
      "--cases",
      await curve(lines),
      "--draws",
      "200",
      "--workers",
      "1",
    ]);
  const { exit, out } = await fit("2020-12-27,1\n2020-12-28,3\n2020-12-29,2\n");
  assert.equal(exit, EXIT.ok);
  assert.match(out[0]!, /10 of 200 draws kept\n {2}R0 .*\n.*\n {2}do not rely on it: {4}only 6 cases/);
  for (const [lines, sentence] of [
    ["2020-12-27,1\n2020-12-29,3\n", /line 3 is not the day after line 2/],
    ["2020-12-27,many\n", /line 2 is not a day and a number/],
    ["2020-12-27,0\n", /needs a day with a case/],
    ["", /1 to 1000 days/],
  ] as const) {
    const refused = await fit(lines);
    assert.equal(refused.exit, EXIT.badData);
    assert.match(refused.remarks[0]!, sentence);
  }
  const elsewhere = await put({ app: { adoption: 0.4, byDistrict: { "1": 2 } } });
  const { remarks } = await runForTest([
    "simulate",
    "fit",
    elsewhere,
    "--cases",
    await curve("2020-12-27,1\n"),
  ]);
  assert.match(remarks[0]!, new RegExp(`${basename(elsewhere)}".*: 1 is no district`));
});
