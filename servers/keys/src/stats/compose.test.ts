/** When a day is told, and that what was told stands. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addDays,
  Day,
  Days,
  dayStart,
  Hours,
  type Instant,
  isoDay,
  minus,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import { compose } from "./compose.ts";
import { dayTold, lastTold } from "./rules/day-told.ts";
import { NOTHING, type Totals } from "./totals.ts";

const D = Day(18_600);
/** So long after the day ended. */
const after = (hours: number): Instant => plus(dayStart(addDays(D, 1), "utc"), Hours(hours));
const had = (uploads: number): Totals => ({ ...NOTHING, uploads, keys: uploads * 14, missingOnset: uploads });
const days = (content: { readonly days: readonly { readonly day: string; readonly uploads: number }[] }) =>
  content.days.map(({ day, uploads }) => [day, uploads]);

test("day-told: ten uploads an hour after the day, fewer 48 hours after it, never while it goes on", () => {
  for (const [uploads, hours, told] of [
    [10, -0.001, false],
    [1_000_000, 0, false],
    [10, 0.999, false],
    [10, 1, true],
    [9, 1, false],
    [9, 47.999, false],
    [9, 48, true],
    [0, 48, true],
  ] as const)
    assert.equal(dayTold(D, uploads, after(hours)), told, `${uploads} uploads, ${hours} h after`);
  assert.equal(lastTold(after(48)), D);
  assert.equal(lastTold(minus(after(48), Seconds(1))), addDays(D, -1));
});

test("a day that was told never changes, whatever is counted for it later", () => {
  const first = compose(undefined, new Map([[D, had(12)]]), after(1));
  assert.deepEqual(days(first), [[isoDay(D), 12]]);
  for (const later of [13, 11, 0])
    assert.deepEqual(days(compose(first, new Map([[D, had(later)]]), after(3))), [[isoDay(D), 12]]);
  assert.deepEqual(days(compose(first, new Map(), after(400))), [[isoDay(D), 12]], "its counts are gone");
});

test("a day that was told to have had nothing is never added", () => {
  const empty = compose(undefined, new Map(), after(48));
  assert.deepEqual([empty.complete, empty.days], [isoDay(D), []]);
  assert.deepEqual(compose(empty, new Map([[D, had(50)]]), after(49)).days, []);
});

test("a clock that is set back takes nothing back", () => {
  const content = compose(undefined, new Map([[D, had(12)]]), after(72));
  const back = compose(content, new Map([[D, had(12)]]), after(-72));
  assert.deepEqual(back, content);
});

test("days stand in order, and 400 of them", () => {
  let content = compose(undefined, new Map(), after(0));
  for (let n = 0; n < 500; n += 1)
    content = compose(content, new Map([[addDays(D, n), had(10)]]), plus(after(1), Days(n)));
  assert.equal(content.days.length, 400);
  assert.equal(content.days.at(-1)?.day, isoDay(addDays(D, 499)));
  const late = compose(
    content,
    new Map([
      [addDays(D, 500), had(3)],
      [addDays(D, 501), had(30)],
    ]),
    plus(after(1), Days(501)),
  );
  const further = compose(late, new Map([[addDays(D, 500), had(3)]]), plus(after(48), Days(501)));
  assert.deepEqual(
    further.days.map(({ day }) => day),
    further.days.map(({ day }) => day).sort(),
  );
  assert.equal(further.days.at(-2)?.uploads, 3);
});
