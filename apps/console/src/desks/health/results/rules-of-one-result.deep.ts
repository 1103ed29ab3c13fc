/** The form of one result against the server's reader of rows: the same rules. Deep, because it has the server's types. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RESULT_COLUMNS } from "@bluezone/contract/health/results";
import type { Places } from "@bluezone/health/results/places";
import { type Cells, readResult, testsByWord } from "@bluezone/health/results/read-result";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { cellsOf } from "../../../kit/table/table-text.ts";
import { GOOD, today, wrong } from "../../../testing/one-result.ts";
import { type OneResultValues, oneResultCsv } from "./one-result.ts";

const HOME = { unitId: "30478-health-station@2019-10-06", unitPath: "89/" };
const places: Places = {
  commune: () => ({ is: "found", commune: "30478", home: HOME }),
  unit: () => HOME,
};
/** What the server says of the row that is sent. */
async function saidOfRow(values: OneResultValues): Promise<readonly string[]> {
  const [, row = []] = (await cellsOf(oneResultCsv(COVID_19, values, today))) ?? [];
  const cells = Object.fromEntries(RESULT_COLUMNS.map((column, at) => [column, row[at] ?? ""])) as Cells;
  const read = readResult(cells, { places, lab: undefined, today, tests: testsByWord(COVID_19) });
  return Array.isArray(read) ? read.map(({ column, code }) => `${column}: ${code}`) : [];
}

test("the form finds wrong what the server finds wrong of the same row, and nothing else", async () => {
  const changes: readonly Partial<OneResultValues>[] = [
    {},
    ...["", "M".repeat(41), "mẫu", "-1", "26/12 A.b_c-d"].map((reference) => ({ reference })),
    ...["", "Тhạch", "lê thị mai", "H'Hen Niê"].map((name) => ({ name })),
    ...["", "1899", "1900", "2020", "2021", "75"].map((birthYear) => ({ birthYear })),
    ...["", "0912.345.678", "912345678", "1022"].map((phone) => ({ phone })),
    ...["", "x".repeat(160), "x".repeat(161)].map((address) => ({ address })),
    ...["", "2612", "27/12", "28/12", "28/10/20", "27/10/20", "31/4"].map((sampleDay) => ({ sampleDay })),
    ...["", "25/12", "26/12", "27.12.20", "28-12-2020"].map((resultDay) => ({ resultDay })),
    ...["", "27/12", "28/12", "28/10/20", "27/10/20"].map((onsetDay) => ({ onsetDay })),
    ...COVID_19.tests.flatMap(({ id: test }) =>
      (["positive", "likely", "negative"] as const).map((result) => ({ test, result })),
    ),
    { onsetDay: "", onsetNone: true },
    { result: "negative", name: "", onsetDay: "31/4" },
  ];
  for (const changed of changes) {
    const said = await saidOfRow({ ...GOOD, ...changed });
    assert.deepEqual(wrong(changed).toSorted(), said.toSorted(), JSON.stringify(changed));
  }
});
