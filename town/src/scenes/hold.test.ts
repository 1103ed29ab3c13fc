/** Far more codes than ever should: phones hold their alerts until two officers have looked, and then the alert comes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decideHold, readAlertHold } from "@bluezone/contract/health/alert-hold";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { scene } from "./scene.ts";

test("a surge of codes sets a hold, Tư's phone holds the alert, two officers say that the codes are right, and the alert comes", async () => {
  await scene({ healthDesk: true, surgeCodes: 3 }, async (town) => {
    const officers = town.town.servers.health.officers;
    assert.ok(officers);
    await town.meet("sau", "tu", Minutes(30));
    await town.pass(Minutes(20));
    for (let i = 0; i < 4; i += 1) await town.issued("sau");
    await town.pass(Minutes(2));

    const province = await officers.at("dich-te");
    const { holds } = await province.post(readAlertHold, {});
    const [hold] = holds;
    assert.deepEqual([hold?.cause, hold?.active], ["surge", true]);
    // Phones read the configuration that carries it.
    await town.pass(Minutes(40));
    await town.shares("sau");
    await town.pass(Hours(2));
    assert.ok((await town.published()).length > 0, "the keys are out");
    assert.deepEqual(town.alerts("tu"), [], "held");
    assert.notEqual(town.resident("tu").phone.state().panel.is, "exposed-high");

    // One asks, another confirms.
    for (const officer of [province, await officers.at("quan-tri-y-te")])
      await officer.post(decideHold, {
        id: hold?.id ?? "",
        decision: "lifted",
        reason: "Đợt xét nghiệm lớn, đã hỏi phòng xét nghiệm",
      });
    const alert = await town.alertOf("tu");
    assert.equal(alert?.level, "high");
  });
});
