/** A peer that we call and that answers anything at all to what we ask. */
import assert from "node:assert/strict";
import { Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { bear } from "../../gatt/bearer.ts";
import { AttributeClient } from "../../gatt/client.ts";
import { exchange } from "../../gatt/exchange.ts";
import { RadioFault } from "../../hci/status.ts";
import { linkedPair } from "../linked.ts";
import { manualTiming, settled } from "../manual-timing.ts";
import type { Attack } from "./attack.ts";
import { bytes, draw, touched } from "./cases.ts";

const payload = new Uint8Array(20).fill(7);
const ANSWERS = fc.oneof(
  bytes(30),
  touched([
    Uint8Array.of(0x07, 1, 0, 6, 0),
    Uint8Array.of(0x09, 21, 2, 0, 2, 3, 0, ...payload.subarray(0, 16)),
    Uint8Array.of(0x0b, ...payload),
    Uint8Array.of(0x01, 0x08, 5, 0, 0x0a),
    Uint8Array.of(0x13),
    Uint8Array.of(0x1b, 5, 0, 1),
    Uint8Array.of(0x1d, 5, 0, 1),
  ]),
);
const OUTCOMES = ["done", "att", "att_timeout", "malformed", "link_lost"];

export const hostilePeer: Attack = {
  name: "peer",
  async run(cases, seed, watch) {
    const answers = draw(ANSWERS, cases, seed);
    let over = false;
    let ended = 0;
    const answer = (): Uint8Array | undefined => {
      const { value, done } = answers.next();
      over = done ?? false;
      if (!over) watch.passed();
      return value;
    };
    while (!over) {
      const clock = manualTiming();
      const pair = linkedPair(clock);
      bear(pair.peripheral, answer);
      const client = new AttributeClient(pair.central, clock, () => undefined);
      const outcome = exchange(client, payload).then(
        () => "done",
        (fault: unknown) => {
          if (!(fault instanceof RadioFault)) throw fault;
          return fault.code;
        },
      );
      await settled();
      await clock.pass(Seconds(30));
      const came = await outcome;
      assert.ok(OUTCOMES.includes(came), came);
      watch.tells(came);
      ended += 1;
    }
    assert.ok(ended > cases / 20, `only ${ended} exchanges`);
  },
};
