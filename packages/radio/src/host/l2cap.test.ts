/** Frames over fragments: put together however they are cut, and nothing that a stranger sends is kept for long. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AclFragment, CONTINUING, FIRST_RECEIVED } from "../hci/acl.ts";
import { Malformed } from "../hci/layout.ts";
import { ATT, encodeFrame, Reassembler } from "./l2cap.ts";

const first = (...data: number[]): AclFragment => ({
  handle: 1,
  boundary: FIRST_RECEIVED,
  data: Uint8Array.from(data),
});
const more = (...data: number[]): AclFragment => ({ ...first(...data), boundary: CONTINUING });

test("a frame comes whole however it is cut behind its header", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.integer({ min: 4, max: 30 }), (payload, size) => {
      const frame = encodeFrame({ channel: ATT, payload });
      const reassembler = new Reassembler();
      const came = [];
      for (let at = 0; at < frame.length; at += size) {
        const data = [...frame.subarray(at, at + size)];
        came.push(reassembler.push(at === 0 ? first(...data) : more(...data)));
      }
      assert.deepEqual(came.at(-1), { channel: ATT, payload });
      assert.ok(came.slice(0, -1).every((one) => one === undefined));
    }),
  );
});

test("an end without a beginning is ignored, and a new beginning takes the place of an old one", () => {
  const reassembler = new Reassembler();
  assert.equal(reassembler.push(more(1, 2, 3)), undefined);
  assert.equal(reassembler.push(first(3, 0, 4, 0, 9)), undefined);
  assert.deepEqual(reassembler.push(first(1, 0, 4, 0, 7)), { channel: ATT, payload: Uint8Array.of(7) });
  assert.equal(reassembler.push(more(1, 2)), undefined);
});

test("a frame without a header, too long, or longer than it says is malformed, and the next one is read", () => {
  const reassembler = new Reassembler();
  assert.throws(() => reassembler.push(first(1, 0, 4)), Malformed);
  assert.throws(() => reassembler.push(first(0xff, 0xff, 4, 0)), Malformed);
  assert.throws(() => reassembler.push(first(1, 0, 4, 0, 7, 7)), Malformed);
  assert.equal(reassembler.push(first(2, 0, 4, 0, 7)), undefined);
  assert.throws(() => reassembler.push(more(8, 9)), Malformed);
  assert.deepEqual(reassembler.push(first(0, 0, 4, 0)), { channel: ATT, payload: new Uint8Array(0) });
});
