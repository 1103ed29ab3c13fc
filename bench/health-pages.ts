/** Lists, search as it is typed, and the daily report, each over HTTP; two of them beside their readable references. */
import assert from "node:assert/strict";
import { listCases } from "@bluezone/contract/health/cases";
import { listContacts } from "@bluezone/contract/health/contacts";
import { readReport } from "@bluezone/contract/health/reports";
import type { TestHealth } from "@bluezone/health/testing/health";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { nameOf, phoneOf } from "./health-people.ts";
import { reportRowByRow, searchByOpening } from "./health-row-by-row.ts";
import { quantile, type Row, timed, times } from "./measure.ts";

/** Who reads: of the province and of one station, by code. */
export const PROVINCE = "89-health-department";
export const STATION = "30478-health-station";
const ROUNDS = 5;
const ms = (all: readonly number[], share: number): string => `${quantile(all, share).toFixed(0)} ms`;

/** What somebody types who looks for a person, from the third letter on: a pause after each. */
function typings(n: number): readonly string[] {
  const whole = nameOf(n);
  const typed = Array.from({ length: whole.length - 2 }, (_, i) => whole.slice(0, i + 3));
  return [...typed.filter((text) => !text.endsWith(" ")), phoneOf(n).replace("+84", "0")];
}

/** A row of times: median, and the one that nineteen in twenty keep. */
const line = (what: string, took: readonly number[], floor?: string): Row => ({
  what: `${what}, ${took.length} calls`,
  beside: `p50 ${ms(took, 0.5)}`,
  figure: `p95 ${ms(took, 0.95)}`,
  ...(floor ? { floor } : {}),
});

/** Each call in turn, so often; the first time round is not counted. */
async function spread(calls: readonly (() => Promise<unknown>)[], rounds: number): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const call of calls) {
      const one = await timed(call);
      if (round > 0) took.push(one);
    }
  return took;
}

/** Lists and searches of the province's epidemiologist and a station's officer. `sought` are people, by their number. */
export async function listRows(
  who: { readonly province: SignedIn; readonly station: SignedIn },
  sought: { readonly cases: readonly number[]; readonly contacts: readonly number[] },
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, officer] of [
    ["the province", who.province],
    ["a station", who.station],
  ] as const) {
    const search = (people: readonly number[], by: (words: string) => () => Promise<unknown>) =>
      spread(people.flatMap(typings).map(by), 1);
    rows.push(
      line(
        `search of ${name}'s cases as it is typed`,
        await search(
          sought.cases,
          (words) => () => officer.post(listCases, { words, state: "all", limit: 100 }),
        ),
        "p95 200 ms",
      ),
      line(
        `search of ${name}'s contacts as it is typed`,
        await search(sought.contacts, (words) => () => officer.post(listContacts, { words, limit: 100 })),
        "p95 200 ms",
      ),
      line(
        `${name}'s open cases, the first 100`,
        await spread([() => officer.post(listCases, { limit: 100 })], ROUNDS * 2),
      ),
      line(
        `${name}'s contacts, the first 100`,
        await spread([() => officer.post(listContacts, { limit: 100 })], ROUNDS * 2),
      ),
      line(
        `${name}'s contacts that wait to be classed, the first 100`,
        await spread([() => officer.post(listContacts, { class: "waiting", limit: 100 })], ROUNDS * 2),
      ),
    );
    let after: string | null = null;
    const pages = Array.from({ length: 20 }, () => async () => {
      const page = await officer.post(listContacts, { limit: 100, ...(after === null ? {} : { after }) });
      after = page.next;
    });
    rows.push(line(`${name}'s contacts, page after page`, await spread(pages, 1)));
  }
  return rows;
}

/** A search beside opening everybody, and the report beside reading every row; both must say the same. */
export async function besideRows(t: TestHealth, province: SignedIn, sought: number): Promise<readonly Row[]> {
  const words = nameOf(sought).split(" ").slice(0, 2).join(" ");
  const found = await province.post(listCases, { words, state: "all", limit: 100 });
  const opening: number[] = [];
  let reference: readonly string[] = [];
  opening.push(
    await timed(async () => {
      reference = await searchByOpening(t, words, 100);
    }),
  );
  assert.deepEqual(
    found.cases.map(({ id }) => id),
    reference,
  );
  const ours = await spread([() => province.post(listCases, { words, state: "all", limit: 100 })], ROUNDS);

  const unitId = t.unit(PROVINCE);
  const report = () => province.post(readReport, { unitId, form: "exact" });
  const { report: read } = await report();
  let counted: Readonly<Record<string, number>> = {};
  const rowByRow = await timed(async () => {
    counted = await reportRowByRow(t, { from: read.from, to: t.clock.now() });
  });
  for (const { key, count } of read.body.figures)
    if (key in counted) assert.deepEqual([key, count], [key, { is: "shown", value: counted[key] }]);
  const reports = await spread([report], ROUNDS);
  return [
    {
      what: `a name of two words among all cases, the first 100: by marks, p50 ${ms(ours, 0.5)}`,
      beside: `every name opened and looked at, ${(opening[0]! / 1_000).toFixed(1)} s`,
      figure: times(opening[0]! / quantile(ours, 0.5)),
    },
    {
      what: `daily report of the province: in the database, p50 ${ms(reports, 0.5)}, p95 ${ms(reports, 0.95)}`,
      beside: `every row read and counted here, ${(rowByRow / 1_000).toFixed(1)} s`,
      figure: times(rowByRow / quantile(reports, 0.5)),
      floor: "p95 1 s",
    },
  ];
}
