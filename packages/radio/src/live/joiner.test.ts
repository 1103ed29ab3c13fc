import assert from "node:assert/strict";
import { test } from "node:test";
import { Milliseconds } from "@bluezone/protocol/time";
import type { Report } from "../host/report.ts";
import { manualTiming } from "../testing/manual-timing.ts";
import { type JoinedReport, Joiner, MOST_WAITING, RESPONSE_WITHIN } from "./joiner.ts";

const report = (sender: number, response: boolean, rssi = -60): Report => ({
  address: Uint8Array.of(sender, sender >> 8, 0, 0, 0, 0x40),
  random: true,
  connectable: true,
  response,
  rssi,
  data: Uint8Array.of(response ? 2 : 1, sender),
});

function joining() {
  const timing = manualTiming();
  const heard: JoinedReport[] = [];
  return { timing, heard, joiner: new Joiner(timing, (one) => heard.push(one)) };
}

test("an advert and the scan response of its address are one thing that was heard", () => {
  const { joiner, heard, timing } = joining();
  joiner.take(report(1, false, -50));
  joiner.take(report(2, false));
  joiner.take(report(1, true, -90));
  assert.deepEqual(heard, [{ advert: report(1, false, -50), response: report(1, true, -90) }]);
  assert.equal(timing.waiting, 1);
});

test("an advert without a response goes on by itself after a moment, and at the next advert of its address", async () => {
  const { joiner, heard, timing } = joining();
  joiner.take(report(1, false));
  joiner.take(report(1, false));
  assert.equal(heard.length, 1);
  await timing.pass(RESPONSE_WITHIN);
  assert.deepEqual(
    heard.map(({ response }) => response),
    [null, null],
  );
  joiner.take(report(1, true));
  assert.equal(heard.length, 2, "a response without its advert is nobody's");
});

test("nothing waits after a flush, and a flood of addresses waits no more than there is room", async () => {
  const { joiner, heard, timing } = joining();
  for (let i = 0; i < MOST_WAITING + 10; i++) joiner.take(report(i, false));
  assert.equal(heard.length, 10);
  assert.equal(timing.waiting, MOST_WAITING);
  joiner.flush();
  assert.equal(heard.length, MOST_WAITING + 10);
  assert.equal(timing.waiting, 0);
  await timing.pass(Milliseconds(1_000));
  assert.equal(heard.length, MOST_WAITING + 10);
});
