/** What the scenarios run beside our own host inside the machine: virtual controllers, the message bus, BlueZ's daemon and its shell. */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SHARED, SHIM } from "./shared.ts";

/** How long anything may take to come to be: the machine is emulated, and its host may be busy. */
const PATIENCE = 30_000;

/** Waits until something holds. Throws when it does not in time, `patience` in milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patience = PATIENCE,
): Promise<void> {
  const end = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`in ${patience / 1_000} s it did not come to be that ${what}`);
    await wait(20);
  }
}

/** A program whose words are kept in a file that the host can read. */
export interface Program {
  /** What it wrote so far, without colours. */
  readonly said: () => string;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

export function startProgram(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(name, args, { env: { ...process.env, ...env }, stdio: "pipe" });
  const file = createWriteStream(join(SHARED, `${name.split("/").at(-1)}.log`), { flags: "a" });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
      said += text.replace(/\u001b\[[0-9;]*[a-zA-Z]|[\r\u0001\u0002]/g, "");
      file.write(text);
    });
  const ended = new Promise((done) => child.once("close", done));
  return {
    child,
    said: () => said,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Two virtual controllers of the kernel, hci0 and hci1. Stopping it unplugs them. */
export const plugControllers = (): Program => startProgram("btvirt", ["-l2"], { LD_PRELOAD: SHIM });

/** Plugins for sound, files and keyboards: the machine is slow. */
const UNUSED = "a2dp,avrcp,bap,bass,csip,hog,input,mcp,micp,midi,network,sap,vcp";

/** BlueZ's daemon with its message bus. It takes no adapter by itself: one that it powers on cannot be ours. */
export async function startDaemon(): Promise<void> {
  mkdirSync("/run/dbus", { recursive: true });
  startProgram("dbus-daemon", ["--system", "--nofork", "--nopidfile"]);
  writeFileSync("/run/bluetooth.conf", "[General]\nControllerMode=le\n[Policy]\nAutoEnable=false\n");
  await until("there is a message bus", () => existsSync("/run/dbus/system_bus_socket"));
  startProgram("/usr/libexec/bluetooth/bluetoothd", ["-n", "-f", "/run/bluetooth.conf", "-P", UNUSED]);
}

/** BlueZ's shell, at adapter hci1. */
export interface Shell {
  /** Types lines, and waits until what it says after them matches. */
  say(lines: readonly string[], expected: RegExp): Promise<string>;
  /** All that it said so far, without colours. */
  readonly said: () => string;
  /** Waits until the daemon has the adapter, and powers it on. */
  powerOn(): Promise<void>;
}

/** Of adapter hci1: the emulator gives its controllers addresses in order. */
export const HCI1 = "00:AA:01:01:00:01";

/** Opens the shell of a daemon that is about to come up. */
export function openShell(): Shell {
  const { child, said } = startProgram("bluetoothctl", []);
  const type = (lines: readonly string[]) => child.stdin!.write(lines.map((line) => `${line}\n`).join(""));
  const shell: Shell = {
    said,
    async say(lines, expected) {
      const from = said().length;
      type(lines);
      let found: RegExpExecArray | null = null;
      await until(`"${lines.join("; ")}" is answered by ${expected}`, () => {
        found = expected.exec(said().slice(from));
        return found !== null;
      });
      return found![0];
    },
    async powerOn() {
      const from = said().length;
      await until("the daemon has hci1", () => {
        type([`show ${HCI1}`]);
        return wait(300).then(() => said().slice(from).includes(`Controller ${HCI1} (public)`));
      });
      await shell.say([`select ${HCI1}`, "power on"], /Changing power on succeeded[\s\S]*Powered: yes/);
    },
  };
  return shell;
}
