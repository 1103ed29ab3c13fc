import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rpi, rpiKey } from "../identity/rpi.ts";
import { matchKeys } from "../match/match.ts";
import { matchKeys as fast } from "../match/match-kernel.ts";
import { anyKey } from "../testing/any-key.ts";
import { ColumnsBuilder, columnsOf, keyAt, keysOf, pickRows, sliceRows } from "./diagnosis-key-columns.ts";

test("keys in columns are the same keys, also when some are picked or a part is taken", () => {
  fc.assert(
    fc.property(
      fc.array(anyKey, { maxLength: 40 }).chain((keys) =>
        fc.record({
          keys: fc.constant(keys),
          rows: fc.array(fc.nat(Math.max(0, keys.length - 1)), { maxLength: keys.length }),
          cut: fc.nat(keys.length),
        }),
      ),
      ({ keys, rows, cut }) => {
        const columns = columnsOf(keys);
        assert.deepEqual(keysOf(columns), keys);
        assert.deepEqual(
          keysOf(pickRows(columns, Uint32Array.from(rows))),
          rows.map((row) => keys[row]),
        );
        assert.deepEqual(keysOf(sliceRows(columns, cut, keys.length)), keys.slice(cut));
      },
    ),
  );
});

test("columns go on growing after they were looked at", () => {
  const keys = fc.sample(anyKey, { numRuns: 50, seed: 1 });
  const builder = new ColumnsBuilder();
  for (const [i, key] of keys.entries()) {
    builder.push(key);
    assert.equal(builder.finish().starts.length, i + 1);
  }
  assert.deepEqual(keysOf(builder.finish()), keys);
});

test("both ways of matching take the columns as they are", () => {
  const columns = columnsOf(fc.sample(anyKey, { numRuns: 9, seed: 2 }));
  const [part, own] = [sliceRows(columns, 2, 9), keyAt(columns, 4)];
  const at = Uint32Array.of(own.rollingStart);
  const seen = { rpis: rpi(rpiKey(own.key), own.rollingStart), first: at, last: at };
  const match = [{ keyIndex: 2, enin: own.rollingStart, rpiIndex: 0 }];
  assert.deepEqual(matchKeys(part, seen, 0), match);
  assert.deepEqual(fast(part, seen, 0), match);
});
