import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { ConfigError } from "@bluezone/server-kit/start/config";
import { readHealthConfig } from "./config.ts";

const secret = Buffer.alloc(32, 1).toString("base64");
const enough = { HEALTH_PUBLIC_URL: "https://health.example.vn", HEALTH_SECRET: secret, SMS: "none" };

const refused = (env: Record<string, string>, sentence: RegExp) =>
  assert.throws(
    () => readHealthConfig(env),
    (error) => error instanceof ConfigError && sentence.test(error.message) && !error.message.includes("\n"),
  );

test("three variables are enough, and the rest has its defaults", () => {
  const config = readHealthConfig(enough);
  assert.deepEqual(config.sms, { by: "none" });
  assert.equal(config.issuer, "health.example.vn");
  assert.equal(config.shortCodeLife, Minutes(60));
  assert.equal(config.smsLink, "fragment");
  assert.equal(config.smsAccents, false);
  assert.deepEqual([config.host, config.port, config.data], ["127.0.0.1", 8_082, "data/health"]);
  assert.deepEqual([config.realm, config.audience, config.casePrefix], ["vn", "bluezone-keys", "AG"]);
  const { wrongCodes, adminCalls, dailyCodes, selfReports, surgeCodes, surgeSelfReports } = config;
  assert.deepEqual([wrongCodes, adminCalls, dailyCodes], [500, 120, 5_000]);
  assert.deepEqual([selfReports, surgeCodes, surgeSelfReports], [600, 500, 600]);
  assert.deepEqual([config.longest, config.idle], [Hours(12), Minutes(30)]);
});

/** What is refused, and the edges that the sentence then names. */
const EDGES = {
  HEALTH_SHORT_CODE_LIFE: "from 15m to 1h",
  HEALTH_WRONG_CODES: "from 10 to 100000",
  HEALTH_ADMIN_CALLS: "from 1 to 1000000",
  HEALTH_DAILY_CODES: "from 1 to 1000000",
  HEALTH_SELF_REPORTS: "from 1 to 1000000",
  HEALTH_SURGE_CODES: "from 1 to 1000000",
  HEALTH_SURGE_SELF_REPORTS: "from 1 to 1000000",
  HEALTH_SESSION: "from 1h to 7d",
  HEALTH_IDLE: "from 5m to 12h",
};

test("a number or a time beyond its edges is refused, and the sentence names them", () => {
  for (const [name, edges] of Object.entries(EDGES))
    refused({ ...enough, [name]: "0" }, new RegExp(`^${name} must be .* ${edges},`));
});

test("without saying how messages leave it does not start, and says so in one sentence", () => {
  const { SMS: _, ...without } = enough;
  refused(
    without,
    /^SMS must be the web address of an SMS gateway that begins with https:.*, or none to send nothing, for example .*; it is not set\.$/,
  );
  refused({ ...enough, SMS: "nothing" }, /^SMS must be/);
});

test("a gateway needs a secret to sign with", () => {
  const gateway = { ...enough, SMS: "https://sms.example.vn/send" };
  refused(gateway, /^SMS_SECRET must be/);
  const config = readHealthConfig({ ...gateway, SMS_SECRET: secret });
  assert.deepEqual(config.sms, { by: "webhook", url: "https://sms.example.vn/send" });
});

test("V28: an address in the clear is refused at the start: of the server itself, of its gateway, of who may call it", () => {
  refused({ ...enough, HEALTH_PUBLIC_URL: "http://health.example.vn" }, /^HEALTH_PUBLIC_URL must be .*https/);
  const gateway = { ...enough, SMS_SECRET: secret };
  refused({ ...gateway, SMS: "http://sms.example.vn/send" }, /^SMS must be .*https/);
  refused({ ...enough, HEALTH_ORIGINS: "https://a.vn,http://b.vn" }, /^HEALTH_ORIGINS must be .*https/);
  const here = { ...gateway, HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", SMS: "http://localhost:1/send" };
  assert.equal(readHealthConfig(here).publicUrl, "http://127.0.0.1:8082");
});

test("a short code lives 15 to 60 minutes", () => {
  refused({ ...enough, HEALTH_SHORT_CODE_LIFE: "14m" }, /^HEALTH_SHORT_CODE_LIFE must be .* from 15m to 1h/);
  refused({ ...enough, HEALTH_SHORT_CODE_LIFE: "61m" }, /^HEALTH_SHORT_CODE_LIFE/);
  assert.equal(readHealthConfig({ ...enough, HEALTH_SHORT_CODE_LIFE: "15m" }).shortCodeLife, Minutes(15));
});

test("V3: a quota of self-reports that could hold their alerts stops the start, and the sentence says which to set", () => {
  refused(
    { ...enough, HEALTH_SELF_REPORTS: "601" },
    /^HEALTH_SURGE_SELF_REPORTS must be .* HEALTH_SURGE_SELF_REPORTS=606/,
  );
  refused(
    { ...enough, HEALTH_SURGE_SELF_REPORTS: "599" },
    /^HEALTH_SURGE_SELF_REPORTS must be .*; it is 599\.$/,
  );
  const both = readHealthConfig({
    ...enough,
    HEALTH_SELF_REPORTS: "1200",
    HEALTH_SURGE_SELF_REPORTS: "1200",
  });
  assert.equal(both.surgeSelfReports, 1_200);
});

test("a secret has at least 32 bytes and is never shown", () => {
  const short = Buffer.alloc(31, 1).toString("base64");
  refused({ ...enough, HEALTH_SECRET: short }, /^HEALTH_SECRET must be .* of at least 32 bytes/);
  refused({ ...enough, SMS_SECRET: short }, /^SMS_SECRET must be .* of at least 32 bytes/);
  assert.ok(readHealthConfig({ ...enough, SMS_SECRET: secret }).smsSecret);
  refused({ ...enough, HEALTH_SECRET: "c2hvcnQ=" }, /^HEALTH_SECRET must be (?!.*c2hvcnQ)/);
});

test("the database is the folder, or the PostgreSQL server that is named; its password is never shown", () => {
  assert.deepEqual(readHealthConfig(enough).database, { at: "folder", folder: "data/health" });
  const url = "postgresql://bluezone:a-password@db.example.vn/health";
  assert.equal(readHealthConfig({ ...enough, DATABASE_URL: url }).database.at, "postgres");
  refused(
    { ...enough, DATABASE_URL: `${url}?sslmode=allow` },
    /^DATABASE_URL must be the address (?!.*a-password)/,
  );
});

test("the disease is COVID-19, or one that ships, or a document in a file; a wrong one is refused with its place", (context) => {
  const named = (disease: string) => readHealthConfig({ ...enough, HEALTH_DISEASE: disease }).disease;
  assert.equal(readHealthConfig(enough).disease.id, COVID_19.id);
  assert.equal(named("measles").id, MEASLES.id);
  const earlier = (diseases: string) =>
    readHealthConfig({ ...enough, HEALTH_EARLIER_DISEASES: diseases }).disease.earlier.map(({ id }) => id);
  assert.deepEqual([named("covid-19").earlier, named("measles").earlier.length > 3], [[], true]);
  assert.ok(earlier("measles, covid-19").includes("rash"));
  refused({ ...enough, HEALTH_EARLIER_DISEASES: "plague" }, /^HEALTH_EARLIER_DISEASES must be /);
  const folder = mkdtempSync(join(tmpdir(), "bluezone-disease-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "own.json");
  const [first, ...others] = MEASLES.document.tests;
  writeFileSync(file, JSON.stringify({ ...MEASLES.document, id: "own" }));
  assert.deepEqual(named(file).tests, MEASLES.tests);
  writeFileSync(
    file,
    JSON.stringify({ ...MEASLES.document, tests: [{ ...first, makes: "sure" }, ...others] }),
  );
  refused({ ...enough, HEALTH_DISEASE: file }, /^HEALTH_DISEASE must be .* is not one \(tests\[0\]\.makes: /);
  const { symptoms } = MEASLES.document;
  for (const [changed, place] of [
    [{ fever: { from: 38, symptom: "glow" } }, /fever\.symptom: /],
    [{ symptoms: symptoms.map(({ asked: _, ...one }) => one) }, /symptoms: 1 to 20/],
    [{ symptoms: symptoms.map(({ serious: _, ...one }) => one) }, /symptoms: one that is asked/],
    [{ symptoms: [...symptoms, { id: "none", words: { vi: "a", en: "a" } }] }, /symptoms: "none"/],
  ] as const) {
    writeFileSync(file, JSON.stringify({ ...MEASLES.document, ...changed }));
    refused({ ...enough, HEALTH_DISEASE: file }, place);
  }
  writeFileSync(file, "{");
  refused({ ...enough, HEALTH_DISEASE: file }, /is not JSON\.$/);
  for (const missing of ["plague", join(folder, "none.json")])
    refused({ ...enough, HEALTH_DISEASE: missing }, /^HEALTH_DISEASE must be .* cannot be read\.$/);
});
