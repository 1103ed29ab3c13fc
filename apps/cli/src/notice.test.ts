import assert from "node:assert/strict";
import { test } from "node:test";
import { type Notice, type PhoneState, PRIORITY } from "@bluezone/device/state";
import { Day, Hours, Instant } from "@bluezone/protocol/time";
import { noticeText, stateText } from "./notice.ts";

const at = Instant(1_609_053_000_000);
const alert = {
  id: "2020-12-27",
  day: Day(18_623),
  part: "morning",
  minutes: 18,
  encounters: 1,
  confidence: "high",
  unmeasured: false,
  level: "high",
  kind: "confirmed",
  raisedAt: at,
  again: false,
  seen: false,
  withdrawnAt: null,
  today: "stay-home-if-possible",
  testBefore: Day(18_627),
  watchUntil: Day(18_637),
} as const;

test("every notice has one sentence of its own, with its figures", () => {
  const everything = {
    until: at,
    since: at,
    from: at,
    to: at,
    at,
    by: Hours(2),
    for: Hours(26),
    listened: Hours(1),
    why: "frozen",
    minimum: "1.2.3",
    declined: false,
    reason: { vi: "…", en: "a fault" },
  };
  const texts = PRIORITY.map((is) => noticeText({ ...everything, alert, is } as unknown as Notice));
  for (const text of texts) assert.match(text, /^[A-Z].*[.t]$/);
  assert.ok(new Set(texts).size >= PRIORITY.length - 4);
  assert.match(noticeText({ is: "exposed-high", alert }), /2020-12-27, 18 min near.*before 2020-12-31/);
  const unmeasured = { ...alert, confidence: "medium", unmeasured: true } as const;
  assert.match(
    noticeText({ is: "exposed-high", alert: unmeasured }),
    /confidence medium \(heard clearly, but a model was never measured\); ask/,
  );
  assert.match(noticeText({ is: "withdrawn", alert: { ...alert, withdrawnAt: at } }), /^Withdrawn/);
  assert.match(noticeText({ is: "clock-wrong", by: Hours(-2) }), /2 h 0 min/);
});

test("a state tells each alert once, also the one that stands first", () => {
  const older = { ...alert, id: "2020-12-26", day: Day(18_622), level: "low" } as const;
  const state = {
    panel: { is: "exposed-high", alert },
    bars: [{ is: "bluetooth-off", since: at }],
    lines: { lastChecked: at },
    share: { is: "none" },
    alerts: [alert, older],
  } as unknown as PhoneState;
  assert.deepEqual(stateText(state).match(/encounter of \S+,/g), [
    "encounter of 2020-12-27,",
    "encounter of 2020-12-26,",
  ]);
});
