/** A stranger that is connected and sends anything at all: on every channel, in fragments that do not fit together. */
import assert from "node:assert/strict";
import { Minutes } from "@bluezone/protocol/time";
import fc from "fast-check";
import { bear } from "../../gatt/bearer.ts";
import { Inbox, serveLink } from "../../gatt/link-service.ts";
import { PERIPHERAL } from "../../hci/le-events.ts";
import { ATT, encodeFrame, SECURITY, SIGNALLING } from "../../host/l2cap.ts";
import type { Link } from "../../host/link.ts";
import { manualTiming, settled } from "../manual-timing.ts";
import { testRadio } from "../radio.ts";
import { ScriptedController } from "../scripted-controller.ts";
import type { Attack } from "./attack.ts";
import { bytes, draw, touched } from "./cases.ts";

const payload = new Uint8Array(20).fill(7);
/** Bytes of an ACL packet of the double. */
const ACL_LENGTH = 27;

const REQUESTS: readonly Uint8Array[] = [
  [0x02, 0, 2],
  [0x04, 1, 0, 0xff, 0xff],
  [0x06, 1, 0, 0xff, 0xff, 0, 0x28, ...payload.subarray(0, 16)],
  [0x08, 1, 0, 0xff, 0xff, 3, 0x28],
  [0x10, 1, 0, 0xff, 0xff, 0, 0x28],
  [0x0a, 3, 0],
  [0x0c, 3, 0, 5, 0],
  [0x12, 5, 0, ...payload],
  [0x12, 6, 0, 1, 0],
  [0x16, 5, 0, 0, 0, 1, 2],
  [0x18, 1],
  [0x52, 5, 0, 1],
].map((one) => Uint8Array.from(one));

const framed = fc
  .tuple(
    fc.constantFrom(ATT, ATT, ATT, SIGNALLING, SECURITY, 0x40),
    fc.oneof(bytes(60), touched(REQUESTS), touched(REQUESTS)),
  )
  .map(([channel, pdu]) => encodeFrame({ channel, payload: pdu }));
const FRAGMENTS = fc.tuple(
  fc.constantFrom(2, 2, 2, 2, 1, 0, 3),
  fc.oneof(
    framed,
    framed,
    framed.map((frame) => frame.slice(0, 9)),
    bytes(60),
  ),
);

export const hostileStranger: Attack = {
  name: "stranger",
  async run(cases, seed, watch) {
    const controller = new ScriptedController();
    let written = 0;
    let answers = 0;
    const inbox = new Inbox(() => {
      written += 1;
    });
    const { adapter, passed, told, accepted } = testRadio(controller.open, {
      timing: manualTiming(),
      limits: { ofPeer: 1e9, ofAll: 1e9, stay: Minutes(1_000_000), atOnce: 1 },
      accepted: (link) => bear(link, serveLink(link, () => payload, inbox).answer),
    });
    await settled();
    controller.connect(1, PERIPHERAL, Uint8Array.of(1, 2, 3, 4, 5, 0x46));
    let i = 0;
    for (const [boundary, data] of draw(FRAGMENTS, cases, seed)) {
      controller.data({ handle: 1, boundary, data });
      await Promise.resolve();
      if (i++ % 50 === 0) await settled();
      for (const { data: sent } of controller.fragments) assert.ok(sent.length <= ACL_LENGTH);
      answers += controller.fragments.length;
      for (const { is } of told) watch.tells(is);
      for (const kept of [passed, told, controller.came, controller.fragments]) kept.length = 0;
      watch.passed();
    }
    watch.tells("answered", answers);
    await settled();
    controller.fragments.length = 0;
    const [link] = accepted as [Link];
    assert.equal(link.alive, true);
    const reading = encodeFrame({ channel: ATT, payload: Uint8Array.of(0x0a, 3, 0) });
    controller.data({ handle: 1, boundary: 2, data: reading });
    await settled();
    assert.deepEqual(controller.fragments[0]?.data.subarray(5), payload);
    assert.ok(written > 0 && written <= 512);
    assert.ok(answers > cases / 10, `only ${answers} answers`);
    await adapter.close();
  },
};
