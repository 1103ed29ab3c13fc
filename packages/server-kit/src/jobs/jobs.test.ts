import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Duration,
  Hours,
  type Instant,
  Minutes,
  parseInstant,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import { Name } from "../measure/events.ts";
import { manualClock } from "../testing/clock.ts";
import { recordEvents } from "../testing/events.ts";
import { createJobRunner, type Job } from "./jobs.ts";

const start = parseInstant("2020-12-27T07:30:00Z");

function counted(name: string, every: Duration, work: (now: Instant) => Promise<void> = async () => {}) {
  const times: Instant[] = [];
  const job: Job = {
    name: Name(name),
    every,
    async run(now) {
      times.push(now);
      await work(now);
    },
  };
  return { job, times };
}

test("a job runs at once and then once in every step, and missed steps are one run", async () => {
  const { job, times } = counted("export", Minutes(10));
  const runner = createJobRunner([job], recordEvents());
  for (const minutes of [0, 9.9, 10, 10.5, 19.9, 20.1, 95, 96])
    await runner.run(plus(start, Minutes(minutes)));
  assert.deepEqual(
    times.map((t) => (t - start) / Minutes(1)),
    [0, 10, 20.1, 95],
  );
});

test("a job that fails does not stop the others, is told, and is tried again after a minute", async () => {
  const events = recordEvents();
  const failing = counted("broken", Hours(24), async () => {
    throw new TypeError("the code 12345678");
  });
  const sound = counted("sound", Hours(24));
  const runner = createJobRunner([failing.job, sound.job], events);
  for (const seconds of [0, 59.999, 60, 61, 119.999, 120]) await runner.run(plus(start, Seconds(seconds)));
  assert.deepEqual(
    failing.times.map((t) => (t - start) / Seconds(1)),
    [0, 60, 120],
  );
  assert.equal(sound.times.length, 1);
  const [told] = events.named("job_failed");
  assert.equal(told?.["job"], "broken");
  assert.equal(told?.["kind"], "TypeError");
  assert.ok(!JSON.stringify(events.all).includes("12345678"));
  assert.deepEqual(events.named("job_done"), [{ event: "job_done", job: "sound" }]);
});

test("a failed job with a short step is not held back longer than its step", async () => {
  const { job, times } = counted("quick", Seconds(5), () => Promise.reject(new Error("x")));
  const runner = createJobRunner([job], recordEvents());
  for (const seconds of [0, 4, 5, 6]) await runner.run(plus(start, Seconds(seconds)));
  assert.equal(times.length, 2);
});

test("when the clock is set back a day, jobs go on", async () => {
  const { job, times } = counted("export", Minutes(10));
  const runner = createJobRunner([job], recordEvents());
  for (const hours of [0, -24, -24]) await runner.run(plus(start, Hours(hours)));
  assert.equal(times.length, 2);
});

test("a job never overlaps itself and does not hold up the others of the next round", async () => {
  let finish = () => {};
  const slow = counted("slow", Seconds(1), () => new Promise((done) => (finish = done)));
  const other = counted("other", Seconds(1));
  const runner = createJobRunner([slow.job, other.job], recordEvents());
  const first = runner.run(start);
  await runner.run(plus(start, Seconds(1)));
  await runner.run(plus(start, Seconds(2)));
  assert.equal(slow.times.length, 1);
  assert.equal(other.times.length, 2);
  finish();
  await first;
  assert.equal(other.times.length, 2, "what a later round has done is not done again for the earlier one");
});

test("a loop runs due jobs until it is stopped, and its stop waits for the running one and starts no more", async () => {
  const clock = manualClock(start);
  const release: (() => void)[] = [];
  let ended = false;
  const first = counted("first", Minutes(1), async () => {
    if (first.times.length === 3)
      await new Promise<void>((done) => release.push(done)).then(() => {
        ended = true;
      });
  });
  const second = counted("second", Minutes(1));
  let waits = 0;
  const reached = Promise.withResolvers<void>();
  const timer = {
    async wait(_: Duration, signal: AbortSignal) {
      waits += 1;
      clock.advance(Minutes(1));
      await new Promise(setImmediate);
      if (first.times.length < 3) return;
      reached.resolve();
      await new Promise((done) => signal.addEventListener("abort", done));
    },
  };
  const loop = createJobRunner([first.job, second.job], recordEvents()).loop(clock, timer);
  await reached.promise;
  const stopping = loop.stop();
  assert.equal(ended, false);
  for (const go of release) go();
  await stopping;
  assert.equal(ended, true);
  assert.equal(second.times.length, 2);
  assert.equal(waits, 3);
});

test("two jobs of one name and a step of no length are refused", () => {
  const job = counted("a", Minutes(1)).job;
  assert.throws(() => createJobRunner([job, job], recordEvents()), RangeError);
  assert.throws(() => createJobRunner([counted("b", Seconds(0)).job], recordEvents()), RangeError);
});
