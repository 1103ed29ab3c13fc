/** Flow control: the controller is never given more than it holds. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AclFragment, CONTINUING, FIRST_SENT } from "../hci/acl.ts";
import { AclFlow } from "./acl-flow.ts";

function flow(length: number, count: number) {
  const sent: AclFragment[] = [];
  return { sent, flow: new AclFlow((fragment) => sent.push(fragment), length, count) };
}

test("a frame is cut to what the controller takes, and waits for room", () => {
  const { sent, flow: to } = flow(4, 2);
  assert.equal(to.push(1, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)), true);
  assert.deepEqual(
    sent.map(({ boundary, data }) => [boundary, ...data]),
    [
      [FIRST_SENT, 1, 2, 3, 4],
      [CONTINUING, 5, 6, 7, 8],
    ],
  );
  to.done(1, 1);
  assert.deepEqual([...sent[2]!.data], [9]);
});

test("what the controller held of a link is free when the link ends, and what waited of it is not sent", () => {
  const { sent, flow: to } = flow(4, 1);
  to.push(1, Uint8Array.of(1));
  to.push(1, Uint8Array.of(2));
  to.push(2, Uint8Array.of(3));
  to.ended(1);
  assert.deepEqual(
    sent.map(({ data }) => data[0]),
    [1, 3],
  );
});

test("a controller that says more than it held, or of a link that is not there, changes nothing", () => {
  const { sent, flow: to } = flow(4, 1);
  to.done(7, 3);
  to.push(1, Uint8Array.of(1));
  to.done(1, 9);
  to.push(1, Uint8Array.of(2));
  to.push(1, Uint8Array.of(3));
  assert.equal(sent.length, 2);
});

test("a link that takes nothing cannot pile up more than its share", () => {
  const { flow: to } = flow(4, 1);
  let taken = 0;
  while (to.push(1, Uint8Array.of(1))) taken += 1;
  assert.ok(taken <= 65);
  assert.equal(to.push(2, Uint8Array.of(1)), true);
});
