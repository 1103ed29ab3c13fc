import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIVE_SIZE, reportActive } from "@bluezone/contract/rollout/active";
import { startOf, weekAfter, weekAt } from "@bluezone/contract/rollout/week";
import { HOURS_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import {
  Days,
  type Duration,
  Hours,
  type Instant,
  Milliseconds,
  Minutes,
  plus,
} from "@bluezone/protocol/time";
import fc from "fast-check";
import { ADULT } from "../../consent.ts";
import { NOON, type Person, person } from "../../testing/person.ts";
import type { Call } from "../../testing/servers.ts";
import { AREAS } from "./areas.ts";
import { MOST_TRIES } from "./send.ts";

const reports = (a: Person): readonly Call[] =>
  a.servers.calls.filter(({ path }) => path === reportActive.path);
const said = ({ body }: Call): { district: string; hours: string } => {
  const { district, hours } = JSON.parse(body) as { district: string; hours: string };
  return { district, hours };
};
const agreed = { ...ADULT, statistics: true, area: "30598" };
const nextWeek = (t: Instant): Instant => startOf(weekAfter(weekAt(t)));

/** A phone without a radio that looks for lists once a day: nothing else is of interest here. */
async function quick(seed: string, options: Parameters<typeof person>[1] = {}): Promise<Person> {
  const a = await person(seed, options);
  a.radio.setState("absent");
  a.servers.issue({ pollingMinutes: 1_440 });
  return a;
}
/** Lets time pass; the phone is run every few minutes, as a system does with an app at rest. */
async function rest(a: Person, length: Duration, meanwhile: () => void = () => undefined): Promise<void> {
  const end = a.clock.now() + length;
  while (a.clock.now() < end) {
    a.clock.pass(Milliseconds(Math.min(Minutes(8), end - a.clock.now())));
    await a.phone.run();
    meanwhile();
  }
}
/** Lets time pass until an hour into the next week. */
const intoNextWeek = (a: Person) => rest(a, Milliseconds(nextWeek(a.clock.now()) - a.clock.now() + Hours(1)));

test("over months a phone whose owner agreed says one answer in each week, at another time of the week each", async () => {
  const a = await quick("months");
  await a.phone.start(agreed);
  const at: Instant[] = [];
  let seen = 0;
  await rest(a, Days(84), () => {
    if (reports(a).length > seen) at.push(a.clock.now());
    seen = reports(a).length;
  });
  const weeks = at.map(weekAt);
  assert.deepEqual([...new Set(weeks)], weeks, "no week twice");
  assert.ok(weeks.length >= 12, `${weeks.length}`);
  for (const [i, week] of weeks.slice(1).entries())
    assert.equal(week, weekAfter(weeks[i]!), "no week left out");
  const hours = new Set(at.map((t) => Math.floor((t - startOf(weekAt(t))) / Hours(12))));
  assert.ok(hours.size >= 6, `${hours.size} halves of days of a week`);
});

test("a report has one length, and in it two answers and nothing that tells phones apart", async () => {
  const a = await quick("body");
  await a.phone.start(agreed);
  await rest(a, Days(60));
  assert.ok(reports(a).length >= 8);
  for (const { method, headers, body } of reports(a)) {
    assert.equal(method, "POST");
    assert.equal(Buffer.byteLength(body), ACTIVE_SIZE[0]);
    const { padding, ...rest } = JSON.parse(body) as Record<string, string>;
    assert.deepEqual(Object.keys(rest), ["areas", "district", "hours"]);
    assert.ok(padding);
    assert.ok(AREAS.answers.includes(rest["district"]!));
    assert.ok((HOURS_ANSWERS as readonly string[]).includes(rest["hours"]!));
    assert.deepEqual(Object.keys(headers).sort(), ["accept", "content-type", "x-share"]);
  }
});

test("whatever happens to a phone and its calls, a week's answer is mixed once, and nothing is said without consent", async () => {
  const action = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ is: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 60 }) }),
    },
    { weight: 2, arbitrary: fc.record({ is: fc.constant("restart" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ is: fc.constant("lose" as const), what: fc.constantFrom("call", "answer") }),
    },
    { weight: 1, arbitrary: fc.record({ is: fc.constant("down" as const), down: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant("agree" as const), on: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ is: fc.constant("district" as const), to: fc.constantFrom(null, "889", "894") }),
    },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.string({ maxLength: 6 }),
      fc.array(action, { maxLength: 30 }),
      async (seed, actions) => {
        const a = await quick(`life ${seed}`);
        await a.phone.start(agreed);
        let on = true;
        const told: { week: string; answer: string }[] = [];
        let seen = 0;
        const look = (): void => {
          for (const call of reports(a).slice(seen)) {
            assert.ok(on, "nothing is sent without consent");
            told.push({ week: weekAt(a.clock.now()), answer: JSON.stringify(said(call)) });
          }
          seen = reports(a).length;
        };
        for (const what of actions) {
          if (what.is === "pass") await rest(a, Hours(what.hours), look);
          if (what.is === "restart") await a.restart();
          if (what.is === "lose")
            a.servers.lose = { path: reportActive.path, what: what.what as "call" | "answer" };
          if (what.is === "down") a.servers.down = what.down;
          if (what.is === "district") await a.phone.chooseDistrict(what.to);
          if (what.is === "agree") {
            look();
            await a.phone.consentToStatistics(what.on);
            on = what.on;
            if (!on) {
              const kept = (await a.store.get("active")) as
                | { answer: unknown; district: unknown }
                | undefined;
              assert.deepEqual([kept?.answer ?? null, kept?.district ?? null], [null, null]);
              assert.equal(a.phone.state().active, null);
            }
          }
          look();
        }
        const answers = new Map<string, Set<string>>();
        for (const { week, answer } of told) answers.set(week, (answers.get(week) ?? new Set()).add(answer));
        for (const [week, mixed] of answers)
          assert.equal(mixed.size, 1, `${week}: ${[...mixed].join(" and ")}`);
        for (const week of answers.keys())
          assert.ok(
            told.filter((one) => one.week === week).length <= MOST_TRIES,
            "it does not go on for ever",
          );
      },
    ),
    { numRuns: 40 },
  );
});

test("an answer that got through is not said again, and one that did not is said again in the same words", async () => {
  const a = await quick("lost");
  await a.phone.start(agreed);
  await intoNextWeek(a);
  a.servers.lose = { path: reportActive.path, what: "answer" };
  const before = reports(a).length;
  await rest(a, Milliseconds(nextWeek(a.clock.now()) - a.clock.now() - Minutes(1)));
  const calls = reports(a).slice(before);
  assert.equal(calls.length, 2);
  assert.deepEqual(said(calls[1]!), said(calls[0]!));
  const { active } = a.phone.state();
  assert.deepEqual(active?.answer, { ...said(calls[0]!), alert: null });
  assert.ok(active?.sentAt !== null && active?.at === null);
  await intoNextWeek(a);
  assert.deepEqual(a.phone.state().active?.answer, null, "the answer is kept for its week alone");
});

test("who was off all week says nothing of it later", async () => {
  const a = await quick("off");
  await a.phone.start(agreed);
  await intoNextWeek(a);
  const before = reports(a).length;
  a.clock.pass(Days(21));
  await rest(a, Days(7));
  assert.ok(reports(a).length - before <= 2);
});

test("agreeing anew in a week whose answer was mixed waits for the next; in a week without one it does not", async () => {
  const a = await quick("anew");
  await a.phone.start(agreed);
  await intoNextWeek(a);
  await a.phone.consentToStatistics(false);
  await a.phone.consentToStatistics(true);
  await rest(a, Minutes(31));
  const end = nextWeek(a.clock.now());
  assert.ok(a.phone.state().active!.at! < end, "none was mixed: this week has a moment");
  await rest(a, Milliseconds(end - a.clock.now() - Minutes(2)));
  const said = reports(a).length;
  await a.phone.consentToStatistics(false);
  await a.phone.consentToStatistics(true);
  await rest(a, Minutes(1));
  assert.equal(reports(a).length, said);
  assert.equal(a.phone.state().active?.at, null);
  await rest(a, Days(7));
  assert.ok(reports(a).length > said);
});

test("the district of the commune is said unless its owner chose another or none, and only what the figure has a name for", async () => {
  const a = await quick("district");
  await a.phone.start(agreed);
  assert.equal(a.phone.state().active?.district, "892");
  assert.equal(await a.phone.chooseDistrict("889"), "chosen");
  await a.phone.chooseArea("30280");
  assert.equal(a.phone.state().active?.district, "889", "another commune changes nothing in it");
  assert.equal(await a.phone.chooseDistrict("none"), "unknown_area");
  assert.equal(await a.phone.chooseDistrict(null), "chosen");
  assert.equal(a.phone.state().active?.district, null);
});

test("a build that names no rollout server sends nothing and says so", async () => {
  const a = await quick("nowhere", { rollout: false });
  await a.phone.start(agreed);
  await rest(a, Days(30));
  assert.deepEqual(reports(a), []);
  const { rollout, active } = a.phone.state();
  assert.deepEqual([rollout, active], [false, null]);
});

test("while the clock is not proven nothing is drawn", async () => {
  const a = await quick("clock");
  a.servers.down = true;
  await a.phone.start(agreed);
  await rest(a, Days(15));
  assert.equal(a.phone.state().active?.at, null);
  a.servers.down = false;
  await rest(a, Days(14));
  assert.ok(reports(a).length >= 1);
});

test("hours are those in which the phone could hear: with Bluetooth off all week most phones say few, with it on many", async () => {
  const said24 = async (seed: string, on: boolean): Promise<string> => {
    const a = await quick(seed, { at: NOON });
    await a.phone.start(agreed);
    // A week's listening, as the log of hours has it.
    await rest(a, Hours(1));
    const activity = (await a.store.get("activity")) as { listened: number };
    await a.store.commit({ activity: { ...activity, listened: on ? Days(6) : 0 } });
    const active = (await a.store.get("active")) as object;
    await a.store.commit({
      active: {
        ...active,
        at: a.clock.now(),
        since: { at: plus(a.clock.now(), Milliseconds(-Days(6))), listened: 0 },
      },
    });
    await a.restart();
    await a.phone.run();
    return said(reports(a)[0]!).hours;
  };
  const many = async (on: boolean) =>
    Promise.all(Array.from({ length: 60 }, (_, n) => said24(`hours ${on} ${n}`, on)));
  const [off, on] = [await many(false), await many(true)];
  const share = (answers: readonly string[], bin: string) => answers.filter((x) => x === bin).length / 60;
  // Kept true in 48 of 100, and given for another truth in 17.
  assert.ok(share(off, "0-6") > 0.3 && share(off, "18-24") < 0.3, off.join());
  assert.ok(share(on, "18-24") > 0.3 && share(on, "0-6") < 0.3, on.join());
});
