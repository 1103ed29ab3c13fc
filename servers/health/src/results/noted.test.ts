/** A laboratory's result that changes a record that was there leaves an entry with that record's id, whoever's the record is. */
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { readCase, recordCase } from "@bluezone/contract/health/cases";
import { uploadResults } from "@bluezone/contract/health/results";
import { addSample, readSamples } from "@bluezone/contract/health/samples";
import { Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";

let t: TestHealth;
let officer: SignedIn;
let laboratory: SignedIn;
before(async () => {
  t = await testHealth();
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  officer = await t.as("health-officer", "30478-health-station");
  laboratory = await t.as("lab-technician", "30463-health-station");
});
after(() => t.close());

const suspected = async (name: string, phone: string): Promise<string> => {
  const { id } = await officer.post(recordCase, {
    once: randomUUID(),
    person: { name, birthYear: 1970, phone, commune: "30478", address: null },
    classed: { class: "suspected", tested: null },
    onset: { onset: "unknown", onsetDay: null },
    doublesSeen: true,
  });
  return id;
};
/** Hands a row in from another commune, and works it off. */
const handIn = async (row: string, minutes: number): Promise<void> => {
  const head = "reference,name,birthYear,phone,commune,test,result,sampleDay,resultDay";
  const bytes = Buffer.from(`${head}\n${row}`);
  await laboratory.upload(uploadResults, { fileName: "ket-qua.csv" }, bytes, "text/csv");
  await t.health.runJobs(plus(t.clock.now(), Minutes(minutes)));
};
const entriesOf = async (id: string) =>
  t.database.db.selectFrom("staff_audit").select(["action", "actor"]).where("subject", "=", id).execute();

test("a sample that is closed", async () => {
  const caseId = await suspected("Thạch Thị Sà Mách", "0912300001");
  const id = randomBytes(12).toString("hex");
  const sample = {
    taken: "2020-12-26",
    specimen: "throat",
    test: "pcr",
    laboratory: null,
    result: null,
  } as const;
  await officer.post(addSample, { of: { caseId }, id, sample });
  await handIn("M-1,Thạch Thị Sà Mách,1970,0912300001,30463,pcr,negative,2020-12-26,2020-12-27", 1);
  const { samples } = await officer.post(readSamples, { of: { caseId } });
  assert.equal(samples[0]?.result?.result, "negative");
  assert.deepEqual(await entriesOf(id), [
    { action: "samples.add", actor: officer.id },
    { action: "samples.change", actor: laboratory.id },
  ]);
});

test("a suspected case that is confirmed", async () => {
  const id = await suspected("Mohamad Sa Lễ", "0912300002");
  await handIn("M-2,Mohamad Sa Lễ,1970,0912300002,30463,pcr,positive,2020-12-26,2020-12-27", 2);
  assert.equal((await officer.post(readCase, { id })).case.class, "confirmed");
  assert.deepEqual(await entriesOf(id), [
    { action: "case.record", actor: officer.id },
    { action: "case.classify", actor: laboratory.id },
  ]);
});
