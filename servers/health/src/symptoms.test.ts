/** Symptoms by the document of the disease: what is taken, what makes somebody unwell, what an app of before is told. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { listCallbacks } from "@bluezone/contract/health/callbacks";
import { parseDisease, readDisease } from "@bluezone/contract/health/disease";
import { beginQuarantine, listQuarantine, logQuarantine } from "@bluezone/contract/health/quarantine";
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { sendRound, takeRound } from "@bluezone/contract/health/quarantine-round";
import { sendDeclaration, sendDiary } from "@bluezone/contract/health/send-declaration";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { parseInstant } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { felt, gravityOf, isUnwell, knownSymptoms } from "./symptoms.ts";
import { type TestHealth, testHealth } from "./testing/health.ts";
import { waitingOf } from "./testing/waiting.ts";

const COMMUNE = "30478";
const TODAY = "2020-12-27";
const folder = mkdtempSync(join(tmpdir(), "bluezone-symptoms-"));
let t: TestHealth;
let nurse: SignedIn;

before(async () => {
  // A province's own document: a runny nose alone makes nobody unwell, and a fever begins at 37.5.
  const { document } = MEASLES;
  const symptoms = document.symptoms
    .filter(({ id }) => id !== "breath")
    .map((one) => (one.id === "coryza" ? { ...one, mild: true } : one));
  const file = join(folder, "own.json");
  writeFileSync(file, JSON.stringify({ ...document, symptoms, fever: { from: 37.5, symptom: "fever" } }));
  t = await testHealth({ HEALTH_DISEASE: file, HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  t.clock.set(parseInstant(`${TODAY}T09:00:00.000+07:00`));
  nurse = await t.as("health-officer", `${COMMUNE}-health-station`);
});
after(async () => {
  await t?.close();
  rmSync(folder, { recursive: true });
});

let drawn = 0;
const nonce = (): string => {
  drawn += 1;
  return Buffer.alloc(32, drawn).toString("base64url");
};
const declares = (symptoms: readonly string[]) =>
  t.post(sendDeclaration, {
    commune: COMMUNE,
    answers: { for: "self", symptoms, near: "no", cares: [] },
    callback: { phone: `09123456${10 + drawn}` },
    nonce: nonce(),
  });
async function begin(name: string): Promise<string> {
  const person = { name, birthYear: 1990, phone: "0912345678", commune: COMMUNE, address: null };
  const { id } = await nurse.post(beginQuarantine, {
    ...{ of: { person }, place: "home", siteName: null, firstDay: TODAY, reason: "Nhà có phòng riêng" },
    sendLink: true,
  });
  return id;
}
const log = (id: string, seen: number, temperature: number | null, symptoms: string[]) =>
  nurse.tries(logQuarantine, { id, day: TODAY, half: "morning", seen, temperature, symptoms });
const unwell = async () => (await nurse.post(listQuarantine, { unwell: true })).unwell;

test("symptoms of the disease and of those before it are taken in the document's order, others are refused with a code", async () => {
  const { config } = t;
  assert.deepEqual(knownSymptoms(config.disease, ["smell", "rash", "fever", "rash"]), [
    "fever",
    "rash",
    "smell",
  ]);
  assert.throws(() => knownSymptoms(config.disease, ["rash", "glow"]), { code: "symptom_unknown" });
  assert.equal(felt(config.disease, ["rash", "smell", "glow"]), "phát ban dát sẩn, mất mùi, glow");
  const { earlier } = await nurse.post(readDisease, {});
  assert.ok(earlier.some(({ id }) => id === "smell") && !earlier.some(({ id }) => id === "fever"));
  assert.equal(earlier.find(({ id }) => id === "breath")?.serious, true, "the desk says to call 115");
  assert.equal((await declares(["smell"])).status, 200);
  assert.equal((await declares(["glow"])).body["errorCode"], "symptom_unknown");
  assert.equal((await declares(["Rash!"])).body["errorCode"], "unparsable_request");
});

test("a serious symptom comes first at the desk and makes its call urgent, and no other does", async () => {
  const { config } = t;
  assert.deepEqual(
    [["drowsy", "rash"], ["rash"], []].map((one) => gravityOf(config.disease, one)),
    [0, 1, 2],
  );
  // An app of before asks what it was built with, also where the document in force does not name it.
  const symptoms = MEASLES.document.symptoms.filter(({ id }) => id !== "breath");
  const other = parseDisease({ ...MEASLES.document, symptoms }, [COVID_19.document]);
  assert.deepEqual([gravityOf(other, ["breath"]), gravityOf(other, ["smell"])], [0, 1]);
  const before = (await nurse.post(listCallbacks, {})).lines.filter(({ urgent }) => urgent).length;
  await declares(["rash"]);
  await declares(["drowsy"]);
  const after = (await nurse.post(listCallbacks, {})).lines.filter(({ urgent }) => urgent).length;
  assert.equal(after - before, 1);
});

test("who is unwell follows the document: its fever, and symptoms that are not mild alone", async () => {
  const { disease } = t.config;
  const entry = (temperature: number | null, ...symptoms: string[]) =>
    isUnwell(disease, { temperature, symptoms });
  assert.deepEqual(
    [entry(37.4), entry(37.5), entry(36.8, "coryza"), entry(null, "coryza", "cough"), entry(null, "smell")],
    [false, true, false, true, true],
  );
  const id = await begin("Thạch Thị Nhẹ Minh Họa");
  const others = await unwell();
  const counted: number[] = [];
  for (const [temperature, symptoms] of [
    [37.4, ["coryza"]],
    [37.5, ["coryza"]],
    [36.8, []],
    [null, ["coryza", "rash"]],
  ] as const) {
    assert.equal((await log(id, counted.length, temperature, [...symptoms])).status, 200);
    counted.push((await unwell()) - others);
    assert.equal((await waitingOf(nurse, "quarantineUnwell")) - others, counted.at(-1));
  }
  assert.deepEqual(counted, [0, 1, 0, 1]);
  assert.equal((await log(id, 4, 36.8, ["glow"])).code, "symptom_unknown");
  assert.equal((await log(id, 4, 36.8, [])).status, 200);
});

test("a day of the diary asks for another look by the document", async () => {
  const { body } = await declares([]);
  const erase = String(body["erase"]);
  const says = (day: object) => t.post(sendDiary, { erase, day: TODAY, ...day });
  assert.equal((await says({ temperature: 38, symptoms: ["glow"] })).body["errorCode"], "symptom_unknown");
  assert.equal((await says({ temperature: 37.4, symptoms: ["coryza"] })).status, 200);
  assert.equal((await says({ temperature: 37.4, symptoms: ["rash"] })).status, 200);
});

test("a list that is taken along has what is asked, and a visit with an unknown symptom is refused by itself", async () => {
  const id = await begin("Danh Văn Vòng Minh Họa");
  const { asked, people } = await nurse.post(takeRound, {});
  assert.deepEqual([asked.feverFrom, asked.symptoms[1]?.id], [37.5, "rash"]);
  assert.ok(people.some((one) => one.id === id));
  const visit = (symptoms: string[]) => ({
    ...{ visit: crypto.randomUUID(), id, at: `${TODAY}T02:00:00.000Z`, seen: 0 },
    ...{ place: "home" as const, siteName: null, said: { temperature: 36.8, symptoms } },
  });
  const { results } = await nurse.post(sendRound, { visits: [visit(["glow"]), visit(["rash"])] });
  assert.deepEqual(
    results.map(({ result }) => result),
    ["symptom_unknown", "kept"],
  );
});

test("an app of before symptoms were of a document is told what it does not know as another one", async () => {
  const id = await begin("Lâm Thị Cũ Minh Họa");
  const code = /\/q#c=([0-9A-Z]{16})/.exec(t.sms.sent.at(-1)?.text ?? "")?.[1];
  await log(id, 0, 36.9, ["rash", "eyes", "cough"]);
  const told = async (more: object) =>
    (await t.post(quarantineDay, { code, ...more })).body["morning"] as { readonly symptoms: string[] };
  assert.deepEqual((await told({ anySymptom: true })).symptoms, ["rash", "cough", "eyes"]);
  assert.deepEqual((await told({})).symptoms, ["other", "cough"]);
});
