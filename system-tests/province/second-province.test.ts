/** Both desks set up for Cần Thơ by its document alone: one server names it by its id, the other by a path. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { recordCase } from "@bluezone/contract/health/cases";
import { closeReport as closeHealthReport, readReport } from "@bluezone/contract/health/reports";
import { readProvince } from "@bluezone/contract/province";
import { LocalAnswer } from "@bluezone/contract/rollout/local";
import { previewReport } from "@bluezone/contract/rollout/reports";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { listUnits } from "@bluezone/contract/units";
import { readHealthConfig } from "@bluezone/health/config";
import { testHealth } from "@bluezone/health/testing/health";
import { pdfText } from "@bluezone/paper/testing/pdf-text";
import { provinceOf } from "@bluezone/policy/province";
import { unitName } from "@bluezone/policy/unit";
import { parseInstant } from "@bluezone/protocol/time";
import { aSituation } from "@bluezone/rollout/public/testing/a-situation";
import { testRollout } from "@bluezone/rollout/testing/rollout";

const PATH = fileURLToPath(import.meta.resolve("@bluezone/policy/provinces/can-tho.json"));
/** A ward of Ninh Kiều, and a commune of An Giang. */
const [CAI_KHE, AN_GIANGS] = ["31117", "30478"];

const typed = (commune: string) => ({
  once: crypto.randomUUID(),
  person: { name: "Thạch Thị Sà Mách", birthYear: 1971, phone: null, commune, address: null },
  classed: {
    class: "confirmed",
    tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
  },
  onset: { onset: "day", onsetDay: "2020-12-24" },
  note: "",
});

test("the health desk of Cần Thơ takes its wards, refuses An Giang's, and writes its name on reports", async (walk) => {
  const t = await testHealth({ HEALTH_PROVINCE: "can-tho" });
  walk.after(() => t.close());
  t.clock.set(parseInstant("2020-12-27T10:10:00Z"));
  const officer = await t.as("epidemiologist", "92-health-department");
  const { province } = await officer.post(readProvince, {});
  assert.deepEqual(provinceOf(province).districts.map(unitName).slice(0, 2), [
    "Quận Ninh Kiều",
    "Quận Ô Môn",
  ]);
  const { units } = await officer.post(listUnits, { level: "district", words: "ninh kieu" });
  assert.ok(units.some(({ name }) => name === "Trung tâm Y tế quận Ninh Kiều"));

  const station = await t.as("health-officer", `${CAI_KHE}-health-station`);
  const recorded = await station.post(recordCase, typed(CAI_KHE) as never);
  assert.match(JSON.stringify(recorded), /CT-0001/);
  const refused = await station.tries(recordCase, typed(AN_GIANGS));
  assert.deepEqual([refused.status, refused.code], [400, "commune_unknown"]);

  const asked = { unitId: t.unit("92-health-department"), period: "day", day: "2020-12-27" } as const;
  const { report } = await officer.post(readReport, asked);
  assert.deepEqual(report.body.places.map(({ name }) => name).slice(0, 1), ["Quận Ninh Kiều"]);
  const { closed } = await officer.post(closeHealthReport, { ...asked, note: "", illustrative: true });
  const pdf = await officer.get(`/api/health/reports/pdf/${closed.id}/exact`);
  const words = pdfText(new Uint8Array(await pdf.arrayBuffer()))
    .map(String)
    .join(" ")
    .normalize("NFC")
    .replace(/\s+/g, " ");
  assert.match(words, /UBND THÀNH PHỐ CẦN THƠ|UBND thành phố Cần Thơ/);
  assert.match(words, /Cần Thơ, ngày/);
  assert.doesNotMatch(words, /An Giang/i);
});

test("the rollout desk of Cần Thơ tells phones of province 92, and writes its name on reports", async (walk) => {
  const t = await testRollout({ ROLLOUT_PROVINCE: PATH, ROLLOUT_OPERATOR: "Sở Thông tin và Truyền thông" });
  walk.after(() => t.close());
  const officer = await t.as("rollout-officer", "92-province-committee");
  const there = aSituation({ districts: [{ code: "916", count: 120 }] });
  const elsewhere = await officer.tries(enterSituation, { version: 0, content: aSituation() });
  assert.equal(elsewhere.code, "district_unknown");
  await officer.post(enterSituation, { version: 0, content: there });
  await t.rollout.runJobs(t.clock.now());
  const { local } = LocalAnswer.parse(await (await fetch(`${t.url}/v1/local`)).json());
  const told = JSON.parse(Buffer.from(local.split(".")[1] ?? "", "base64url").toString()) as {
    province: string;
    situation: { districts: { name: string }[] };
    hotlines: { number: string }[];
  };
  assert.equal(told.province, "92");
  assert.deepEqual(
    told.situation.districts.map(({ name }) => name),
    ["Ninh Kiều"],
  );
  assert.ok(told.hotlines.some(({ number }) => number === "115"));

  const { head, subject } = await officer.post(previewReport, { unitId: t.unit("92-province-committee") });
  assert.equal(head.parentBody, "UBND thành phố Cần Thơ");
  assert.deepEqual([head.place, head.addressees], ["Cần Thơ", ["Ủy ban nhân dân thành phố Cần Thơ"]]);
  assert.match(subject, /trên địa bàn thành phố Cần Thơ$/);
  const [numbers, manifest] = await Promise.all(
    ["/hotlines", "/manifest.webmanifest"].map(async (path) => (await fetch(t.url + path)).text()),
  );
  assert.doesNotMatch(`${numbers}${manifest}`, /An Giang/);
});

test("a server whose document is wrong does not start, and says which place of it", () => {
  const env = {
    HEALTH_PUBLIC_URL: "https://bz.example",
    HEALTH_SECRET: Buffer.alloc(32).toString("base64"),
    SMS: "none",
  };
  const start = (named: string) => () => readHealthConfig({ ...env, HEALTH_PROVINCE: named });
  assert.throws(start("nowhere"), /^ConfigError: HEALTH_PROVINCE must be .*; nowhere cannot be read\.$/);
  const own = join(import.meta.dirname, "../../package.json");
  assert.throws(start(own), /is not one \(id: /);
});
