import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { testFolder } from "@bluezone/server-kit/testing/folder";
import { scene } from "./scene.ts";

test("with the key server's process killed the alert does not come; it comes after the restart", async (t) => {
  const folder = testFolder(t);
  await scene({ keysInProcess: folder }, async (town) => {
    const { keys } = town.town.servers;
    await town.meet("sau", "tu", Minutes(30));
    await town.pass(Minutes(20));
    await keys.stop();
    assert.equal(keys.running, false);
    await assert.rejects(fetch(`${keys.url}/v1/config`), "nobody listens");

    await town.shares("sau");
    assert.equal(await town.alertOf("tu", Hours(2)), undefined);
    assert.equal(town.resident("sau").phone.state().share.is, "sending");

    await keys.start();
    const alert = await town.alertOf("tu", Hours(2));
    assert.equal(alert?.level, "high");
    assert.equal(town.resident("sau").phone.state().share.is, "shared");
  });
});
