import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Duration,
  Hours,
  inHours,
  inMinutes,
  Minutes,
  parseInstant,
  plus,
} from "@bluezone/protocol/time";
import type { RadioState } from "../ports.ts";
import { DOCUMENTS } from "../storage.ts";
import { NOON, type Person, person, together } from "../testing/person.ts";
import { look } from "./activity.ts";
import { reminderDue } from "./remind.ts";

const MORNING = parseInstant("2020-12-27T06:00:00+07:00");

async function started(at = MORNING): Promise<Person> {
  const a = await person("active", { at });
  await a.phone.start();
  return a;
}
const worked = (a: Person): number => inHours(a.phone.state().lines.workedToday);
const shown = (a: Person): string[] => {
  const { panel, bars } = a.phone.state();
  return [panel, ...bars].map(({ is }) => is);
};
const about = (hours: number, wanted: number) =>
  assert.ok(Math.abs(hours - wanted) < 0.05, `${hours}, not ${wanted}`);

test("hours worked are those in which the radio worked, today by Vietnam's clocks", async () => {
  const a = await started();
  await a.pass(Hours(2));
  about(worked(a), 2);
  a.radio.setState("off");
  await a.pass(Hours(3));
  about(worked(a), 2);
  a.radio.setState("on");
  await a.pass(Hours(1));
  about(worked(a), 3);
  await a.phone.pause("1h");
  await a.pass(Hours(2));
  about(worked(a), 4);
  await a.pass(Hours(10.5));
  about(worked(a), 0.5);
  await a.restart();
  await a.phone.run();
  about(worked(a), 0.5);
});

test("a radio that is off, refused or stopped is said with its beginning, until it works", async () => {
  const a = await started();
  await a.pass(Hours(1));
  for (const [state, is] of [
    ["off", "bluetooth-off"],
    ["refused", "permission-missing"],
    ["stopped", "stopped"],
  ] as const) {
    a.radio.setState(state);
    await a.phone.run();
    const since = a.clock.now();
    await a.pass(Hours(1));
    const { panel } = a.phone.state();
    assert.equal(panel.is, is);
    const said = "since" in panel ? panel.since : "from" in panel ? panel.from : 0;
    assert.ok(Math.abs(said - since) < 1_000, "a proven clock is right to a second");
    a.radio.setState("on");
    await a.pass(Minutes(2));
    assert.equal(a.phone.state().panel.is, "first-day");
  }
});

test("an app that the system kept from running says from when to when; a phone that was off does not", async () => {
  const a = await started();
  await a.pass(Hours(1));
  const from = a.clock.now();
  a.clock.pass(Hours(7));
  await a.restart();
  await a.phone.run();
  const { panel } = a.phone.state();
  assert.ok(panel.is === "stopped" && panel.to !== null);
  assert.ok(Math.abs(panel.to - a.clock.now()) < 1_000 && Math.abs(from - panel.from) < Minutes(1));
  about(worked(a), 1);

  const b = await started();
  await b.pass(Hours(1));
  b.clock.pass(Hours(7));
  b.clock.reboot();
  await b.restart();
  await b.phone.run();
  assert.equal(b.phone.state().panel.is, "first-day");
});

test("hearing nobody is a fact on the lines, and after 24 hours of listening home says so, until somebody is heard", async () => {
  const a = await started();
  const b = await person("b", { clock: a.clock, servers: a.servers });
  await b.phone.start();
  await together(a, b, Minutes(5));
  await a.pass(Hours(23.9));
  assert.equal(a.phone.state().panel.is, "first-day");
  await a.pass(Hours(6.1));
  const { panel, bars, lines } = a.phone.state();
  assert.ok(panel.is === "silent" && bars.length === 0);
  assert.equal(panel.for, lines.silentFor);
  about(inHours(lines.silentFor), 30);
  assert.ok(lines.lastHeard !== null);
  a.radio.setState("off");
  assert.deepEqual(shown(a), ["bluetooth-off"], "a phone that cannot hear does not wonder");
  a.radio.setState("on");
  await together(a, b, Minutes(5));
  assert.deepEqual(shown(a), ["protected"]);
});

test("a phone that cannot send listens all the same, says so, and never broadcasts nor makes a key", async () => {
  const a = await started();
  a.radio.setState("mute");
  await a.pass(Hours(2));
  assert.deepEqual(shown(a), ["cannot-send"]);
  assert.deepEqual(a.radio.broadcasts, []);
  assert.deepEqual(
    JSON.parse(a.store.dump()).find(([name]: [string]) => name === "beacon"),
    undefined,
  );
  assert.ok(a.radio.scans.length > 100);
  about(worked(a), 2);
  assert.deepEqual(a.notifier.notices, ["radio-failing"], "once, after an hour");
  a.radio.setState("on");
  await a.pass(Minutes(1));
  assert.notEqual(a.radio.onAir(), null);
  a.radio.setState("mute");
  await a.pass(Minutes(1));
  assert.deepEqual(
    a.radio.broadcasts.slice(-1).map(({ frame }) => frame),
    [null],
    "it is taken off the air",
  );
});

test("where there is no radio home says so before all else, nothing is sent or heard, and nothing counts as worked", async () => {
  const a = await person("browser", { at: MORNING });
  a.radio.setState("absent");
  assert.deepEqual(shown(a), ["welcome"]);
  await a.phone.start();
  await a.pass(Hours(30));
  assert.deepEqual(shown(a), ["no-radio"]);
  assert.deepEqual([a.radio.broadcasts, a.radio.scans, a.notifier.notices], [[], [], []]);
  assert.equal(worked(a), 0);
  await a.phone.enterCode("12345678");
  assert.deepEqual(shown(a), ["no-radio", "positive-not-shared"]);
});

test("Bluetooth is reminded of at eight, two and seven, and not again today when that is asked for", async () => {
  const a = await started();
  a.radio.setState("off");
  await a.pass(Minutes(1));
  const off = a.phone.state().panel;
  await a.pass(Hours(9));
  assert.deepEqual(a.notifier.notices, ["bluetooth-off", "bluetooth-off"]);
  assert.deepEqual(a.notifier.last, {
    is: "bluetooth-off",
    since: off.is === "bluetooth-off" ? off.since : null,
    workedToday: 0,
  });
  await a.phone.noMoreRemindersToday();
  await a.pass(Hours(12));
  assert.equal(a.notifier.notices.length, 2);
  await a.pass(Hours(24) as Duration);
  assert.equal(a.notifier.notices.length, 5);
});

test("a phone that was not run at the hour of a reminder reminds later; one that was switched off after it does not", () => {
  const at = (time: string) => parseInstant(`2020-12-20T${time}:00+07:00`);
  const due = (now: string, since: string, last: string | null = null) =>
    reminderDue(at(now), last === null ? null : at(last), at(since));
  assert.equal(due("08:00", "03:00"), true);
  assert.equal(due("10:40", "03:00"), true);
  assert.equal(due("10:40", "08:30"), true);
  assert.equal(due("10:40", "09:30"), false);
  assert.equal(due("10:40", "03:00", "08:01"), false);
  assert.equal(due("12:00", "03:00"), false);
  assert.equal(due("14:00", "03:00", "08:01"), true);
  assert.equal(due("21:59", "14:00", "14:10"), true);
  assert.equal(due("22:00", "14:00"), false);
  assert.equal(due("07:59", "03:00"), false);
  assert.equal(due("08:10", "03:00", "19:00"), true, "of a clock that was wrong");
});

test("a pause is silent and deaf until its end: one hour, eight, or six in the morning", async () => {
  for (const [length, hours] of [
    ["1h", 1],
    ["8h", 8],
    ["until-morning", 24],
  ] as const) {
    const a = await started();
    await a.phone.run();
    await a.phone.pause(length);
    const scans = a.radio.scans.length;
    assert.equal(a.radio.onAir(), null);
    const { panel } = a.phone.state();
    assert.ok(panel.is === "paused");
    assert.ok(Math.abs(panel.until - (MORNING + Hours(hours))) < 1_000);
    await a.pass(Minutes(inMinutes(Hours(hours)) - 1));
    assert.deepEqual([a.radio.onAir(), a.radio.scans.length], [null, scans]);
    await a.pass(Minutes(15));
    assert.notEqual(a.radio.onAir(), null);
    assert.equal(a.phone.state().panel.is === "paused", false);
  }
  const b = await started();
  await b.phone.pause("8h");
  await b.phone.resume();
  await b.pass(Minutes(15));
  assert.notEqual(b.radio.onAir(), null);
});

test("home tells apart: Bluetooth is off, this phone is not heard, it does not hear, and neither", async () => {
  const a = await started();
  for (const [state, notices] of [
    ["off", ["bluetooth-off"]],
    ["mute", ["cannot-send"]],
    ["deaf", ["cannot-hear"]],
    ["failing", ["cannot-hear", "cannot-send"]],
    ["on", ["first-day"]],
  ] as const) {
    a.radio.setState(state);
    await a.pass(Minutes(5));
    assert.deepEqual(shown(a), notices, state);
  }
});

for (const state of ["deaf", "failing"] as const)
  test(`minutes in which it hears nothing are not worked, nor is it called silent: ${state}`, async () => {
    const a = await started();
    await a.pass(Hours(1));
    about(worked(a), 1);
    const before = a.phone.state().lines;
    a.radio.setState(state);
    await a.pass(Hours(3));
    const { workedToday, silentFor } = a.phone.state().lines;
    assert.ok(workedToday - before.workedToday < Minutes(2), `${workedToday}`);
    assert.ok(silentFor - before.silentFor < Minutes(2), `${silentFor}`);
    assert.deepEqual(a.notifier.notices, ["radio-failing"], "told once, after an hour");
    a.radio.setState("on");
    await a.pass(Hours(1));
    assert.ok(a.phone.state().lines.workedToday - before.workedToday > Minutes(55));
  });

test("a radio that goes on alone is given no credit for what it says it listened while it is deaf", () => {
  const doc = DOCUMENTS.activity.parse({});
  const seen = { boot: 1, wanted: true, heard: false };
  const at = (minutes: number, radio: RadioState, listened: number) => ({
    ...seen,
    now: plus(NOON, Minutes(minutes)),
    mono: Minutes(minutes),
    radio,
    listened: Minutes(listened),
  });
  const one = look(doc, at(0, "on", 0));
  const deaf = look(one, at(30, "deaf", 10));
  assert.equal(deaf.worked, Minutes(10), "what it heard before it went deaf");
  assert.equal(deaf.down?.since, plus(NOON, Minutes(10)));
  const still = look(deaf, at(90, "deaf", 60));
  assert.deepEqual([still.worked, still.stopped], [Minutes(10), null]);
  assert.equal(look(still, at(100, "on", 5)).worked, Minutes(15));
});

test("a fault of the radio is not told of at night, nor on a day without reminders, nor while it is paused", async () => {
  const night = await person("night", { at: parseInstant("2020-12-27T23:00:00+07:00") });
  await night.phone.start();
  night.radio.setState("deaf");
  await night.pass(Hours(8));
  assert.deepEqual(night.notifier.notices, []);
  await night.pass(Hours(2));
  assert.deepEqual(night.notifier.notices, ["radio-failing"]);

  const quiet = await started();
  await quiet.phone.noMoreRemindersToday();
  quiet.radio.setState("failing");
  await quiet.pass(Hours(6));
  assert.deepEqual(quiet.notifier.notices, []);

  const paused = await started();
  await paused.phone.pause("8h");
  paused.radio.setState("deaf");
  await paused.pass(Hours(6));
  assert.deepEqual(paused.notifier.notices, []);
});
