/** What a phone says of its alerts: nothing without an agreement of its own, each once, after fourteen days. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportActive } from "@bluezone/contract/rollout/active";
import { addDays, Days, type Duration, dayOf, Hours, type Instant } from "@bluezone/protocol/time";
import { ADULT } from "../../consent.ts";
import type { StoredAlert } from "../../storage.ts";
import { type Person, person } from "../../testing/person.ts";

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
const kept = async (a: Person): Promise<readonly { readonly reached: string; readonly told: boolean }[]> => {
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
    told += answers.slice(untold).filter((answer) => answer === "high-opened").length;
    none += answers.filter((answer) => answer === "none").length;
    all += answers.length;
    assert.deepEqual(
      (await kept(a)).map(({ reached, told: is }) => [reached, is]),
      [["opened", true]],
    );
  }
  // The true answer is kept 87 times in 100; the other weeks have no alert to tell of.
  assert.ok(told >= 8 && told <= 18, `${told}`);
  assert.ok(none / (all - 14) > 0.7, `${none} of ${all}`);
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

test("an alert from before the agreement is not followed, and one that was withdrawn no longer", async () => {
  const a = await quick("before");
  await warn(a);
  a.clock.pass(Hours(1));
  await a.phone.consentToAlerts(true);
  await rest(a, Days(1));
  assert.ok((await a.store.get("active")) !== undefined);
  assert.deepEqual(await kept(a), []);
  const b = await quick("withdrawn");
  await b.phone.consentToAlerts(true);
  await warn(b);
  assert.equal((await kept(b)).length, 1);
  await warn(b, { withdrawnAt: b.clock.now() });
  await rest(b, Days(1));
  assert.deepEqual(await kept(b), []);
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
