import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLED_AT, SAMPLES } from "@bluezone/device/samples";
import type { Notice, PhoneState } from "@bluezone/device/state";
import { Hours, plus } from "@bluezone/protocol/time";
import { CATALOGS } from "../../words/catalogs.ts";
import { type Check, type CheckName, checksOf } from "./checks.ts";

const working = SAMPLES["protected"]!;
const now = SAMPLED_AT;
const withNotices = (panel: Notice, ...bars: Notice[]): PhoneState => ({ ...working, panel, bars });
const checkOf = (state: PhoneState, name: CheckName): Check => {
  const found = checksOf(state).find((check) => check.name === name);
  assert.ok(found);
  return found;
};

/** Each notice that something can be done about, the item that it belongs to, and the step. */
const FAULTS: readonly (readonly [Notice, CheckName, Partial<Check["step"]>])[] = [
  [{ is: "bluetooth-off", since: now }, "radio", { do: "mend", what: "bluetooth" }],
  [{ is: "paused", until: plus(now, Hours(1)) }, "radio", { do: "tap", what: "resume" }],
  [{ is: "permission-missing", since: now }, "permission", { do: "mend", what: "permission" }],
  [{ is: "stopped", from: now, to: null }, "running", { do: "go", path: "/maker" }],
  [{ is: "stopped", from: now, to: now }, "running", { do: "go", path: "/maker" }],
  [{ is: "silent", for: Hours(26) }, "heard", { do: "go", path: "/maker" }],
  [{ is: "not-checked", since: now }, "checked", { do: "tap", what: "check" }],
  [{ is: "offline" }, "checked", { do: "tap", what: "check" }],
  [{ is: "clock-wrong", by: Hours(24) }, "clock", { do: "open", page: "date" }],
  [{ is: "storage-full" }, "storage", { do: "open", page: "storage" }],
  [{ is: "data-damaged", since: now }, "storage", { do: "go", path: "/data" }],
  [{ is: "lists-refused", why: "frozen" }, "lists", { do: "tap", what: "check" }],
  [{ is: "config-expired", since: now }, "config", { do: "tap", what: "check" }],
  [{ is: "update", minimum: "9.0.0" }, "config", { do: "update" }],
];

test("each fault needs its one step, as the panel and as a bar alike, and no other item is blamed for it", () => {
  for (const [notice, name, step] of FAULTS)
    for (const state of [
      withNotices(notice),
      withNotices({ is: "exposed-low", alert: {} as never }, notice),
    ]) {
      const needing = checksOf(state).filter(({ verdict }) => verdict === "needs");
      assert.deepEqual(
        needing.map((check) => check.name),
        [name],
        notice.is,
      );
      assert.deepEqual({ ...needing[0]?.step, ...step }, needing[0]?.step, notice.is);
    }
});

test("a phone on which all works has nothing to do", () => {
  assert.ok(checksOf(working).every(({ verdict }) => verdict === "ok"));
});

test("what cannot be mended on this phone is said and asks for nothing", () => {
  for (const notice of [
    { is: "no-radio" },
    { is: "cannot-hear" },
    { is: "cannot-send" },
    { is: "switched-off", until: now, reason: { vi: "", en: "" } },
  ] as const) {
    const check = checkOf(withNotices(notice), "radio");
    assert.deepEqual([check.verdict, check.step], ["open", undefined], notice.is);
  }
});

test("what lies behind a radio that does not work is not called well", () => {
  for (const panel of [{ is: "bluetooth-off", since: now }, { is: "no-radio" }] as const)
    for (const name of ["permission", "running", "heard"] as const)
      assert.equal(checkOf(withNotices(panel), name).verdict, "open", `${panel.is} ${name}`);
});

test("a phone that never heard or never asked does not claim to have", () => {
  const fresh = { ...working, lines: { ...working.lines, lastHeard: null, lastChecked: null } };
  assert.equal(checkOf(fresh, "heard").verdict, "open");
  assert.equal(checkOf(fresh, "checked").verdict, "needs");
  for (const name of ["clock", "lists", "config"] as const)
    assert.equal(checkOf(fresh, name).verdict, "open");
});

test("before consent only consent is looked at", () => {
  const asleep: PhoneState = {
    ...withNotices({ is: "welcome" }),
    consent: { ...working.consent, sensing: null },
    lines: { ...working.lines, lastHeard: null, lastChecked: null },
  };
  assert.deepEqual(
    checksOf(asleep).map(({ name, verdict }) => [name, verdict]),
    [["consent", "needs"]],
  );
});

test("everything that a check may say, and every button, has its words", () => {
  const said = [working, ...FAULTS.map(([notice]) => withNotices(notice))].flatMap(checksOf);
  for (const { name, says, step } of said) {
    assert.ok(says === "guide:check.unseen" || says.startsWith(`guide:check.${name}.`), says);
    for (const key of [says, ...(step ? [step.label] : [])]) assert.ok(key in CATALOGS.vi, key);
  }
});
