/** Export files: from keys to a signed zip. */
import { randomBytes } from "node:crypto";
import { diagnosisKey } from "@bluezone/protocol/diagnosis-key";
import { writeExport } from "@bluezone/protocol/export-file";
import { tek } from "@bluezone/protocol/tek";
import { Enin, parseInstant } from "@bluezone/protocol/time";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/signer";
import { median, type Part, perSecond, type Row, rounds } from "./measure.ts";

const EXPORTED = 100_000;
/** A UTC midnight. */
const MIDNIGHT = Enin(Math.floor(1_609_113_600 / 600));
const random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes));

async function run(): Promise<Row[]> {
  const start = parseInstant("2020-12-28T00:00:00Z");
  const keys = Array.from({ length: EXPORTED }, (_, i) =>
    diagnosisKey(tek(random(16), Enin(MIDNIGHT - 144 * (i % 14)), 144), {
      reportType: "confirmedTest",
      transmissionRisk: 0,
      daysSinceOnset: i % 10,
    }),
  );
  const signer = signerFromPem(generateKeyPem());
  const content = {
    region: "VN",
    start,
    end: parseInstant("2020-12-28T00:10:00Z"),
    batchNum: 1,
    batchSize: 1,
    keys,
    revisedKeys: [],
  };
  const signing = { keyId: "452", keyVersion: "v1", begin: () => signer.begin() };
  let size = 0;
  const { write } = await rounds(
    {
      write: async () => {
        size = (await writeExport(content, [signing])).length;
      },
    },
    5,
  );
  return [
    {
      what: `export file of ${EXPORTED.toLocaleString("en")} keys: sort, write, sign, zip`,
      figure: `${(median(write) / 1_000).toFixed(2)} s`,
      beside: `${perSecond(EXPORTED, median(write))}; ${(size / 1e6).toFixed(1)} MB`,
    },
  ];
}

export const exporting: Part = {
  title: "Export files",
  run,
  notes: "Sort, write, sign and zip, from objects in memory.",
};
