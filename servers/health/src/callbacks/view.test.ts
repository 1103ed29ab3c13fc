/** A call-back as the desk shows it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { ms } from "../tables.ts";
import type { NamedCall } from "./store.ts";
import { isLate, lineOf, waitedOf } from "./view.ts";

const now = parseInstant("2020-12-28T12:00:00.000+07:00");
const row = (more: Partial<NamedCall> = {}): NamedCall =>
  ({
    ...{
      id: "c",
      state: "waiting",
      taken_by: null,
      taker: "Cán bộ",
      called_ms: null,
      again_ms: null,
      closed_ms: null,
    },
    ...{ made_ms: ms(now), starts_ms: ms(now), ...more },
  }) as NamedCall;
const waits = (minutes: number, called: number | null = null) =>
  row({
    starts_ms: ms(plus(now, Minutes(-minutes))),
    called_ms: called === null ? null : ms(plus(now, Minutes(called - minutes))),
  });

test("somebody waits until now, or waited until the first call, and is late after four working hours", () => {
  assert.deepEqual([waitedOf(waits(30), now), waitedOf(waits(90, 20), now)], [30, 20]);
  assert.deepEqual(
    [waits(240), waits(241), waits(300, 240), waits(300, 241)].map((one) => isLate(one, now)),
    [false, true, false, true],
  );
});

test("who has a call is said while they have it, and whether it is the viewer", () => {
  const line = (more: Partial<NamedCall>) => lineOf(row(more), "me", now);
  const mine = line({ state: "taken", taken_by: "me" });
  assert.deepEqual([mine.takenBy, mine.mine], ["Cán bộ", true]);
  const others = line({ state: "taken", taken_by: "other" });
  assert.deepEqual([others.takenBy, others.mine], ["Cán bộ", false]);
  const closed = line({ state: "closed", taken_by: "me", closed_ms: ms(now) });
  assert.deepEqual([closed.takenBy, closed.mine, closed.deleteOn], [null, false, "2021-01-27"]);
  assert.deepEqual([line({}).again, line({ again_ms: ms(now) }).again], [null, "2020-12-28T05:00:00.000Z"]);
});
