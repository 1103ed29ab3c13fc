/** The adapter on a controller that knows the extended commands and shares its buffers with classic Bluetooth (a double). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { CENTRAL } from "../hci/le-events.ts";
import { manualTiming, settled } from "../testing/manual-timing.ts";
import { testRadio } from "../testing/radio.ts";
import { ScriptedController } from "../testing/scripted-controller.ts";

const data = Uint8Array.of(2, 1, 6);
const peer = Uint8Array.of(1, 2, 3, 4, 5, 0x46);

test("advert, scan and call are all made by extended commands, and data is cut for its buffers", async () => {
  const controller = new ScriptedController();
  controller.features[1] = 0x10;
  controller.sharesBuffers = true;
  const timing = manualTiming();
  const { adapter } = testRadio(controller.open, { timing });
  adapter.broadcast({ advert: data, scanResponse: data, until: Milliseconds(timing.now() + Seconds(60)) });
  adapter.listen({ active: true });
  await settled();
  assert.deepEqual([...controller.on], ["set", "scanning"]);
  const calling = adapter.connect({ address: peer, random: true }, Seconds(5));
  await settled();
  assert.deepEqual(controller.names(), [
    "Reset",
    "LE Read Local Supported Features",
    "Set Event Mask",
    "LE Set Event Mask",
    "LE Read Buffer Size",
    "Read Buffer Size",
    "LE Set Random Address",
    "LE Set Extended Advertising Parameters",
    "LE Set Advertising Set Random Address",
    "LE Set Extended Advertising Data",
    "LE Set Extended Scan Response Data",
    "LE Set Extended Advertising Enable",
    "LE Set Extended Scan Parameters",
    "LE Set Extended Scan Enable",
    "LE Set Extended Scan Enable",
    "LE Extended Create Connection",
  ]);
  controller.connect(1, CENTRAL, peer);
  const link = await calling;
  link.sendAttribute(Uint8Array.of(0x1b, 5, 0, ...new Uint8Array(20)));
  await settled();
  assert.deepEqual(
    controller.fragments.map(({ data: sent }) => sent.length),
    [20, 7],
  );
  await adapter.close();
  assert.deepEqual([...controller.on], []);
});
