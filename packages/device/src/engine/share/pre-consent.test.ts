import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, Days, dayOf, Hours, Minutes, parseDay, plus } from "@bluezone/protocol/time";
import { NOON, type Person, person } from "../../testing/person.ts";

const TODAY = dayOf(NOON, "vietnam");

async function started(seed: string): Promise<Person> {
  const a = await person(seed);
  await a.phone.start();
  await a.pass(Minutes(30));
  return a;
}
const posts = (a: Person) =>
  a.servers.calls.filter(({ method, headers }) => method === "POST" && !headers["x-chaff"]);

test("answers given in advance are filled in when a code is good, nothing is sent before the share tap, and a share uses them up", async () => {
  const a = await started("before");
  await a.phone.preConsent({ day: TODAY }, true);
  const until = plus(a.clock.now(), Days(7));
  const given = a.phone.state().preConsent;
  assert.ok(given !== null && Math.abs(given.until - until) < 1_000);
  assert.deepEqual([given.onset, given.traveler], [{ day: TODAY }, true]);
  await a.pass(Days(2));
  assert.deepEqual(posts(a), []);

  await a.phone.enterCode("12345678");
  const { share } = a.phone.state();
  assert.ok(share.is === "ready");
  assert.deepEqual(share.onset, { day: TODAY });
  await a.pass(Hours(2));
  assert.deepEqual(
    posts(a).map(({ path }) => path),
    ["/api/verify"],
  );
  assert.notEqual(a.phone.state().preConsent, null);

  await a.phone.share();
  assert.equal(a.phone.state().share.is, "shared");
  const [publish] = a.servers.calls.filter(({ path }) => path === "/v1/publish");
  assert.equal(JSON.parse(publish!.body).traveler, true);
  assert.equal(a.phone.state().preConsent, null);
  assert.equal(a.store.dump().includes('"traveler":true'), false);
});

test("the desk's date of the first symptom wins over the one given in advance", async () => {
  const a = await started("desk");
  a.servers.symptomDate = "2020-12-25";
  await a.phone.preConsent({ day: TODAY }, false);
  await a.phone.enterCode("12345678");
  const { share } = a.phone.state();
  assert.ok(share.is === "ready");
  assert.deepEqual(share.onset, { day: parseDay("2020-12-25") });
});

test("a day given in advance that lies more than 14 days back by the time of the code is asked for anew", async () => {
  const a = await started("aged");
  assert.equal(await a.phone.preConsent({ day: addDays(TODAY, -14) }, true), "agreed");
  await a.pass(Days(1));
  await a.phone.enterCode("12345678");
  const { share } = a.phone.state();
  assert.ok(share.is === "ready");
  assert.deepEqual([share.onset, share.traveler], [null, true]);
});

test("an agreement in advance ends after seven days, also in the store, and a code that comes later asks", async () => {
  const a = await started("late");
  await a.phone.preConsent("none");
  await a.pass(Days(6.9));
  assert.notEqual(a.phone.state().preConsent, null);
  await a.pass(Hours(3));
  assert.equal(a.phone.state().preConsent, null);
  await a.pass(Hours(1));
  assert.deepEqual(await a.store.get("preConsent"), { given: null });
  await a.phone.enterCode("12345678");
  const { share } = a.phone.state();
  assert.ok(share.is === "ready" && share.onset === null);
});

test("it can be withdrawn, is given anew for seven days more, and before the start it cannot be given", async () => {
  const a = await person("withdrawn");
  await a.phone.preConsent("unknown");
  assert.equal(a.phone.state().preConsent, null);
  await a.phone.start();
  await a.phone.preConsent("unknown");
  const first = a.phone.state().preConsent!.until;
  a.clock.pass(Days(1));
  await a.phone.preConsent(null);
  const again = a.phone.state().preConsent!;
  assert.deepEqual([again.onset, again.traveler, again.until - first], [null, null, Days(1)]);
  await a.phone.withdrawPreConsent();
  assert.equal(a.phone.state().preConsent, null);
});

test("a negative result takes nothing of it, and leaves it as it was", async () => {
  const a = await started("negative");
  await a.phone.preConsent({ day: TODAY }, true);
  a.servers.testtype = "negative";
  await a.phone.enterCode("12345678");
  assert.equal(a.phone.state().share.is, "negative");
  assert.notEqual(a.phone.state().preConsent, null);
});
