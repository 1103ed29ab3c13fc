/** When alerts are held, and when another hold may begin. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Hours, Milliseconds, minus, parseInstant, plus } from "@bluezone/protocol/time";
import { ms } from "../../tables.ts";
import type { AlertHoldRow } from "../tables.ts";
import { countedSince, endedAt, endOf, endOfEmergency, isActive, mayBegin } from "./surge.ts";

const now = parseInstant("2020-12-27T09:00:00.000+07:00");
const tick = Milliseconds(1);
/** A hold that began so many hours ago. */
function hold(hours: number, more: Partial<AlertHoldRow> = {}): AlertHoldRow {
  const from = minus(now, Hours(hours));
  return {
    ...{
      id: "h",
      of: "all",
      cause: "surge",
      from_ms: ms(from),
      until_ms: ms(endOf(from)),
      codes: 1,
      most: 1,
    },
    ...{ by: null, reason: "", asked_by: null, asked_reason: "", decision: null, decided_ms: null },
    ...{ decided_by: null, decision_reason: "", ...more },
  };
}
const lifted = (hours: number, at: number) =>
  hold(hours, { decision: "lifted", decided_ms: ms(minus(now, Hours(at))) });

test("a hold lasts twelve hours, one by hand alone an hour, and less when it is lifted", () => {
  assert.deepEqual([endOf(now), endOfEmergency(now)], [plus(now, Hours(12)), plus(now, Hours(1))]);
  assert.equal(endedAt(hold(2)), plus(now, Hours(10)));
  assert.equal(endedAt(lifted(2, 1)), minus(now, Hours(1)));
  const kept = hold(2, { decision: "kept", decided_ms: ms(minus(now, Hours(1))) });
  assert.equal(endedAt(kept), plus(now, Hours(10)));
});

test("alerts are held from the begin of a hold until its end", () => {
  const at = hold(0);
  assert.deepEqual(
    [minus(now, tick), now, minus(endOf(now), tick), endOf(now)].map((then) => isActive(at, then)),
    [false, true, true, false],
  );
});

test("another may begin when none is, and as long after one that ran its time as it ran", () => {
  const may = (recent: readonly AlertHoldRow[], then = now, cause: AlertHoldRow["cause"] = "surge") =>
    mayBegin(recent, cause, then);
  assert.ok(may([]));
  assert.ok(!may([hold(1)]), "one is");
  assert.ok(!may([hold(12)]), "it just ended");
  assert.ok(!may([hold(24)], minus(now, tick)));
  assert.ok(may([hold(24)]), "twelve hours after its end");
  assert.ok(may([lifted(2, 0)]), "it was lifted");
  assert.ok(!may([lifted(2, 0), hold(13)]), "all of them are looked at");
});

test("by hand there is one in twelve hours", () => {
  const byHand = hold(2, { cause: "officer", until_ms: ms(minus(now, Hours(1))) });
  assert.ok(!mayBegin([byHand], "officer", now));
  assert.ok(mayBegin([byHand], "surge", now), "it does not disarm the watch");
  assert.ok(mayBegin([hold(2, { until_ms: ms(minus(now, Hours(1))) })], "officer", now));
  assert.ok(!mayBegin([byHand], "officer", minus(plus(now, Hours(11)), tick)));
  assert.ok(mayBegin([byHand], "officer", plus(now, Hours(11))));
});

test("codes are counted for an hour back, and not those before a hold was lifted", () => {
  assert.equal(countedSince([], now), minus(now, Hours(1)));
  assert.equal(countedSince([hold(0.5), lifted(3, 2)], now), minus(now, Hours(1)));
  assert.equal(countedSince([lifted(3, 2), lifted(2, 0.5)], now), minus(now, Hours(0.5)));
});
