import assert from "node:assert/strict";
import { test } from "node:test";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { ADULT, AGE_GROUPS, consented, isArea } from "./consent.ts";
import { NOON, person } from "./testing/person.ts";

const VINH_HANH = "30598";

test("under sixteen nobody starts without a guardian, from sixteen on nobody needs one", () => {
  assert.deepEqual(
    AGE_GROUPS.map((age) => [false, true].map((guardian) => consented({ ...ADULT, age, guardian }))),
    [
      ["guardian_needed", "started"],
      ["guardian_needed", "started"],
      ["started", "started"],
    ],
  );
});

test("a commune is known by its code, whatever day it held on", () => {
  assert.ok(AN_GIANG.communes.every(({ code }) => isArea(code)));
  for (const code of ["", "0", "889", "vinh hanh", "305980"]) assert.equal(isArea(code), false, code);
});

test("a start that is refused starts nothing and stores nothing", async () => {
  const a = await person("minor");
  assert.equal(await a.phone.start({ ...ADULT, age: "7-15" }), "guardian_needed");
  assert.equal(await a.phone.start({ ...ADULT, area: "nowhere" }), "unknown_area");
  await a.pass(Hours(2));
  assert.equal(a.phone.state().panel.is, "welcome");
  assert.equal(a.store.dump().includes("consentAt"), false);
  assert.deepEqual([a.radio.broadcasts, a.servers.calls], [[], []]);
});

test("what was agreed to is kept with its moment, and a second start changes none of it", async () => {
  const a = await person("pupil");
  const consent = { statistics: true, age: "7-15", guardian: true, area: VINH_HANH } as const;
  assert.equal(await a.phone.start(consent), "started");
  a.clock.pass(Minutes(5));
  assert.equal(await a.phone.start(), "started");
  await a.restart();
  const { consent: kept, area, now } = a.phone.state();
  assert.deepEqual(kept, { sensing: NOON, statistics: NOON, age: "7-15", guardian: NOON });
  assert.equal(area, VINH_HANH);
  assert.equal(now, NOON + Minutes(5));
});

test("statistics are agreed to and taken back apart from sensing, and not before the start", async () => {
  const a = await person("statistics");
  await a.phone.consentToStatistics(true);
  assert.equal(a.phone.state().consent.statistics, null);
  await a.phone.start();
  assert.deepEqual(a.phone.state().consent, {
    sensing: NOON,
    statistics: null,
    age: "16-up",
    guardian: null,
  });
  await a.phone.consentToStatistics(true);
  assert.equal(a.phone.state().consent.statistics, NOON);
  await a.phone.consentToStatistics(false);
  assert.equal(a.phone.state().consent.statistics, null);
  assert.equal(a.phone.state().consent.sensing, NOON);
});

test("an area is chosen, changed and left; one that nobody knows changes nothing", async () => {
  const a = await person("area");
  assert.equal(await a.phone.chooseArea(VINH_HANH), "chosen");
  assert.equal(await a.phone.chooseArea("99999"), "unknown_area");
  await a.restart();
  assert.equal(a.phone.state().area, VINH_HANH);
  assert.equal(await a.phone.chooseArea(null), "chosen");
  assert.equal(a.phone.state().area, null);
});
