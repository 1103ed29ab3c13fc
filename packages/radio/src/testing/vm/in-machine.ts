/** Scenarios in the machine, as a test outside starts and reads them. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fromHex } from "@bluezone/protocol/bytes";
import { Minutes } from "@bluezone/protocol/time";
import type { LoggedPacket } from "../../hci/btsnoop.ts";
import { buildShim, withoutEmulator } from "../btvirt.ts";
import { debianKernel, type Kernel, missing } from "./kernel.ts";
import { runInMachine } from "./machine.ts";
import { COMPILED, OUTCOMES, type Outcome, PACKETS, SHARED } from "./shared.ts";

/** What is to run. */
export interface Trial {
  /** Of the test, for its lines on the console. */
  readonly name: string;
  /** A file that runs scenarios when it is the program. */
  readonly program: string;
  /** Its words. */
  readonly words?: readonly string[];
  /** How many scenarios it has. */
  readonly scenarios: number;
  /** What else the machine will load, as calls of Node: run here first, what they compile need not be compiled in there. */
  readonly warm?: readonly (readonly string[])[];
  /** Files for the shared folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a run in the machine left. */
export interface MachineRun {
  readonly outcomes: readonly Outcome[];
  readonly passed: readonly LoggedPacket[];
  /** What the machine and the programs in it said, for who looks for a fault. */
  readonly said: string;
}

/** How long a machine may run: it ends by itself after a minute or two on an idle computer, after six beside other tests. */
const PATIENCE = Minutes(12);

/** The kernel of the machine, or why there can be none here. */
export function machineKernel(): Kernel | string {
  const absent = missing(["dbus-daemon", "bluetoothctl"]);
  return (
    withoutEmulator() ??
    (absent.length > 0 ? `${absent.join(" and ")} not installed` : undefined) ??
    debianKernel()
  );
}

/** Runs it, once more when not all went well: a busy computer may keep the machine waiting for longer than its programs do. */
export async function tryInMachine(kernel: Kernel, trial: Trial): Promise<MachineRun> {
  const { name, scenarios } = trial;
  const from = performance.now();
  const well = ({ outcomes }: MachineRun) => outcomes.filter(({ fault }) => fault === undefined).length;
  let left = await tryOnce(kernel, trial);
  if (well(left) < scenarios) {
    const faults = left.outcomes.map(({ title, fault }) => fault && `${title}: ${fault}`).filter(Boolean);
    console.log(`${name}: ${well(left)} of ${scenarios} in a first try\n${faults.join("\n")}\n${left.said}`);
    left = await tryOnce(kernel, trial);
  }
  for (const { title, says, seconds } of left.outcomes)
    console.log(`${name}: ${title}: ${says ?? "failed"}, ${seconds.toFixed(1)} s`);
  console.log(`${name}: the machine ran for ${((performance.now() - from) / 1_000).toFixed(0)} s`);
  return left;
}

async function tryOnce(
  kernel: Kernel,
  { program, words = [], warm = [], files = {} }: Trial,
): Promise<MachineRun> {
  const shared = mkdtempSync(join(tmpdir(), "bluezone-shared-"));
  try {
    buildShim(shared);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(shared, name), text);
    const load = `await import(${JSON.stringify(program)}); await import("@stoprocent/bluetooth-hci-socket")`;
    for (const call of [["--input-type=module", "-e", load], ...warm])
      spawnSync(process.execPath, call, {
        cwd: dirname(program),
        env: { ...process.env, NODE_COMPILE_CACHE: join(shared, COMPILED) },
        timeout: 20_000,
      });
    const command = [
      "env",
      `NODE_COMPILE_CACHE=${join(SHARED, COMPILED)}`,
      process.execPath,
      program,
      ...words,
    ];
    const ran = await runInMachine(kernel, shared, command, PATIENCE);
    const logs = readdirSync(shared).filter((name) => name.endsWith(".log"));
    return {
      outcomes: linesOf<Outcome>(join(shared, OUTCOMES)),
      passed: linesOf<LoggedPacket & { packet: string }>(join(shared, PACKETS)).map((one) => ({
        ...one,
        packet: fromHex(one.packet),
      })),
      said: [
        ["console", ran.console],
        ...logs.map((name) => [name, readFileSync(join(shared, name), "utf8")]),
      ]
        .map(([name, text = ""]) => `== the end of ${name}\n${text.slice(-2_000)}`)
        .join("\n"),
    };
  } finally {
    rmSync(shared, { recursive: true, force: true });
  }
}

const linesOf = <T>(file: string): T[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line) => (line === "" ? [] : JSON.parse(line)))
    : [];
