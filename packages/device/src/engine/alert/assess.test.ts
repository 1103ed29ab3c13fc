import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { tek } from "@bluezone/protocol/identity/tek";
import { diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import {
  eninAt,
  fromUnixSeconds,
  Hours,
  Minutes,
  minus,
  unixSeconds,
  utcDayStart,
} from "@bluezone/protocol/time";
import { hears } from "../../testing/heard.ts";
import { type Person, person } from "../../testing/person.ts";

/** A phone with an alert of yesterday and a list that will alert again; what is to be done when its alerts are made next, once. */
async function aboutToAlert() {
  let meanwhile: (() => Promise<unknown>) | null = null;
  let checked = false;
  const a: Person = await person("assessed", {
    through: (ports) => ({
      ...ports,
      tell(event) {
        if (event.is === "checked") checked = true;
        ports.tell?.(event);
      },
      store: {
        ...ports.store,
        async get(name) {
          // After a check what was heard is read again for the alerts alone.
          const now = checked && name.startsWith("heard/") ? meanwhile : null;
          if (now !== null) {
            meanwhile = null;
            await now();
          }
          return ports.store.get(name);
        },
      },
    }),
  });
  await a.phone.start();
  const release = (key: ReturnType<typeof tek>) => {
    const end = fromUnixSeconds(unixSeconds(a.clock.now()));
    return a.servers.release(minus(end, Minutes(10)), end, [
      diagnosisKey(key, { reportType: "confirmedTest", transmissionRisk: 0 }),
    ]);
  };
  const keyOfToday = () => tek(new Uint8Array(randomBytes(16)), utcDayStart(eninAt(a.clock.now())), 144);
  for (const last of [false, true]) {
    const key = keyOfToday();
    await hears(a, key, Minutes(20));
    await a.pass(Hours(1));
    await release(key);
    if (!last) await a.phone.checkNow();
    if (!last) a.clock.pass(Hours(22));
  }
  return {
    a,
    next(does: () => Promise<unknown>) {
      checked = false;
      meanwhile = does;
    },
    happened: () => meanwhile === null,
  };
}

test("an alert that is opened while alerts are made stays opened", async () => {
  const { a, next, happened } = await aboutToAlert();
  const [first] = a.phone.state().alerts;
  assert.equal(first?.seen, false);
  next(() => a.phone.acknowledge(first!.id));
  await a.phone.checkNow();
  assert.ok(happened());
  const { alerts } = a.phone.state();
  assert.equal(alerts.length, 2);
  assert.equal(alerts.find(({ id }) => id === first?.id)?.seen, true);
});

test("of a phone whose everything is deleted while alerts are made nobody is told", async () => {
  const { a, next, happened } = await aboutToAlert();
  const [notices, alerted] = [a.notifier.notices.length, a.told("alerted").length];
  next(() => a.phone.deleteEverything());
  await a.phone.checkNow();
  assert.ok(happened());
  assert.equal(a.store.dump(), "[]");
  assert.deepEqual([a.notifier.notices.length, a.told("alerted").length], [notices, alerted]);
});
