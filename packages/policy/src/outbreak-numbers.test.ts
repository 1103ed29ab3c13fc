/** The small sums behind the pictures of an outbreak. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { movingAverage } from "./moving-average.ts";
import { forecastPlaces } from "./place-forecast.ts";
import { shareOf } from "./share-interval.ts";

test("a moving average begins once there are enough days, and takes the last ones alone", () => {
  assert.deepEqual(movingAverage([7, 0, 0, 0, 0, 0, 0, 14]), [null, null, null, null, null, null, 1, 2]);
  assert.deepEqual(movingAverage([3, 5], 2), [null, 4]);
});

test("a share's interval is Wilson's, as Newcombe 1998 prints it for 81 of 263 and 0 of 20", () => {
  // R. G. Newcombe, Stat Med 1998; 17:857–872, table I, method 3.
  const near = (value: number | undefined, printed: number) =>
    assert.ok(Math.abs((value ?? -1) - printed) < 0.00005, `${value} is ${printed}`);
  near(shareOf(81, 263)?.low, 0.2553);
  near(shareOf(81, 263)?.high, 0.3662);
  near(shareOf(0, 20)?.low, 0);
  near(shareOf(0, 20)?.high, 0.1611);
  assert.equal(shareOf(0, 0), null);
  assert.throws(() => shareOf(2, 1), RangeError);
});

test("places ahead are those who stay and those who come, and nobody stays longer than planned", () => {
  const ahead = forecastPlaces([10, 4, 0], { starts: 28, days: 14, stay: 2 });
  assert.deepEqual(
    ahead.map(({ expected }) => expected),
    [12, 8, 4],
  );
  for (const { known, low, expected, high } of ahead)
    assert.ok(known <= low && low < expected && expected < high);
  assert.deepEqual(forecastPlaces([3], { starts: 0, days: 14, stay: 14 }), [
    { known: 3, expected: 3, low: 3, high: 3 },
  ]);
});
