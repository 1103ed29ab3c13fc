import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Days,
  type Duration,
  Hours,
  type Instant,
  Milliseconds,
  Minutes,
  parseInstant,
  plus,
  Seconds,
} from "@bluezone/protocol/time";
import fc from "fast-check";
import { manualClock } from "../doubles/clock.ts";
import { DOCUMENTS } from "../storage.ts";
import {
  hearDate,
  isProven,
  movedInTime,
  notBefore,
  observe,
  placed,
  type Reading,
  timeNow,
  wrongBy,
} from "./clock.ts";

const NOON = parseInstant("2020-12-27T12:00:00+07:00");

/** A phone that looks at its clocks and hears the true time when it is told to. */
function watch(start: Instant = NOON) {
  const clock = manualClock(start);
  const reading = (): Reading => ({ bootId: clock.bootId(), wall: clock.wall(), mono: clock.monotonic() });
  let doc = observe(DOCUMENTS.clock.parse({}), reading());
  const look = () => {
    doc = observe(doc, reading());
    return doc;
  };
  return {
    clock,
    look,
    now: () => timeNow(look(), reading()),
    wrongBy: () => wrongBy(look(), reading()),
    moment: () => ({ n: look().boots.at(-1)!.n, mono: clock.monotonic() }),
    place: ({ n, mono }: { n: number; mono: Duration }) => placed(look(), n, mono),
    hear(date: Instant = clock.now()) {
      const before = look();
      // A Date header has whole seconds.
      doc = hearDate(before, reading(), (Math.floor(date / 1000) * 1000) as Instant);
      return movedInTime(before, doc);
    },
    signedAt(t: Instant) {
      doc = notBefore(look(), reading(), t);
    },
    proven: () => isProven(look()),
  };
}

const near = (a: Instant | undefined, b: Instant, by: Duration = Seconds(1)) =>
  assert.ok(a !== undefined && Math.abs(a - b) <= by, `${a} is not near ${b}`);

test("one answer proves nothing, two that agree within two seconds do", () => {
  const w = watch();
  w.clock.setError(Hours(3));
  w.clock.pass(Minutes(5));
  w.hear();
  assert.equal(w.proven(), false);
  w.clock.pass(Minutes(5));
  w.hear(plus(w.clock.now(), Seconds(10)));
  assert.equal(w.proven(), false, "ten seconds apart");
  w.hear(plus(w.clock.now(), Seconds(9)));
  assert.equal(w.proven(), true);
});

test("a clock that is wrong is said to be wrong by how much, and corrected", () => {
  const w = watch();
  w.clock.setError(Days(-1));
  w.hear();
  w.hear();
  near(w.now(), w.clock.now());
  assert.ok(Math.abs(w.wrongBy() - Days(-1)) <= 1000);
});

test("what was heard before a clock was set back keeps its time, proven before or after", () => {
  for (const when of ["before", "after"]) {
    const w = watch();
    if (when === "before") [w.hear(), w.hear()];
    w.clock.pass(Hours(1));
    const heard = w.moment();
    const truth = w.clock.now();
    w.clock.setError(Days(-1));
    w.clock.pass(Minutes(1));
    const replayed = w.moment();
    const truthOfReplay = w.clock.now();
    if (when === "after") {
      assert.equal(w.place(heard), undefined, "a boot that jumped has no place");
      assert.equal(w.place(replayed), undefined);
      w.hear();
      assert.equal(w.hear(), true, "it got a place: to be matched again");
    }
    near(w.place(heard), truth);
    near(w.place(replayed), truthOfReplay);
  }
});

test("a boot that begins before the last one ended, or before a signed document, has no place in time", () => {
  const w = watch();
  w.clock.pass(Hours(2));
  w.look();
  w.clock.setError(Days(-1));
  w.clock.reboot();
  assert.equal(w.place(w.moment()), undefined);

  const v = watch();
  v.signedAt(plus(v.clock.now(), Hours(5)));
  assert.equal(v.place(v.moment()), undefined);
  assert.equal(v.now(), plus(NOON, Hours(5)), "it is not earlier than that");
});

test("a reboot carries the correction on until it is proven anew", () => {
  const w = watch();
  w.clock.setError(Hours(-6));
  w.hear();
  w.hear();
  w.clock.pass(Hours(1));
  w.look();
  const before = w.moment();
  const truth = w.clock.now();
  w.clock.reboot();
  w.clock.pass(Minutes(30));
  near(w.now(), w.clock.now(), Seconds(2));
  near(w.place(w.moment()), w.clock.now(), Seconds(2));
  near(w.place(before), truth);
  assert.equal(w.wrongBy(), 0, "nothing is said before it is proven");
});

test("small corrections by the network's time are no jump", () => {
  const w = watch();
  for (let i = 0; i < 5; i++) {
    w.clock.setError(Seconds(i * 10));
    w.clock.pass(Minutes(1));
    w.look();
  }
  assert.notEqual(w.place(w.moment()), undefined);
});

test("once proven, a boot's every moment is right whatever the wall clock does", () => {
  const step = fc.oneof(
    fc.record({ pass: fc.integer({ min: 1, max: 86_400_000 }) }),
    fc.record({ error: fc.integer({ min: -10 * 86_400_000, max: 10 * 86_400_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.array(step, { maxLength: 30 }), (before, after) => {
      const w = watch();
      const seen: { moment: { n: number; mono: Duration }; truth: Instant }[] = [];
      const walk = (steps: typeof before) => {
        for (const s of steps) {
          if ("pass" in s) w.clock.pass(Milliseconds(s.pass));
          else w.clock.setError(Milliseconds(s.error));
          seen.push({ moment: w.moment(), truth: w.clock.now() });
        }
      };
      walk(before);
      w.hear();
      w.hear();
      walk(after);
      for (const { moment, truth } of seen) near(w.place(moment), truth);
      near(w.now(), w.clock.now());
    }),
    { numRuns: 60 },
  );
});
