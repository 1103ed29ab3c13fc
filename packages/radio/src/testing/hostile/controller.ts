/** A controller that sends anything at all: random bytes, and packets of which a byte is another. */
import assert from "node:assert/strict";
import { Milliseconds, Minutes } from "@bluezone/protocol/time";
import fc from "fast-check";
import { bear } from "../../gatt/bearer.ts";
import { Inbox, serveLink } from "../../gatt/link-service.ts";
import { encodeEvent } from "../../hci/event.ts";
import { ACL, EVENT, encodeH4 } from "../../hci/h4.ts";
import { PERIPHERAL } from "../../hci/le-events.ts";
import { manualTiming, settled } from "../manual-timing.ts";
import { testRadio } from "../radio.ts";
import { ScriptedController } from "../scripted-controller.ts";
import type { Attack } from "./attack.ts";
import { bytes, draw, touched } from "./cases.ts";

const payload = new Uint8Array(20).fill(7);
const peerAddress = Uint8Array.of(1, 2, 3, 4, 5, 0x46);
const linked = { status: 0, handle: 1, role: PERIPHERAL, peerAddressType: 1, peerAddress };
const timing = { interval: 24, latency: 0, supervisionTimeout: 400, clockAccuracy: 0 };
const EVENTS: readonly Uint8Array[] = [
  encodeEvent("connected", { ...linked, ...timing }),
  encodeEvent("connected", { ...linked, ...timing, role: 0, handle: 2 }),
  encodeEvent("disconnected", { status: 0, handle: 1, reason: 0x13 }),
  encodeEvent("packetsDone", { links: [{ handle: 1, count: 1 }] }),
  encodeEvent("reports", {
    reports: [{ type: 0, addressType: 1, address: peerAddress, data: payload, rssi: -60 }],
  }),
  encodeEvent("setTerminated", { status: 0x3c, set: 0, handle: 0, events: 1 }),
  encodeEvent("commandStatus", { status: 0x0c, packets: 1, opcode: 0x200a }),
  encodeEvent("longTermKeyAsked", { handle: 1, random: new Uint8Array(8), diversifier: 1 }),
];
const STREAM = [
  ...EVENTS.map((body) => encodeH4({ kind: EVENT, body })),
  encodeH4({ kind: ACL, body: Uint8Array.of(1, 0x20, 7, 0, 3, 0, 4, 0, 0x0a, 3, 0) }),
];
const ANYTHING = fc.oneof(bytes(80), touched(STREAM), touched(STREAM));
/** What must have happened, or the attack was none. */
const MUST_BE_TOLD = ["failed", "garbage", "malformed", "stray-answer", "linked", "link-refused"];

/** Flags and a level: AD structures that others can read. */
const DATA = Uint8Array.of(2, 1, 6, 2, 0x0a, 0);

export const hostileController: Attack = {
  name: "controller",
  async run(cases, seed, watch) {
    const clock = manualTiming();
    const controller = new ScriptedController();
    const { adapter, passed, told, heard, accepted } = testRadio(controller.open, {
      timing: clock,
      accepted: (link) => bear(link, serveLink(link, () => payload, new Inbox(() => {})).answer),
    });
    let up = 0;
    const kinds = new Set<string>();
    adapter.broadcast({ advert: DATA, scanResponse: DATA, until: Minutes(1_000_000) });
    adapter.listen({ active: true });
    await settled();
    let i = 0;
    for (const packet of draw(ANYTHING, cases, seed)) {
      controller.send(packet);
      if (adapter.isUp) up += 1;
      if (i++ % 20 === 0) await clock.pass(Milliseconds(500));
      for (const { is } of told) {
        kinds.add(is);
        watch.tells(is);
      }
      for (const kept of [passed, told, heard, accepted, controller.came, controller.fragments])
        kept.length = 0;
      watch.passed();
    }
    assert.ok(up > cases / 3, `it was up for ${up} of the cases only`);
    for (const kind of MUST_BE_TOLD) assert.ok(kinds.has(kind), `nothing was ever ${kind}`);
    controller.unplug();
    controller.plugged = true;
    await clock.pass(Minutes(3));
    assert.equal(adapter.isUp, true);
    assert.deepEqual([...controller.on].sort(), ["advertising", "scanning"]);
    await adapter.close();
    assert.ok(clock.waiting < 10, `${clock.waiting} waits are left`);
  },
};
