import assert from "node:assert/strict";
import { test } from "node:test";
import type { Identity } from "@bluezone/device/alone";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { vectors } from "@bluezone/protocol/testing/vectors";
import { Milliseconds } from "@bluezone/protocol/time";
import { identityTable } from "./identity-table.ts";

interface Row {
  readonly name: number;
  readonly from: number;
  readonly until: number;
  readonly advert: string;
  readonly scanResponse: string;
  readonly payload: string;
}

const { cases } = vectors<{ cases: readonly { why: string; table: readonly Row[]; packed: string }[] }>(
  "radio/identity-table",
);

const identity = (row: Row): Identity => ({
  name: row.name,
  from: Milliseconds(row.from),
  until: Milliseconds(row.until),
  advert: fromHex(row.advert),
  scanResponse: fromHex(row.scanResponse),
  payload: fromHex(row.payload),
});

for (const { why, table, packed } of cases)
  test(`a table becomes the bytes of the vector: ${why}`, () => {
    assert.equal(toHex(identityTable(table.map(identity))), packed);
  });

test("an identity that has no row is refused", () => {
  const good = identity(cases[1]!.table[0]!);
  for (const bad of [
    { name: -1 },
    { name: 0.5 },
    { name: 2 ** 53 },
    { name: Number.NaN },
    { advert: new Uint8Array(32) },
    { scanResponse: new Uint8Array(32) },
    { payload: new Uint8Array(19) },
    { payload: new Uint8Array(21) },
  ])
    assert.throws(() => identityTable([{ ...good, ...bad }]), RangeError, JSON.stringify(bad));
});

test("moments within a millisecond lose their fraction", () => {
  const { table, packed } = cases[1]!;
  const later = table
    .map(identity)
    .map((one) => ({ ...one, from: Milliseconds(one.from + 0.9), until: Milliseconds(one.until + 0.5) }));
  assert.equal(toHex(identityTable(later)), packed);
});
