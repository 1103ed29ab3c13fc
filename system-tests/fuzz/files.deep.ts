/**
 * 500 cases a file argument of the command line: each call ends with one of the exit codes that its help names, never with
 * that of a defect, and says at most one sentence of what is wrong.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { PROFILES } from "@bluezone/policy/profile";
import { joinBytes, toHex } from "@bluezone/protocol/bytes";
import { exportBinOf, writeExport } from "@bluezone/protocol/export/export-file";
import { rpis } from "@bluezone/protocol/identity/rpi";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { Enin, parseInstant } from "@bluezone/protocol/time";
import { openBackupFile, writeBackupFile } from "@bluezone/server-kit/backup/backup-file";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type fc from "fast-check";
import { EXIT } from "../../apps/cli/src/failure.ts";
import { runForTest } from "../../apps/cli/src/testing/run-for-test.ts";
import { editedBytes, editedJsonText } from "./edits.ts";
import { fuzzTest, type Outcome } from "./target.ts";

const CASES = 500;

const folder = mkdtempSync(join(tmpdir(), "bluezone-fuzz-"));
after(() => rmSync(folder, { recursive: true, force: true }));
function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

const pem = generateKeyPem();
const signer = signerFromPem(pem, "root-1");
const MIDNIGHT = Enin(2_682_000 - (2_682_000 % 144));
const keys = Array.from({ length: 5 }, (_, i) =>
  diagnosisKey(tek(new Uint8Array(16).fill(i + 1), MIDNIGHT, 144), {
    reportType: "confirmedTest",
    transmissionRisk: 0,
    daysSinceOnset: i,
  }),
);
const zip = await writeExport(
  {
    region: "VN",
    start: parseInstant("2020-12-28T00:00:00Z"),
    end: parseInstant("2020-12-28T00:10:00Z"),
    batchNum: 1,
    batchSize: 1,
    keys,
    revisedKeys: [],
  },
  [{ keyId: "452", keyVersion: "v1", begin: () => signer.begin() }],
);
const bin = exportBinOf(zip);
const publicPem = signer.publicPem;
const root = { kid: "root-1", publicKey: Buffer.from(signer.publicPoint).toString("base64") };
const heard = rpis(keys[0]!)[1]!.rpi;
const log = {
  records: [
    {
      rpi: toHex(heard),
      sightings: [
        { t: MIDNIGHT * 600 + 700, rssi: -60, aem: "00112233", previous_scan: MIDNIGHT * 600 + 400 },
        { t: MIDNIGHT * 600 + 1_000, rssi: -55, aem: "00112233" },
      ],
    },
  ],
};
const windows = [
  {
    ageInDays: 1,
    reportType: 1,
    infectiousness: 2,
    calibrationConfidence: 1,
    scanInstances: [{ minAttenuation: 30, typicalAttenuation: 40, secondsSinceLastScan: 300 }],
  },
];
const minutesConfig = {
  minutesAtAttenuationFilters: [
    { attenuationRange: { min: 0, max: 73 }, dropIfMinutesInRange: { min: 0, max: 5, maxExclusive: true } },
  ],
  minutesAtAttenuationWeights: [{ attenuationRange: { min: 0, max: 55 }, weight: 1 }],
  trlEncoding: {
    infectiousnessOffsetStandard: 0,
    infectiousnessOffsetHigh: 4,
    reportTypeOffsetRecursive: 4,
    reportTypeOffsetSelfReport: 3,
    reportTypeOffsetConfirmedClinicalDiagnosis: 2,
    reportTypeOffsetConfirmedTest: 1,
  },
  trlFilters: [{ dropIfTrlInRange: { min: 1, max: 2 } }],
  transmissionRiskValueMapping: [{ transmissionRiskLevel: 5, transmissionRiskValue: 1 }],
  normalizedTimePerEWToRiskLevelMapping: [{ normalizedTimeRange: { min: 0, max: 5 }, riskLevel: 1 }],
  normalizedTimePerDayToRiskLevelMapping: [{ normalizedTimeRange: { min: 0, max: 5 }, riskLevel: 1 }],
};
const policy = {
  version: 1,
  issuedAt: 1_609_113_600,
  notAfter: 4_000_000_000,
  riskProfile: PROFILES.default.risk,
  steps: { today: "stay-home-if-possible", testWithinDays: 4, watchForDays: 14 },
};
const published = keys.map((key) => ({
  key: Buffer.from(key.key).toString("base64"),
  rollingStartNumber: key.rollingStart,
  rollingPeriod: key.rollingPeriod,
  transmissionRisk: 0,
}));
const jws = await signDocument(signer, policy);

const good = {
  zip: put("good.zip", zip),
  pem: put("good.pem", publicPem),
  log: put("good-log.json", JSON.stringify(log)),
  windows: put("good-windows.json", JSON.stringify(windows)),
  summaries: put("good-summaries.json", JSON.stringify(PROFILES.default.risk)),
  minutes: put("good-minutes.json", JSON.stringify(minutesConfig)),
  policy: put("good-policy.json", JSON.stringify(policy)),
  root: put("good-root.pem", pem),
  roots: put("good-root.json", JSON.stringify(root)),
  env: put("good.env", "KEYS_PORT=8080\nKEYS_DATA=/nowhere\n"),
};

const phone = join(folder, "phone");
const begun = await runForTest(
  ["phone", "run", "--data", phone, "--once", "--root", good.roots, "--keys", "http://127.0.0.1:9"].concat([
    "--health",
    "http://127.0.0.1:9",
    "--json",
  ]),
  { BLUEZONE_DEVICE_KEY: "device.x" },
);
assert.notEqual(begun.exit, EXIT.defect, begun.remarks.join("\n"));

const text = (samples: readonly unknown[]) => editedJsonText(samples).map((json) => Buffer.from(json));
const ofBytes = (samples: readonly Uint8Array[]) => editedBytes(samples, 2_000);
const ofText = (...samples: readonly string[]) => ofBytes(samples.map((sample) => Buffer.from(sample)));

/** A call with a file in it, and what the file is like when it is good. */
type Argument = {
  readonly name: string;
  readonly cases: fc.Arbitrary<Uint8Array>;
  readonly call: (file: string) => readonly string[];
  readonly only?: Outcome;
};

const ARGUMENTS: readonly Argument[] = [
  {
    name: "export inspect FILE",
    cases: ofBytes([zip, bin]),
    call: (f) => ["export", "inspect", f, "--json"],
  },
  {
    name: "export inspect --public-key",
    cases: ofText(publicPem, JSON.stringify(root)),
    call: (f) => ["export", "inspect", good.zip, "--public-key", f],
  },
  { name: "export keys FILE", cases: ofBytes([zip, bin]), call: (f) => ["export", "keys", f] },
  {
    name: "export verify FILE",
    cases: ofBytes([zip]),
    call: (f) => ["export", "verify", f, "--public-key", good.pem],
  },
  {
    name: "export verify --public-key",
    cases: ofText(publicPem, JSON.stringify(root)),
    call: (f) => ["export", "verify", good.zip, "--public-key", f],
  },
  {
    name: "match --export",
    cases: ofBytes([zip, bin, joinBytes(bin, bin.slice(16))]),
    call: (f) => ["match", "--export", f, "--sightings", good.log, "--json"],
  },
  {
    name: "match --sightings",
    cases: text([log]),
    call: (f) => ["match", "--export", good.zip, "--sightings", f],
  },
  {
    name: "risk --config (daily summaries)",
    cases: text([PROFILES.default.risk, PROFILES.default.risk.config]),
    call: (f) => ["risk", "--engine", "daily-summaries", "--config", f, "--windows", good.windows],
  },
  {
    name: "risk --config (normalized minutes)",
    cases: text([minutesConfig]),
    call: (f) => ["risk", "--engine", "normalized-minutes", "--config", f, "--windows", good.windows],
  },
  {
    name: "risk --windows (daily summaries)",
    cases: text([windows]),
    call: (f) => ["risk", "--engine", "daily-summaries", "--config", good.summaries, "--windows", f],
  },
  {
    name: "risk --windows (normalized minutes)",
    cases: text([windows]),
    call: (f) => ["risk", "--engine", "normalized-minutes", "--config", good.minutes, "--windows", f],
  },
  { name: "phone import FILE", cases: text([log]), call: (f) => ["phone", "import", f, "--data", phone] },
  {
    name: "phone run --root",
    cases: text([root, { config: [root] }]),
    call: (f) =>
      ["phone", "run", "--data", join(folder, "never"), "--once", "--root", f].concat([
        "--keys",
        "nowhere",
        "--health",
        "nowhere",
      ]),
    only: "refused",
  },
  {
    name: "keys stats --root",
    cases: text([root, [root]]),
    call: (f) => ["keys", "stats", "--keys", "http://127.0.0.1:9", "--root", f],
    only: "refused",
  },
  {
    name: "config sign FILE",
    cases: text([policy]),
    call: (f) => ["config", "sign", f, "--kind", "policy", "--root", good.root],
  },
  {
    name: "config sign --root",
    cases: ofText(pem),
    call: (f) => ["config", "sign", good.policy, "--kind", "policy", "--root", f],
  },
  { name: "config root FILE", cases: ofText(pem), call: (f) => ["config", "root", f] },
  {
    name: "protocol hmac --keys",
    cases: text([published]),
    call: (f) => ["protocol", "hmac", "--keys", f, "--secret", "AAAAAAAAAAAAAAAAAAAAAA=="],
  },
  {
    name: "--env",
    cases: ofText("KEYS_PORT=8080\nKEYS_DATA=/nowhere\n", "# words\nA='b c'\n", jws),
    call: (f) => ["config", "root", good.root, "--env", f],
  },
];

/** A restore opens a database, which takes seconds; the file itself is looked at before that. */
const secret = new Secret(new Uint8Array(32).fill(7));
const backup = join(folder, "good.backup");
await writeBackupFile(
  backup,
  { server: "keys", secret, random: seededRandom("backup"), now: parseInstant("2020-12-28T00:00:00Z") },
  (async function* () {
    for (let i = 0; i < 2_000; i += 1) yield `${JSON.stringify({ table: "diagnosis_key", row: [i, "x"] })}\n`;
  })(),
);
fuzzTest(
  {
    name: "file of restore FILE (the sealed file)",
    waits: true,
    cases: ofBytes([readFileSync(backup)]),
    run: async (bytes): Promise<Outcome> => {
      const file = put("case.backup", bytes);
      try {
        const { lines } = await openBackupFile(file, { server: "keys", secrets: [secret] });
        for await (const _ of lines);
        return "read";
      } catch (error) {
        if (error instanceof StartError) return "refused";
        throw error;
      }
    },
  },
  CASES,
);

const LEGAL = new Set<number>([
  EXIT.ok,
  EXIT.no,
  EXIT.usage,
  EXIT.badData,
  EXIT.noInput,
  EXIT.unavailable,
  EXIT.configuration,
]);

for (const { name, cases, call, only } of ARGUMENTS)
  fuzzTest(
    {
      name: `file of ${name}`,
      waits: true,
      cases,
      ...(only ? { only } : {}),
      run: async (bytes): Promise<Outcome> => {
        const file = put("case", bytes);
        const { exit, remarks } = await runForTest(call(file));
        assert.ok(LEGAL.has(exit), `exit ${exit}: ${remarks.join("\n")}`);
        assert.ok(!remarks.some((line) => /\n\s+at /.test(line)), "a trace was shown");
        return exit === EXIT.ok ? "read" : "refused";
      },
    },
    CASES,
  );
