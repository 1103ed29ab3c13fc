/** What a phone says of its alerts: nothing without an agreement of its own, each once, after fourteen days. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportActive } from "@bluezone/contract/rollout/active";
import { ALERT_ANSWERS } from "@bluezone/contract/rollout/weekly-figure";
import {
  addDays,
  Days,
  type Duration,
  dayOf,
  eninAt,
  Hours,
  type Instant,
  minus,
  plus,
} from "@bluezone/protocol/time";
import { ADULT } from "../../consent.ts";
import type { StoredAlert } from "../../storage.ts";
import { type Person, person } from "../../testing/person.ts";
import { trueAlert } from "./came.ts";

const agreed = { ...ADULT, statistics: true, area: "30598" };

/** A phone without a radio that looks for lists once a day. */
async function quick(seed: string, options: Parameters<typeof person>[1] = {}): Promise<Person> {
  const a = await person(seed, options);
  a.radio.setState("absent");
  a.servers.issue({ pollingMinutes: 1_440 });
  await a.phone.start(agreed);
  return a;
}
/** Lets time pass; the phone is run every few hours. */
async function rest(a: Person, length: Duration): Promise<void> {
  const end = a.clock.now() + length;
  while (a.clock.now() < end) {
    a.clock.pass(Hours(3));
    await a.phone.run();
  }
}
/** What it has said of alerts, report by report. */
const said = (a: Person): readonly (string | undefined)[] =>
  a.servers.calls
    .filter(({ path }) => path === reportActive.path)
    .map(({ body }) => (JSON.parse(body) as { alert?: string }).alert);

const alertAt = (now: Instant, more: Partial<StoredAlert> = {}): StoredAlert => {
  const day = addDays(dayOf(now, "vietnam"), -1);
  return {
    ...{ id: "2020-12-26", day, part: "hidden", minutes: 20, encounters: 1, confidence: "high" },
    ...{ unmeasured: false, level: "high", kind: "confirmed", raisedAt: now, again: false, seen: false },
    ...{ withdrawnAt: null, today: "stay-home-and-call", testBefore: addDays(day, 5) },
    ...{ watchUntil: addDays(day, 14), keys: [] },
    ...more,
  };
};
/** Puts an alert on the phone, as if it had just been raised. */
async function warn(a: Person, more: Partial<StoredAlert> = {}): Promise<void> {
  await a.store.commit({ alerts: { alerts: [alertAt(a.clock.now(), more)] } });
  await a.restart();
  await a.phone.run();
}
type Kept = Readonly<Record<"told" | "withdrawn", boolean> & { reached: string; opened: string | null }>;
const kept = async (a: Person): Promise<readonly Kept[]> => {
  const { came = [] } = ((await a.store.get("active")) ?? {}) as { came?: never[] };
  return came;
};

test("without an agreement of its own nothing is said of alerts, and nothing is kept for it", async () => {
  const a = await quick("none");
  await warn(a);
  await rest(a, Days(24));
  assert.ok(said(a).length >= 3);
  assert.deepEqual([...new Set(said(a))], [undefined]);
  assert.deepEqual(await kept(a), []);
});

test("who agreed says of each alert once how far it went, mostly in truth, and of no alert otherwise", async () => {
  let [told, none, all] = [0, 0, 0];
  for (let n = 0; n < 14; n++) {
    const a = await quick(`opened ${n}`);
    await a.phone.consentToAlerts(true);
    await warn(a);
    await a.phone.acknowledge("2020-12-26");
    await rest(a, Days(13));
    const untold = said(a).length;
    assert.deepEqual(
      (await kept(a)).map((one) => one.told),
      [false],
      "its days are not over",
    );
    await rest(a, Days(14));
    const answers = said(a);
    assert.ok(answers.every((answer) => answer !== undefined));
    told += answers.slice(untold).filter((answer) => answer === "high-opened-6h").length;
    none += answers.filter((answer) => answer === "none").length;
    all += answers.length;
    assert.deepEqual(
      (await kept(a)).map(({ reached, told: is }) => [reached, is]),
      [["opened", true]],
    );
  }
  // The true answer is kept 76 times in 100; the other weeks have no alert to tell of.
  assert.ok(told >= 7 && told <= 18, `${told}`);
  assert.ok(none / (all - 14) > 0.6, `${none} of ${all}`);
});

test("how soon an alert was opened counts from the end of the newest of its lists, whatever came after it", async () => {
  const list = (key: string, published: Instant) => ({
    ...{
      key,
      rollingStart: eninAt(minus(published, Days(1))),
      rollingPeriod: 144,
      reportType: "confirmedTest",
      daysSinceOnset: null,
    },
    ...{ published, shard: null, rows: [] },
  });
  for (const [before, waited, opened] of [
    [Hours(1), Hours(3), "6h"],
    [Hours(5), Hours(3), "day"],
    [Hours(1), Hours(21), "day"],
    [Hours(23), Hours(3), "later"],
    [Hours(1), Days(3), "later"],
  ] as const) {
    const a = await quick(`soon ${before} ${waited}`);
    await a.phone.consentToAlerts(true);
    const now = a.clock.now();
    const [first, second, third] = ["b", "c", "d"].map((of) => Buffer.alloc(16, of).toString("base64"));
    const matches = [
      list(first!, minus(now, Days(3))),
      list(second!, minus(now, before)),
      list(third!, plus(now, Hours(1))),
    ];
    await a.store.commit({ matches: { matches } });
    await warn(a, { keys: [first!, second!, third!] });
    await rest(a, waited);
    await a.phone.acknowledge("2020-12-26");
    await a.phone.run();
    assert.deepEqual(
      (await kept(a)).map((one) => one.opened),
      [opened],
    );
  }
});

test("opening, a call that was asked for and an own result are each further than the one before, and nothing goes back", async () => {
  const a = await quick("steps");
  await a.phone.consentToAlerts(true);
  await warn(a);
  const reached = async () => (await kept(a)).map((one) => one.reached);
  const seen = [await reached()];
  await a.phone.acknowledge("2020-12-26");
  await a.phone.run();
  seen.push(await reached());
  const call = { kind: "callback", phone: "0900000001", commune: "30598", wish: "any", shared: {} } as const;
  const id = await a.phone.sendMessage(call);
  await a.phone.run();
  seen.push(await reached());
  await a.phone.takeBackMessage(id!);
  await rest(a, Hours(6));
  seen.push(await reached());
  const share = (testType: string) => ({ share: { state: { is: "shared", at: a.clock.now(), testType } } });
  for (const testType of ["negative", "likely"]) {
    await a.store.commit(share(testType));
    await a.restart();
    await rest(a, Hours(3));
    seen.push(await reached());
  }
  assert.deepEqual(seen.flat(), ["unopened", "opened", "called", "called", "called", "positive"]);
});

test("a call and a result from before an alert did not come of it", async () => {
  const a = await quick("earlier");
  await a.phone.consentToAlerts(true);
  const call = { kind: "callback", phone: "0900000001", commune: "30598", wish: "any", shared: {} } as const;
  await a.phone.sendMessage(call);
  await a.store.commit({
    share: { state: { is: "shared", at: a.clock.now(), testType: "confirmed" } },
  });
  a.clock.pass(Hours(1));
  await warn(a);
  const reached = async () => (await kept(a)).map((one) => one.reached);
  assert.deepEqual(await reached(), ["unopened"]);
  await a.store.commit({
    share: { state: { is: "shared", at: a.clock.now(), testType: "confirmed" } },
  });
  await a.restart();
  await rest(a, Hours(3));
  assert.deepEqual(await reached(), ["positive"]);
});

test("an alert from before the agreement is not followed", async () => {
  const a = await quick("before");
  await warn(a);
  a.clock.pass(Hours(1));
  await a.phone.consentToAlerts(true);
  await rest(a, Days(1));
  assert.ok((await a.store.get("active")) !== undefined);
  assert.deepEqual(await kept(a), []);
});

test("what came after fourteen days is not taken in, and after 29 days nothing is left of an alert, told or not", async () => {
  const a = await quick("gone");
  await a.phone.consentToAlerts(true);
  await warn(a);
  await rest(a, Days(15));
  await a.store.commit({
    share: { state: { is: "shared", at: a.clock.now(), testType: "confirmed" } },
  });
  await a.restart();
  await rest(a, Days(13));
  assert.deepEqual(
    (await kept(a)).map(({ reached }) => reached),
    ["unopened"],
  );
  await rest(a, Days(2));
  assert.deepEqual(await kept(a), []);
});

test("an alert that was withdrawn is told as that alone", async () => {
  const b = await quick("withdrawn");
  await b.phone.consentToAlerts(true);
  await warn(b);
  await warn(b, { withdrawnAt: b.clock.now() });
  await rest(b, Days(1));
  const [one] = await kept(b);
  assert.equal(one?.withdrawn, true);
  assert.equal(ALERT_ANSWERS[trueAlert(one as never)], "withdrawn");
});

test("each way that an alert can go has an answer of its own, and none without one", () => {
  const of = (reached: string, opened: string | null, withdrawn = false) =>
    ALERT_ANSWERS[
      trueAlert({ level: "low", reached, opened, withdrawn } as unknown as Parameters<typeof trueAlert>[0])
    ];
  assert.equal(ALERT_ANSWERS[trueAlert(undefined)], "none");
  const all = [
    of("unopened", null),
    ...["opened", "called"].flatMap((step) => ["6h", "day", "later"].map((soon) => of(step, soon))),
    of("positive", "6h"),
    of("positive", null, true),
  ];
  assert.equal(new Set(all).size, 9);
  assert.ok(all.every((answer) => answer !== undefined));
});

test("an agreement that is taken back while the answer is stored keeps it from being sent", async () => {
  let back: (() => void) | undefined;
  const a = await quick("meanwhile", {
    through: (ports) => ({
      ...ports,
      store: {
        ...ports.store,
        async commit(changes) {
          const { answer } = (changes["active"] ?? {}) as { answer?: { alert: string | null } | null };
          if (answer?.alert) back?.();
          return ports.store.commit(changes);
        },
      },
    }),
  });
  await a.phone.consentToAlerts(true);
  back = () => {
    back = undefined;
    void a.phone.consentToAlerts(false);
  };
  await rest(a, Days(14));
  assert.equal(back, undefined, "an answer was mixed");
  assert.deepEqual([...new Set(said(a))], [undefined]);
});

test("taking the agreement back, or that to statistics, deletes what is kept of alerts", async () => {
  for (const back of ["consentToAlerts", "consentToStatistics"] as const) {
    const a = await quick(back);
    await a.phone.consentToAlerts(true);
    await warn(a);
    assert.equal((await kept(a)).length, 1);
    await a.phone[back](false);
    assert.deepEqual(await kept(a), []);
    assert.equal(a.phone.state().active?.alerts ?? null, null);
    await rest(a, Days(21));
    assert.deepEqual([...new Set(said(a))].filter(Boolean), []);
  }
});
