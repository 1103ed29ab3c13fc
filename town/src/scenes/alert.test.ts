import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes } from "@bluezone/protocol/time";
import { scene } from "./scene.ts";

test("[D59] Sáu and Tư stand together half an hour; Sáu tests positive; the same day Tư is warned", async () => {
  await scene({}, async (town) => {
    await town.meet("sau", "tu", Minutes(30));
    await town.pass(Minutes(20));
    await town.shares("sau");
    const alert = await town.alertOf("tu");
    assert.equal(alert?.level, "high");
    assert.ok(alert.minutes >= 25 && alert.minutes <= 35, `about 30 minutes, not ${alert.minutes}`);
    assert.equal(town.resident("tu").phone.state().panel.is, "exposed-high");
    assert.deepEqual(town.alerts("sau"), []);
  });
});
