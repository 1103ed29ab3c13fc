import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoDay } from "@bluezone/protocol/time";
import { isArea } from "./consent.ts";
import { fixedPhone } from "./doubles/handle.ts";
import { TAP_NAMES } from "./handle.ts";
import { SAMPLED_AT, SAMPLES } from "./samples.ts";
import { PRIORITY } from "./state.ts";

test("every notice has a sample under its own name with it as the panel", () => {
  for (const is of PRIORITY) assert.equal(SAMPLES[is]?.panel.is, is);
});

test("every sample could be: one moment, bars below the panel in order, alerts newest first and that of the panel among them", () => {
  for (const [name, state] of Object.entries(SAMPLES)) {
    assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.equal(state.now, SAMPLED_AT, name);
    const ranks = [state.panel, ...state.bars].map(({ is }) => PRIORITY.indexOf(is));
    assert.deepEqual(
      ranks,
      [...ranks].sort((a, b) => a - b),
      name,
    );
    assert.equal(new Set(ranks).size, ranks.length, name);
    const days = state.alerts.map(({ day }) => day);
    assert.deepEqual(
      days,
      [...new Set(days)].sort((a, b) => b - a),
      name,
    );
    for (const notice of [state.panel, ...state.bars])
      if ("alert" in notice) assert.ok(state.alerts.includes(notice.alert), name);
    for (const { id, day, testBefore, watchUntil } of state.alerts)
      assert.ok(
        isoDay(day) === id &&
          day < testBefore &&
          testBefore < watchUntil &&
          day <= dayOf(SAMPLED_AT, "vietnam"),
        name,
      );
    assert.ok(state.area === null || isArea(state.area), name);
    const { lastHeard, lastChecked, workedToday } = state.lines;
    for (const t of [lastHeard, lastChecked]) assert.ok(t === null || t <= SAMPLED_AT, name);
    assert.ok(workedToday <= SAMPLED_AT - Date.parse("2020-12-22T00:00:00+07:00"), name);
    assert.equal(state.panel.is === "welcome", state.consent.sensing === null, name);
    const waits =
      state.share.is === "sending" || (state.share.is === "ready" && state.share.testType !== "negative");
    const told = [state.panel, ...state.bars].some(({ is }) => is === "positive-not-shared");
    assert.equal(waits, told, name);
    assert.deepEqual(JSON.parse(JSON.stringify(state)), state, `${name} is plain data`);
  }
});

test("every way that a share can stand has a sample, and every code that a health server refuses for good", () => {
  const shares = Object.values(SAMPLES).map(({ share }) => share);
  assert.deepEqual([...new Set(shares.map(({ is }) => is))].sort(), [
    "already-shared",
    "checking",
    "failed",
    "negative",
    "none",
    "ready",
    "refused",
    "sending",
    "shared",
  ]);
  const refused = shares.flatMap((share) => (share.is === "refused" ? share.code : []));
  for (const code of ["unreadable_code", "code_invalid", "code_expired", "code_not_found"])
    assert.ok(refused.includes(code), code);
  assert.ok(!refused.includes("quota_exceeded"), "a busy server refuses nothing");
});

test("a fixed phone shows its sample whatever is tapped, and says that it is a simulation", async () => {
  for (const state of Object.values(SAMPLES)) {
    const phone = fixedPhone(state);
    assert.equal(phone.label, "simulation");
    phone.subscribe(() => assert.fail("nothing ever changes"))();
    for (const name of TAP_NAMES) await (phone.tap[name] as () => Promise<unknown>)();
    await phone.mend("bluetooth");
    assert.equal(phone.state(), state);
    assert.equal(await phone.tap.start(), "started");
    assert.deepEqual(await phone.tap.proofs(), []);
    phone.close();
  }
});
