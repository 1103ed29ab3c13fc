/** The fast reader against the readable one, on files that no honest server writes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { joinBytes } from "../bytes.ts";
import { keysOf } from "../report/diagnosis-key-columns.ts";
import { HEADER } from "./export-bin.ts";
import { collect, readBinParts } from "./export-bin-parts.ts";
import { decodeColumns } from "./export-decode.ts";
import { ExportFault } from "./export-fault.ts";
import { ProtobufWriter } from "./protobuf.ts";

const result = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof ExportFault, String(error));
    return [error.code, error.message];
  }
};
/** Both readers say the same of a file; what they say. */
function same(pieces: readonly Uint8Array[]): unknown {
  const readable = result(() => collect(readBinParts(pieces)));
  const fast = result(() => {
    const { keys, revisedKeys, ...head } = decodeColumns(pieces);
    return { ...head, keys: keysOf(keys), revisedKeys: keysOf(revisedKeys) };
  });
  assert.deepEqual(fast, readable);
  return fast;
}

/** A varint in as many bytes as wished, at least as many as it needs. */
function varint(value: bigint, bytes: number): number[] {
  const groups: number[] = [];
  for (let rest = BigInt.asUintN(64, value); rest > 0n || groups.length < bytes; rest >>= 7n)
    groups.push(Number(rest & 0x7fn));
  return groups.map((group, i) => (i < groups.length - 1 ? group | 0x80 : group));
}
const anyNumber = fc.oneof(
  fc.bigInt({ min: -20n, max: 30n }),
  fc.bigInt({ min: 140n, max: 150n }),
  fc.constantFrom(2_676_000n, 255n, 256n, 2n ** 28n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 63n, -(2n ** 63n)),
);
const numberField = fc
  .record({
    field: fc.integer({ min: 2, max: 9 }),
    value: anyNumber,
    bytes: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(10) }),
  })
  .map(({ field, value, bytes }) => Uint8Array.from([field * 8, ...varint(value, bytes)]));
const dataField = fc
  .oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 9 }).map((fill) => new Uint8Array(16).fill(fill)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
  )
  .map((data) => new ProtobufWriter().bytes(1, data).finish());
/** The start, which is rarely missing. */
const startField = fc.oneof(
  { weight: 9, arbitrary: fc.constant([new ProtobufWriter().varint(3, 2_676_000).finish()]) },
  { weight: 1, arbitrary: fc.constant([]) },
);
/** A key as most servers write it, and as hardly any does. */
const keyMessage = fc.oneof(
  fc
    .tuple(dataField, startField, fc.array(numberField, { maxLength: 6 }))
    .map(([data, start, rest]) => joinBytes(data, ...[...start, ...rest].toSorted((a, b) => a[0]! - b[0]!))),
  fc
    .array(fc.oneof(dataField, numberField, fc.uint8Array({ maxLength: 5 })), { maxLength: 7 })
    .map((parts) => joinBytes(...parts)),
);
const fileField = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom(7, 7, 7, 8), keyMessage)
      .map(([field, message]) => new ProtobufWriter().bytes(field, message).finish()),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      new ProtobufWriter().fixed64(1, 1_609_053_000).finish(),
      new ProtobufWriter().text(3, "VN").finish(),
      new ProtobufWriter().varint(4, 7).finish(),
      new ProtobufWriter().bytes(6, new ProtobufWriter().text(4, "452").finish()).finish(),
      new ProtobufWriter().text(99, "an addition").finish(),
    ),
  },
);
const file = fc.array(fileField, { maxLength: 25 }).map((fields) => joinBytes(HEADER, ...fields));

test("the fast reader says what the readable one says of any message, and something of each kind", () => {
  const kinds = { keys: 0, revisedKeys: 0, rejected: 0, refused: 0 };
  fc.assert(
    fc.property(file, (bytes) => {
      const read = same([bytes]) as Record<keyof typeof kinds, readonly unknown[]> | unknown[];
      if (Array.isArray(read)) kinds.refused += 1;
      else for (const kind of ["keys", "revisedKeys", "rejected"] as const) kinds[kind] += read[kind].length;
    }),
    { numRuns: 2_000 },
  );
  for (const [kind, count] of Object.entries(kinds))
    if (kind !== "refused") assert.ok(count > 200, `${count} ${kind}`);
});

test("the same with bytes changed and cut off, in pieces cut anywhere", () => {
  fc.assert(
    fc.property(
      file,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      (bytes, changes, cuts) => {
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const edges = cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b);
        same([0, ...edges.slice(0, -1)].map((from, i) => bytes.subarray(from, edges[i])));
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a list of keys with repeats far apart keeps the first of each, and says where the others stood", () => {
  const fields = Array.from({ length: 400 }, (_, i) => {
    const data = new Uint8Array(i % 7 === 3 ? 15 : 16).fill((i * 37) % 101);
    return new ProtobufWriter()
      .bytes(i % 5 === 0 ? 8 : 7, new ProtobufWriter().bytes(1, data).varint(3, 2_676_000).finish())
      .finish();
  });
  const read = same([joinBytes(HEADER, ...fields)]) as { rejected: readonly { index: number }[] };
  assert.ok(read.rejected.length > 200);
});

test("millions of wrong keys in a few bytes each, and of signatures, are refused in good time", () => {
  const many = (field: readonly number[], count: number) =>
    joinBytes(HEADER, new Uint8Array(Buffer.alloc(field.length * count, Uint8Array.from(field))));
  const started = process.cpuUsage();
  assert.equal(decodeColumns([many([0x3a, 0], 100_000)]).rejected.length, 100_000);
  for (const [field, count] of [
    [[0x3a, 0], 16_000_000],
    [[0x32, 0], 16_000_000],
  ] as const)
    assert.throws(
      () => decodeColumns([many(field, count)]),
      (error) => error instanceof ExportFault && error.code === "bad-message",
    );
  assert.ok(process.cpuUsage(started).user < 20e6);
});
