/** The situation over real HTTP: who enters it, in versions. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterSituation, listSituations, type SituationContent } from "@bluezone/contract/rollout/situation";
import { shared } from "@bluezone/server-kit/testing/shared";
import { testRollout } from "../../testing/rollout.ts";
import { aSituation } from "../testing/a-situation.ts";

const t = shared(() => testRollout());

test("the department enters a day and corrects it; two who correct at once do not overwrite each other", async () => {
  const officer = await t.as("rollout-officer", "89-province-committee");
  assert.equal((await officer.post(enterSituation, { version: 0, content: aSituation() })).version, 1);
  const corrected = aSituation({ source: { vi: "Sở Y tế, sửa", en: "Health department, corrected" } });
  assert.equal((await officer.post(enterSituation, { version: 1, content: corrected })).version, 2);
  assert.equal((await officer.tries(enterSituation, { version: 1, content: aSituation() })).code, "conflict");
  const { situations } = await officer.post(listSituations, {});
  assert.deepEqual(
    situations.map(({ version, source }) => [version, source.vi]),
    [[2, "Sở Y tế, sửa"]],
  );
  const kept = await t.database.db.selectFrom("situation").select("version").execute();
  assert.equal(kept.length, 2);
  const noted = await t.database.db
    .selectFrom("staff_audit")
    .select("actor")
    .where("action", "=", "situation.enter")
    .execute();
  assert.deepEqual(noted, [{ actor: officer.id }, { actor: officer.id }]);
  const district = await t.as("observer", "889-district-committee");
  assert.equal(
    (await district.post(listSituations, {})).situations.length,
    1,
    "what is public is read by all",
  );
});

test("a district, a day ahead, a district that is none and a patient in the text are refused with their codes", async () => {
  const officer = await t.as("rollout-officer", "89-province-committee");
  const district = await t.as("rollout-officer", "889-district-committee");
  const code = async (more: Partial<SituationContent>, by = officer) =>
    (await by.tries(enterSituation, { version: 2, content: { ...aSituation(), ...more } })).code;
  assert.equal(await code({}, district), "not_the_province");
  assert.equal(await code({ day: "2020-12-28" }), "too_early");
  assert.equal(await code({ cutOff: "2020-12-27T23:00:00.000Z" }), "too_early");
  assert.equal(await code({ districts: [{ code: "999", count: 9 }] }), "district_unknown");
  assert.equal(await code({ advice: { vi: "Ai gặp bệnh nhân 1440 thì gọi", en: "x" } }), "names_a_person");
});
