/** Only here: our host meets the Linux kernel's own Bluetooth and BlueZ's daemon, which nobody here wrote.
 * radio-bluez: our host on the real Linux Bluetooth stack, which nobody here wrote: Debian's kernel with its user channel, and
 * BlueZ's daemon as a peer, in a virtual machine. The controllers under it are BlueZ's virtual ones: it proves nothing about
 * radios, distance or phones. What is tried stands in `testing/vm/scenarios.ts`; here it is only started and read.
 */
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { before, describe, test } from "node:test";
import { missingDecoders, readByOthers } from "./testing/decoders.ts";
import { type MachineRun, machineKernel, tryInMachine } from "./testing/vm/in-machine.ts";
import type { Kernel } from "./testing/vm/kernel.ts";
import { SCENARIOS } from "./testing/vm/scenarios.ts";

const kernel = machineKernel();
const why = typeof kernel === "string" ? kernel : undefined;
if (why) test("radio-bluez", { skip: `needs a virtual machine with Debian's kernel: ${why}` }, () => {});
describe("radio-bluez", { skip: why !== undefined }, () => {
  const titles = Object.keys(SCENARIOS);
  let left: MachineRun;

  before(async () => {
    left = await tryInMachine(kernel as Kernel, {
      name: "radio-bluez",
      program: resolve(import.meta.dirname, "testing/vm/scenarios.ts"),
      scenarios: titles.length,
    });
  });

  for (const title of titles)
    test(title, () => {
      const outcome = left.outcomes.find((one) => one.title === title);
      assert.ok(outcome, `it never came to an end; ${left.said}`);
      assert.equal(outcome.fault, undefined, `${outcome.fault}\n${left.said}`);
    });

  test("every frame of the tests above is understood by btmon and tshark", (t) => {
    const gone = missingDecoders();
    if (gone.length > 0) return t.skip(`needs ${gone.join(" and ")}`);
    const sent = left.passed.filter(({ received }) => !received).length;
    assert.ok(sent > 100, `only ${sent} frames were sent`);
    const { btmon, tshark, complaints } = readByOthers(left.passed);
    assert.deepEqual(complaints.slice(0, 10), []);
    assert.deepEqual({ btmon, tshark }, { btmon: left.passed.length, tshark: left.passed.length });
    console.log(`radio-bluez: ${sent} frames of ours among ${left.passed.length} read by btmon and tshark`);
  });
});
