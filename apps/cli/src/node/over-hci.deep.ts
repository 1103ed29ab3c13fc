/** Only here: a whole node takes an adapter of the Linux kernel, loses it and gives it back, beside BlueZ's daemon.
 * radio-node-hci: `bluezone node` on the kernel's own adapters (`--adapter hci0`), in a virtual machine with Debian's kernel and
 * BlueZ's daemon. The controllers are BlueZ's virtual ones: it says nothing about a Raspberry Pi, real adapters or distance. What
 * is tried stands in `testing/vm-scenarios.ts`; here it is only started and read.
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { before, describe, test } from "node:test";
import { rootOf } from "@bluezone/keys/config/compose";
import { type MachineRun, machineKernel, tryInMachine } from "@bluezone/radio/testing/vm/in-machine";
import type { Kernel } from "@bluezone/radio/testing/vm/kernel";
import { generateKeyPem, signerFromPem } from "@bluezone/server-kit/keys/signer";
import { ROOT, SCENARIOS, words } from "./testing/vm-scenarios.ts";

/** Runs the program of its words, and tells it to stop. */
const FOR_A_MOMENT = `setTimeout(() => process.kill(process.pid, "SIGTERM"), 4_000); import(process.argv[1])`;

const kernel = machineKernel();
const why = typeof kernel === "string" ? kernel : undefined;
if (why) test("radio-node-hci", { skip: `needs a virtual machine with Debian's kernel: ${why}` }, () => {});
describe("radio-node-hci", { skip: why !== undefined }, () => {
  let left: MachineRun;

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), "bluezone-node-"));
    const root = JSON.stringify(rootOf(signerFromPem(generateKeyPem(), "config-root")));
    const file = join(folder, ROOT);
    writeFileSync(file, root);
    try {
      left = await tryInMachine(kernel as Kernel, {
        name: "radio-node-hci",
        program: resolve(import.meta.dirname, "testing/vm-scenarios.ts"),
        scenarios: Object.keys(SCENARIOS).length,
        warm: [["-e", FOR_A_MOMENT, "--", ...words("unix:/nowhere", join(folder, "data"), file)]],
        files: { [ROOT]: root },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  for (const title of Object.keys(SCENARIOS))
    test(title, () => {
      const outcome = left.outcomes.find((one) => one.title === title);
      assert.ok(outcome, `it never came to an end; ${left.said}`);
      assert.equal(outcome.fault, undefined, `${outcome.fault}\n${left.said}`);
    });
});
