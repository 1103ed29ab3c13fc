/**
 * A peer that we call: it has our service, and any of its answers may be spoiled, missing, anything at all, or come with what
 * nobody asked for.
 */
import assert from "node:assert/strict";
import { Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { bear } from "../../gatt/bearer.ts";
import { AttributeClient } from "../../gatt/client.ts";
import { exchange, subscribe } from "../../gatt/exchange.ts";
import { Inbox, serveLink } from "../../gatt/link-service.ts";
import { RadioFault } from "../../hci/status.ts";
import { linkedPair } from "../linked.ts";
import { manualTiming, settled } from "../manual-timing.ts";
import type { Attack, Watch } from "./attack.ts";
import { bytes, draw, type Edit, edit, edited } from "./cases.ts";

const payload = new Uint8Array(20).fill(7);

/** What becomes of one answer. */
type Spoiling =
  | { readonly how: "left" | "missing" }
  | { readonly how: "edited"; readonly edit: Edit }
  | { readonly how: "refused"; readonly code: number }
  | { readonly how: "replaced" | "preceded"; readonly by: Uint8Array };

const left = fc.constant<Spoiling>({ how: "left" });
const SPOILINGS: fc.Arbitrary<Spoiling> = fc.oneof(
  { arbitrary: left, weight: 8 },
  { arbitrary: edit.map((one): Spoiling => ({ how: "edited", edit: one })), weight: 4 },
  { arbitrary: bytes(30).map((by): Spoiling => ({ how: "replaced", by })), weight: 2 },
  { arbitrary: bytes(30).map((by): Spoiling => ({ how: "preceded", by })), weight: 2 },
  {
    arbitrary: fc.constantFrom(0x05, 0x0a, 0x0a, 0x0e).map((code): Spoiling => ({ how: "refused", code })),
    weight: 1,
  },
  { arbitrary: fc.constant<Spoiling>({ how: "missing" }), weight: 1 },
);
/** What must have come of it, each, or the attack did not reach all of our steps. */
const OUTCOMES = ["written", "read", "stranger", "failed", "subscribed"];

/** One link to such a peer, until its answers are used up or we are done with it. */
async function call(spoil: () => Spoiling | undefined, watch: Watch["tells"]): Promise<void> {
  const clock = manualTiming();
  const { central, peripheral } = linkedPair(clock);
  const service = serveLink(peripheral, () => payload, new Inbox(() => {}));
  bear(peripheral, (request) => {
    const right = service.answer(request);
    const spoiling = spoil();
    if (!spoiling || spoiling.how === "missing") return undefined;
    if (spoiling.how === "preceded") peripheral.sendAttribute(spoiling.by);
    if (spoiling.how === "replaced") return spoiling.by;
    if (spoiling.how === "refused") return Uint8Array.of(1, request[0]!, 1, 0, spoiling.code);
    return spoiling.how === "edited" && right ? edited(right, spoiling.edit) : right;
  });
  const client = new AttributeClient(central, clock, () => undefined);
  const calling = (async () => {
    const outcome = await exchange(client, payload);
    watch(outcome.is === "payload" ? (outcome.written ? "written" : "read") : outcome.is);
    const subscribed = await subscribe(client).catch((fault: unknown) => {
      if (!(fault instanceof RadioFault)) throw fault;
      return false;
    });
    if (subscribed) watch("subscribed");
  })();
  let over = false;
  const ended = calling.finally(() => {
    over = true;
  });
  await settled();
  for (let seconds = 0; !over && seconds < 60; seconds++) await clock.pass(Seconds(1));
  assert.ok(over, "a call that does not end");
  await ended;
  central.hangUp();
  // The peer's own question for the level, which nobody answers here.
  await clock.pass(Seconds(1));
  assert.equal(clock.waiting, 0);
}

export const hostilePeer: Attack = {
  name: "peer",
  async run(cases, seed, watch) {
    const spoilings = draw(SPOILINGS, cases, seed);
    let left = true;
    const spoil = (): Spoiling | undefined => {
      const { value, done } = spoilings.next();
      left = !done;
      if (left) watch.passed();
      return value;
    };
    const kinds = new Set<string>();
    while (left)
      await call(spoil, (kind) => {
        kinds.add(kind);
        watch.tells(kind);
      });
    for (const kind of OUTCOMES) assert.ok(kinds.has(kind), `nothing was ever ${kind}`);
  },
};
