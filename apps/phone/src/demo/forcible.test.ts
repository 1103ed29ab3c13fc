import assert from "node:assert/strict";
import { test } from "node:test";
import { type PhoneHandle, tapsBy } from "@bluezone/device/handle";
import type { PhoneState } from "@bluezone/device/state";
import { forcible, isForcible } from "./forcible.ts";

const stateOf = (is: "protected" | "offline" | "silent") => ({ panel: { is } }) as unknown as PhoneState;
const SAMPLES = { offline: stateOf("offline"), silent: stateOf("silent") };

/** A phone that writes down what reaches it. */
function realPhone() {
  const reached: string[] = [];
  const listeners = new Set<() => void>();
  const handle: PhoneHandle = {
    state: () => real,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tap: tapsBy(async (name) => {
      reached.push(name);
      return "real";
    }),
    async mend(what) {
      reached.push(`mend ${what}`);
    },
    close: () => void reached.push("close"),
  };
  const real = stateOf("protected");
  return {
    handle,
    real,
    reached,
    listeners,
    tell: () => [...listeners].forEach((listener) => void listener()),
  };
}

test("a state is shown by its name, the same object each time, until the real phone comes back", () => {
  const { handle, real } = realPhone();
  const phone = forcible(handle, SAMPLES);
  assert.equal(phone.state(), real);
  let told = 0;
  phone.subscribe(() => {
    told += 1;
  });
  phone.force("silent");
  assert.equal(phone.state(), SAMPLES.silent);
  assert.equal(phone.forced(), "silent");
  phone.force(null);
  assert.equal(phone.state(), real);
  assert.equal(told, 2);
});

test("the first state comes from the address; a name that is none is passed over there and refused in the menu", () => {
  const { handle, real } = realPhone();
  assert.equal(forcible(handle, SAMPLES, "offline").state(), SAMPLES.offline);
  for (const name of ["nothing", "toString"]) {
    const phone = forcible(handle, SAMPLES, name);
    assert.equal(phone.state(), real);
    assert.throws(() => phone.force(name), RangeError);
  }
});

test("while a state is forced no tap reaches the phone but those that only read", async () => {
  const { handle, reached } = realPhone();
  const phone = forcible(handle, SAMPLES, "offline");
  await phone.tap.share();
  await phone.tap.deleteEverything();
  await phone.mend("bluetooth");
  assert.equal(await phone.tap.start(), "started");
  assert.deepEqual(reached, []);
  await phone.tap.holdings();
  phone.force(null);
  await phone.tap.share();
  await phone.mend("bluetooth");
  assert.deepEqual(reached, ["holdings", "share", "mend bluetooth"]);
});

test("while a state is forced, what a tap reads is the state's own", async () => {
  const { handle, reached } = realPhone();
  const phone = forcible(handle, SAMPLES, "offline", { local: ({ panel }) => panel.is });
  assert.equal(await phone.tap.local(), "offline");
  phone.force(null);
  await phone.tap.local();
  assert.deepEqual(reached, ["local"]);
});

test("what changes on the real phone is told only while it is shown, and no more once it is closed", () => {
  const { handle, tell, listeners } = realPhone();
  const phone = forcible(handle, SAMPLES, "offline");
  let told = 0;
  phone.subscribe(() => {
    told += 1;
  });
  tell();
  assert.equal(told, 0);
  phone.force(null);
  tell();
  assert.equal(told, 2);
  phone.close();
  assert.equal(listeners.size, 0);
});

test("a phone that cannot be forced is told from one that can", () => {
  const { handle } = realPhone();
  assert.equal(isForcible(handle), false);
  assert.equal(isForcible(forcible(handle, SAMPLES)), true);
});
