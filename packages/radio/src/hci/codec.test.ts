/** Properties of every layout and of the stream: whatever bytes come, reading gives values that write the same bytes again, or refuses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "@bluezone/protocol/bytes";
import fc from "fast-check";
import { encodeAcl, readAcl } from "./acl.ts";
import { COMMANDS } from "./commands.ts";
import { encodeEvent, readEvent } from "./event.ts";
import { COMMAND, EVENT, encodeH4, H4Reader } from "./h4.ts";
import { decode, encode, type Layout, Malformed } from "./layout.ts";
import { LE_EVENTS } from "./le-events.ts";

/** Reads; a refusal is undefined. */
function read<T>(decoding: () => T): T | undefined {
  try {
    return decoding();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

/** Any bytes; half of them begin with 0 or 1, which as a count can be true. */
const anything = fc
  .tuple(fc.boolean(), fc.uint8Array({ maxLength: 255, size: "max" }))
  .map(([few, bytes]) => bytes.map((byte, i) => (few && i === 0 ? byte & 1 : byte)));

function holds(layout: Layout<unknown>): number {
  let understood = 0;
  fc.assert(
    fc.property(anything, (bytes) => {
      const value = read(() => decode(layout, bytes));
      if (value === undefined) return;
      understood += 1;
      const written = encode(layout, value);
      assert.deepEqual(decode(layout, written), value);
      assert.ok(written.length <= bytes.length);
    }),
    { numRuns: 200 },
  );
  return understood;
}

test("parameters and returns of every command survive writing and reading", () => {
  for (const { name, parameters, returns } of COMMANDS) {
    assert.ok(holds(parameters) > 0, name);
    assert.ok(holds(returns) > 0, name);
  }
});

test("every LE event survives writing and reading", () => {
  for (const [name, { layout }] of Object.entries(LE_EVENTS)) assert.ok(holds(layout) > 0, name);
});

test("an event that is read is written with the same bytes", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0x05, 0x0e, 0x0f, 0x10, 0x13, 0x3e),
      fc.uint8Array({ maxLength: 60 }),
      (code, parameters) => {
        const body = Uint8Array.of(code, parameters.length, ...parameters);
        const event = read(() => readEvent(body));
        if (!event || event.is === "unknown") return;
        const { is, ...values } = event;
        const written = encodeEvent(is, values as never);
        // What stands behind the last field is of a later version.
        assert.ok(toHex(body.subarray(2)).startsWith(toHex(written.subarray(2))));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("ACL fragments survive writing and reading", () => {
  const fragment = fc.record({
    handle: fc.nat(0xeff),
    boundary: fc.nat(3),
    data: fc.uint8Array({ maxLength: 300 }),
  });
  fc.assert(fc.property(fragment, (one) => assert.deepEqual(readAcl(encodeAcl(one)), { ...one })));
});

const packets = fc.array(
  fc
    .tuple(fc.nat(255), fc.uint8Array({ maxLength: 40 }))
    .map(([code, data]) => ({ kind: EVENT, body: Uint8Array.of(code, data.length, ...data) })),
  { maxLength: 12 },
);

test("packets come whole however the stream is split", () => {
  fc.assert(
    fc.property(packets, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sent, sizes) => {
      const stream = sent.flatMap((packet) => [...encodeH4(packet)]);
      const reader = new H4Reader(() => assert.fail("there is no garbage"));
      const came = [];
      for (let at = 0, i = 0; at < stream.length; i++) {
        const size = sizes[i % sizes.length]!;
        came.push(...reader.push(Uint8Array.from(stream.slice(at, at + size))));
        at += size;
      }
      assert.deepEqual(came, sent);
      assert.equal(reader.holds, false);
    }),
  );
});

test("bytes that begin no packet are passed over and counted, and what follows is read", () => {
  const passed: number[] = [];
  const reader = new H4Reader((bytes) => passed.push(bytes));
  const packet = { kind: EVENT, body: Uint8Array.of(0x10, 1, 7) };
  // 0x01: a controller sends no commands.
  const came = reader.push(Uint8Array.of(0xff, 0x00, COMMAND, 0x77, ...encodeH4(packet)));
  assert.deepEqual(came, [packet]);
  assert.deepEqual(passed, [4]);
});

test("a length that nothing has is garbage, and a beginning without an end can be forgotten", () => {
  const passed: number[] = [];
  const reader = new H4Reader((bytes) => passed.push(bytes));
  assert.deepEqual(reader.push(Uint8Array.of(2, 0, 0, 0xff, 0xff)), []);
  assert.deepEqual(reader.push(Uint8Array.of(EVENT, 0x10)), []);
  assert.equal(reader.holds, true);
  reader.forget();
  assert.equal(reader.holds, false);
  const packet = { kind: EVENT, body: Uint8Array.of(0x10, 1, 7) };
  assert.deepEqual(reader.push(encodeH4(packet)), [packet]);
  assert.equal(
    passed.reduce((sum, n) => sum + n, 0),
    7,
  );
});
