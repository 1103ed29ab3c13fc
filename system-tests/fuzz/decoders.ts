/** Every decoder of what comes from outside, as targets: bytes of the air and of files, texts, JSON documents. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { CertificateClaims, Jwks } from "@bluezone/contract/certificate";
import { faultCode } from "@bluezone/contract/fault";
import { ConfigAnswer } from "@bluezone/contract/keys/config";
import { exportName, parseExportName } from "@bluezone/contract/keys/exports";
import {
  ConfigDocument,
  HotlinesDocument,
  LISTENING,
  PolicyDocument,
  type Root,
} from "@bluezone/contract/signed";
import { verifyDocument } from "@bluezone/device/engine/jws";
import { readCode as readLink } from "@bluezone/device/engine/share/code";
import { packHeard } from "@bluezone/device/packed-log";
import { DOCUMENTS, type DocumentName, readDocument, readHeard } from "@bluezone/device/storage";
import { readCode } from "@bluezone/health/codes/code";
import { readJws } from "@bluezone/keys/issuers/jws";
import { revisionTokens } from "@bluezone/keys/publish/revision-token";
import { PROFILES } from "@bluezone/policy/profile";
import {
  decodePayload,
  encodeAdvert,
  encodePayload,
  encodeScanResponse,
  readFrame,
  readManufacturerData,
  readScanResponse,
} from "@bluezone/protocol/air/frame";
import { fromBase64, fromBase64Url, fromHex } from "@bluezone/protocol/bytes";
import { ExportFault } from "@bluezone/protocol/export/export-fault";
import { exportBinOf, readExport, writeExport } from "@bluezone/protocol/export/export-file";
import { decodeExportSig, encodeExportSig } from "@bluezone/protocol/export/export-sig";
import { fieldsOf, ProtobufError } from "@bluezone/protocol/export/protobuf";
import { decodeMetadata } from "@bluezone/protocol/identity/metadata";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import { Enin, parseDay, parseInstant } from "@bluezone/protocol/time";
import { signDocument } from "@bluezone/server-kit/keys/sign-document";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { Secret } from "@bluezone/server-kit/start/secret";
import { parsePhone } from "@bluezone/vietnamese/phone";
import { editedBytes, editedJson, editedText } from "./edits.ts";
import { outcomeOf, type Target } from "./target.ts";

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const MIDNIGHT = Enin(2_682_000 - (2_682_000 % 144));

const keys = Array.from({ length: 12 }, (_, i) =>
  diagnosisKey(tek(random(16), Enin(MIDNIGHT + 144 * (i % 3)), i % 4 === 0 ? 37 : 144), {
    reportType: i % 5 === 0 ? "selfReport" : "confirmedTest",
    transmissionRisk: i % 3,
    ...(i % 4 === 1 ? {} : { daysSinceOnset: (i % 7) - 3 }),
  }),
);
const signer = signerFromPem(generateKeyPem(), "root-1");
const publicKey = signer.publicPoint;
const exportKeys = [{ id: "452", version: "v1", publicKey }];
const zip = await writeExport(
  {
    region: "VN",
    start: parseInstant("2020-12-28T00:00:00Z"),
    end: parseInstant("2020-12-28T00:10:00Z"),
    batchNum: 1,
    batchSize: 1,
    keys: keys.slice(0, 9),
    revisedKeys: keys.slice(9),
  },
  [{ keyId: "452", keyVersion: "v1", begin: () => signer.begin() }],
);
const bin = exportBinOf(zip);
const sig = encodeExportSig([{ info: { keyId: "452", keyVersion: "v1" }, signature: random(70) }], {
  batchNum: 1,
  batchSize: 1,
});
/** A bomb: a million zeros say that they are an export. */
const bomb = await writeExport(
  {
    region: "V".repeat(1_000_000),
    start: parseInstant("2020-12-28T00:00:00Z"),
    end: parseInstant("2020-12-28T00:10:00Z"),
    batchNum: 1,
    batchSize: 1,
    keys: [],
    revisedKeys: [],
  },
  [],
);

const payload = { rpi: random(16), aem: random(4) };
const advert = encodeAdvert(payload.rpi);
const scanResponse = encodeScanResponse(payload);

/** Decoders of bytes that anybody can make: the air and files. */
export const BYTE_DECODERS: readonly Target<Uint8Array>[] = [
  {
    name: "advert (readFrame)",
    cases: editedBytes([advert, scanResponse, new Uint8Array([...advert, ...scanResponse])], 80),
    run: (bytes) => outcomeOf(() => readFrame(bytes)),
  },
  {
    name: "scan response",
    cases: editedBytes([scanResponse], 60),
    run: (bytes) => outcomeOf(() => readScanResponse(bytes)),
  },
  {
    name: "manufacturer data",
    cases: editedBytes([payload.rpi.slice(0, 6), encodePayload(payload), scanResponse.slice(4)], 40),
    run: (bytes) => outcomeOf(() => readManufacturerData(bytes)),
  },
  {
    name: "payload characteristic",
    cases: editedBytes([encodePayload(payload)], 40),
    run: (bytes) => outcomeOf(() => decodePayload(bytes)),
  },
  {
    name: "metadata",
    cases: editedBytes([Uint8Array.of(0x40, 8, 0, 0), Uint8Array.of(0x58, 0xec, 0, 0)], 8),
    run: (bytes) => outcomeOf(() => decodeMetadata(bytes)),
  },
  {
    name: "protobuf",
    cases: editedBytes([bin.slice(16), sig]),
    run: (bytes) => outcomeOf(() => [...fieldsOf(bytes)], ProtobufError),
  },
  {
    name: "export.bin",
    cases: editedBytes([bin]),
    run: (bytes) => outcomeOf(() => readExport(bytes, exportKeys, 100_000), ExportFault),
  },
  {
    name: "export.sig",
    cases: editedBytes([sig]),
    run: (bytes) => outcomeOf(() => decodeExportSig(bytes), ExportFault),
  },
  {
    name: "export zip",
    cases: editedBytes([zip, bomb], 1_000),
    run: (bytes) => outcomeOf(() => readExport(bytes, exportKeys, 100_000), ExportFault),
  },
];

const CODE = "0123456789abcdef";
const tokens = revisionTokens([new Secret(random(32))]);
const token = tokens.seal(
  keys.slice(0, 3).map((key) => tek(key.key, key.rollingStart, key.rollingPeriod)),
  Enin(MIDNIGHT + 500),
);

const textTargets: readonly Target<string>[] = [
  {
    name: "hexadecimal",
    cases: editedText(["00ff10", "a0B1c2d3"]),
    run: (text) => outcomeOf(() => fromHex(text), RangeError),
  },
  {
    name: "base64",
    cases: editedText([base64(random(16)), base64(random(7)), ""]),
    run: (text) => outcomeOf(() => fromBase64(text), RangeError),
  },
  {
    name: "base64url",
    cases: editedText([Buffer.from(random(64)).toString("base64url"), "YQ"]),
    run: (text) => outcomeOf(() => fromBase64Url(text), RangeError),
  },
  {
    name: "instant",
    cases: editedText(["2020-12-28T00:00:00Z", "2020-12-28T07:30:00.123+07:00"]),
    run: (text) => outcomeOf(() => parseInstant(text), RangeError),
  },
  {
    name: "date",
    cases: editedText(["2020-12-28", "2024-02-29"]),
    run: (text) => outcomeOf(() => parseDay(text), RangeError),
  },
  {
    name: "export file name",
    cases: editedText([
      exportName("VN", parseInstant("2020-12-28T00:00:00Z"), parseInstant("2020-12-28T00:10:00Z"), 2),
    ]),
    run: (text) => outcomeOf(() => parseExportName(text)),
  },
  {
    name: "code as typed on a phone",
    cases: editedText([`https://bz.example/v#c=${CODE}`, "1234 5678", `https://bz.example/v/${CODE}`]),
    run: (text) => outcomeOf(() => readLink(text)),
  },
  {
    name: "code as sent to the health server",
    cases: editedText(["12345678", CODE.toUpperCase()]),
    run: (text) => outcomeOf(() => readCode(text)),
  },
  {
    name: "phone number",
    cases: editedText(["0912 345 678", "+84 912-345-678", "02963 000 000", "1022"]),
    run: (text) => outcomeOf(() => parsePhone(text)),
  },
  {
    name: "certificate (JWS)",
    cases: editedText([await signDocument(signer, { iss: "health.test" })]),
    run: (text) => outcomeOf(() => readJws(text)),
  },
  {
    name: "revision token",
    cases: editedText([token]),
    run: (text) => (typeof tokens.open(text) === "string" ? "refused" : "read"),
  },
];

const seconds = 1_609_113_600;
const roots: readonly Root[] = [{ kid: "root-1", publicKey: base64(publicKey) }];
const configuration = {
  version: 3,
  issuedAt: seconds,
  notAfter: seconds + 1_209_600,
  minimumApp: "0.1.0",
  healthAuthorityID: "vn.test",
  pollingMinutes: 30,
  listening: LISTENING,
  exportKeys: [{ id: "452", version: "v1", publicKey: base64(publicKey) }],
  lastWindow: { VN: seconds },
  files: { VN: { "2020-12-28": 3 } },
};
const policy = {
  version: 1,
  issuedAt: seconds,
  notAfter: seconds + 86_400,
  riskProfile: PROFILES.default.risk,
  steps: { today: "stay-home-if-possible", testWithinDays: 4, watchForDays: 14 },
};
const hotlines = {
  version: 1,
  issuedAt: seconds,
  notAfter: seconds + 86_400,
  hotlines: [
    { number: "19009095", owner: { vi: "Bộ Y tế", en: "Ministry of Health" }, validFrom: "2020-02-01" },
  ],
};
const signedDocuments = await Promise.all(
  [configuration, policy, hotlines].map((document) => signDocument(signer, document)),
);

type Schema = { safeParse(value: unknown): { readonly success: boolean } };

/** A schema as a target. */
const schema = (name: string, type: Schema, samples: readonly unknown[]): Target<unknown> => ({
  name,
  cases: editedJson(samples),
  run: (value) => (type.safeParse(value).success ? "read" : "refused"),
});

const claims = {
  iss: "health.test",
  aud: "keys.test",
  iat: seconds,
  nbf: seconds,
  exp: seconds + 1_200,
  reportType: "confirmed",
  symptomOnsetInterval: MIDNIGHT,
  tekmac: base64(random(32)),
};
const minutes = [{ mono: 1_000, count: 2, mean: -61.5, best: -60, gap: 60_000 }];
const storedTek = { key: base64(random(16)), rollingStart: MIDNIGHT, rollingPeriod: 144 };
/** Documents of a phone that has lived: the others begin as on a new one. */
const lived: Partial<Record<DocumentName, unknown>> = {
  clock: {
    boots: [{ n: 1, id: "b", wallAtZero: 0, carried: 0, zero: 5, jumped: false, lastWall: 9 }],
    sample: { boot: 1, zero: 4 },
    offset: -3,
    lowerBound: 2,
  },
  beacon: { teks: [storedTek], current: { enin: MIDNIGHT, startsAt: 7 }, used: [[MIDNIGHT, MIDNIGHT + 3]] },
  check: {
    nextAt: 5,
    failures: 1,
    lastChecked: 4,
    offline: false,
    fault: "frozen",
    again: false,
    shards: { VN: { etags: { "2020-12-27": '"a"' }, completeThrough: 18_600, done: ["VN/a.zip"] } },
  },
  matches: {
    matches: [
      {
        ...storedTek,
        reportType: "confirmedTest",
        daysSinceOnset: null,
        published: 5,
        rows: [{ boot: 1, enin: MIDNIGHT, rpi: base64(payload.rpi), aem: base64(payload.aem), minutes }],
      },
    ],
  },
  share: {
    state: {
      is: "sending",
      since: 1,
      token: "t",
      testType: "confirmed",
      until: 9,
      onset: { day: 18_600 },
      traveler: null,
      keys: [storedTek],
      revises: false,
      revisionToken: null,
      secret: base64(random(32)),
      certificate: { jws: "a.b.c", at: 3 },
      turnedDown: 0,
      tries: 1,
      cut: false,
      nextTry: null,
    },
    remindedAt: null,
  },
  shared: {
    keys: [{ ...storedTek, sure: true, reportType: "confirmed", revised: false }],
    revisionToken: token,
  },
};
const stored = (name: DocumentName): unknown => lived[name] ?? readDocument(name, undefined).value;
for (const name of Object.keys(lived) as DocumentName[])
  assert.ok(!readDocument(name, lived[name]).damaged, `the sample of "${name}" is not what a phone stores`);

const jsonTargets: readonly Target<unknown>[] = [
  schema("configuration answer", ConfigAnswer, [{ config: signedDocuments[0] }]),
  schema("certificate claims", CertificateClaims, [claims]),
  schema("JWKS", Jwks, [{ keys: [signer.publicJwk] }]),
  {
    name: "fault of a server",
    cases: editedJson([
      { error: "no", code: "bad_request" },
      { error: "no", errorCode: "code_invalid" },
    ]),
    run: (value) => outcomeOf(() => faultCode(value)),
  },
  {
    name: "listening log of a phone",
    cases: editedJson([
      { boot: 1, until: 5, heard: [{ rpi: base64(payload.rpi), aem: base64(payload.aem), minutes }] },
    ]),
    run: (value) => (readHeard(value).damaged ? "refused" : "read"),
  },
  ...(Object.keys(DOCUMENTS) as DocumentName[]).map(
    (name): Target<unknown> => ({
      name: `stored document "${name}" of a phone`,
      cases: editedJson([stored(name)]),
      run: (value) => (readDocument(name, value).damaged ? "refused" : "read"),
    }),
  ),
];

const sampleLog = readHeard({
  boot: 1,
  until: 5,
  heard: [{ rpi: base64(payload.rpi), aem: base64(payload.aem), minutes }],
});
const packedLog = packHeard(sampleLog.value) ?? assert.fail("the sample of a log does not fit");
const packedTarget: Target<string> = {
  name: "packed listening log of a phone",
  cases: editedText([packedLog]),
  run: (text) => (readHeard(text).damaged ? "refused" : "read"),
};

const documentTargets: readonly Target<string>[] = (
  [
    ["configuration", ConfigDocument],
    ["policy", PolicyDocument],
    ["hotlines", HotlinesDocument],
  ] as const
).map(([name, type], i) => ({
  name: `signed ${name}`,
  cases: editedText([signedDocuments[i]!]),
  run: (text) => (verifyDocument(text, roots, type).ok ? "read" : "refused"),
}));

/** All of them; each has its own kind of input. */
export const DECODERS: readonly Target<unknown>[] = [
  ...BYTE_DECODERS,
  ...textTargets,
  packedTarget,
  ...documentTargets,
  ...jsonTargets,
];
