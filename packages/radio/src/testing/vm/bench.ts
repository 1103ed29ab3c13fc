/** What scenarios inside the machine stand on, and how they are run: in order, each told of as it ends. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { toHex } from "@bluezone/protocol/bytes";
import type { AdapterNeeds } from "../../host/needs.ts";
import { openAdapter } from "../../host/open-adapter.ts";
import { type TestRadio, testRadio } from "../radio.ts";
import { openShell, type Program, plugControllers, type Shell, startDaemon } from "./bluez.ts";
import { OUTCOMES, type Outcome, PACKETS, SHARED } from "./shared.ts";

/** What stands while the scenarios run. */
export interface Bench {
  controllers: Program;
  /** The shell of BlueZ's daemon; both start when it is first asked for. */
  daemon(): Promise<Shell>;
  /** A radio of ours on an adapter of the kernel; closed when its scenario ends. */
  radio(adapter: string, needs?: Partial<AdapterNeeds>): TestRadio;
}
/** Gives what was counted, in words. */
export type Scenario = (bench: Bench) => Promise<string>;

/** Scenarios by their titles. */
export type Scenarios = Readonly<Record<string, Scenario>>;

/** Runs all until one fails, tells of each as it ends, and ends the program: those after it would stand on what it left. */
export async function runAll(scenarios: Scenarios): Promise<never> {
  const radios: TestRadio[] = [];
  let shell: Shell | undefined;
  const bench: Bench = {
    controllers: plugControllers(),
    async daemon() {
      if (!shell) await startDaemon();
      shell ??= openShell();
      return shell;
    },
    radio(adapter, needs = {}) {
      const made = testRadio(openAdapter(adapter), needs);
      radios.push(made);
      return made;
    },
  };
  const calm = async () => {
    await shell?.say(["scan off", "advertise off", "power off"], /Changing power off succeeded|No default/);
    for (const { adapter } of radios) await adapter.close();
  };
  for (const [title, scenario] of Object.entries(scenarios)) {
    const from = performance.now();
    const result = await scenario(bench)
      .finally(calm)
      .then(
        (says) => ({ says }),
        (fault: Error) => ({ fault: `${fault.stack}` }),
      );
    const packets = radios
      .splice(0)
      .flatMap(({ passed }) => passed.map((one) => JSON.stringify({ ...one, packet: toHex(one.packet) })));
    appendFileSync(join(SHARED, PACKETS), packets.map((line) => `${line}\n`).join(""));
    const outcome: Outcome = { title, seconds: (performance.now() - from) / 1_000, ...result };
    appendFileSync(join(SHARED, OUTCOMES), `${JSON.stringify(outcome)}\n`);
    if (outcome.fault !== undefined) break;
  }
  process.exit(0);
}
