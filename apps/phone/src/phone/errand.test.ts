import assert from "node:assert/strict";
import { test } from "node:test";
import { fixedPhone } from "@bluezone/device/doubles/handle";
import { SAMPLES } from "@bluezone/device/samples";
import type { Notice } from "@bluezone/device/state";
import { Hours, type Instant, minus, parseInstant, plus } from "@bluezone/protocol/time";
import { errandOf, mendable } from "./errand.ts";
import { heedTaps, takeErrands } from "./heed.ts";
import { timer } from "./timer.ts";

const NOW = parseInstant("2020-12-20T19:05:00+07:00");
const ANY = Object.values(SAMPLES)[0]!;
const tap = (key: string, button: string | null, at: Instant = NOW) => ({ key, button, at });

test("a tap on a notice opens what the notice is about", () => {
  assert.deepEqual(errandOf(tap("attention", null), NOW), { is: "see", path: "/alerts" });
  assert.deepEqual(errandOf(tap("unfinished-share", null), NOW), { is: "see", path: "/share" });
  assert.deepEqual(errandOf(tap("bluetooth-off", null), NOW), { is: "see", path: "/" });
  assert.deepEqual(errandOf(tap("stopped", null), NOW), { is: "see", path: "/" });
});

test("a button asks for what it says; one that is not known asks for nothing", () => {
  assert.deepEqual(errandOf(tap("bluetooth-off", "switch-on"), NOW), { is: "switch-on" });
  assert.deepEqual(errandOf(tap("bluetooth-off", "not-today"), NOW), { is: "quiet" });
  assert.equal(errandOf(tap("bluetooth-off", "another"), NOW), null);
  assert.equal(errandOf(tap("bluetooth-off", "toString"), NOW), null);
});

test("not today is the day of the tap, also when the app hears of it later", () => {
  const later = (hours: number) => errandOf(tap("bluetooth-off", "not-today"), plus(NOW, Hours(hours)));
  assert.deepEqual(later(4), { is: "quiet" });
  assert.equal(later(5), null);
});

test("what is to be put right is asked of what the home screen says", () => {
  const state = (...said: Notice["is"][]) => {
    const [panel, ...bars] = said.map((is) => ({ is, since: NOW }) as Notice);
    return { ...ANY, panel: panel!, bars };
  };
  assert.equal(mendable(state("bluetooth-off")), "bluetooth");
  assert.equal(mendable(state("exposed-high", "permission-missing")), "permission");
  assert.equal(mendable(state("protected")), null);
});

test("what needs no screen is done at once, and once; the rest waits for a screen", async () => {
  const done: string[] = [];
  const fixed = fixedPhone(ANY);
  const noMoreRemindersToday = async () => void done.push("quiet");
  const phone = { ...fixed, tap: { ...fixed.tap, noMoreRemindersToday } };
  const now = timer.now();
  await heedTaps(phone, [
    tap("bluetooth-off", "not-today", now),
    tap("attention", null, now),
    tap("bluetooth-off", "not-today", now),
    tap("bluetooth-off", "not-today", minus(now, Hours(30))),
    tap("bluetooth-off", "switch-on", now),
  ]);
  assert.deepEqual(done, ["quiet"]);
  assert.deepEqual(
    takeErrands().map(({ is }) => is),
    ["see", "switch-on"],
  );
  assert.deepEqual(takeErrands(), []);
});
