/**
 * A radio engine in another process, behind two pipes: what happened goes out as a line of JSON, what the radio is to do comes back as
 * lines, the last of them with when to ask again. Each question waits for its answer, so that to a live radio it is an engine like our
 * own. Our own is asked the same beside it, and both must say the same.
 */
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromHex, toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import {
  type EngineSettings,
  type RadioAction,
  RadioEngine,
  type RadioInput,
} from "../engine/radio-engine.ts";
import type { Engine, NamedIdentity } from "../live/live-radio.ts";

/** How long an answer may take; the first waits for a whole process to start, in an emulated machine at that. */
const PATIENCE: Duration = Seconds(60);
/** How long to sleep between two looks for an answer, in milliseconds. */
const LOOK = 1;

/** Bytes as hex, whatever holds them. */
const asLine = (value: unknown): string =>
  JSON.stringify(value, (_, one) => (one instanceof Uint8Array ? toHex(one) : one));
const plain = (value: unknown): unknown => JSON.parse(asLine(value));
/** The same whichever engine says it: records behind the rest, since a keeper is told of all of one step together. */
const inOrder = (actions: readonly RadioAction[]): readonly RadioAction[] => [
  ...actions.filter((one) => one.do !== "record"),
  ...actions.filter((one) => one.do === "record"),
];

type EngineLine = {
  readonly wake?: number | null;
  readonly payload?: string | null;
  readonly do?: string;
} & Record<string, unknown>;

/** An engine behind pipes. */
export interface PipedEngine extends Engine {
  /** Actions that both engines said so far. */
  readonly agreed: number;
  /** What they did not agree on first, in words. */
  readonly disagreement: string | undefined;
  close(): void;
}

/** Starts a program with two paths behind its words: it reads lines from the first and writes them to the second. */
export function pipedEngine(command: readonly string[], settings: EngineSettings): PipedEngine {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-engine-"));
  const [there, back] = ["there", "back"].map((name) => join(folder, name)) as [string, string];
  assert.equal(spawnSync("mkfifo", [there, back]).status, 0);
  // Open for both sides, so that opening waits for nobody.
  const out = openSync(there, constants.O_RDWR);
  const come = openSync(back, constants.O_RDWR | constants.O_NONBLOCK);
  const child: ChildProcess = spawn(command[0]!, [...command.slice(1), there, back], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const chunk = Buffer.alloc(65_536);
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  let held = "";
  function line(): EngineLine {
    const end = performance.now() + PATIENCE;
    while (!held.includes("\n")) {
      try {
        held += chunk.toString("latin1", 0, readSync(come, chunk));
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== "EAGAIN") throw fault;
        assert.ok(performance.now() < end, "the engine does not answer");
        Atomics.wait(asleep, 0, 0, LOOK);
      }
    }
    const at = held.indexOf("\n");
    const said = JSON.parse(held.slice(0, at)) as EngineLine;
    held = held.slice(at + 1);
    return said;
  }
  const ask = (at: Duration, what: object): void => {
    writeSync(out, `${asLine({ at, ...what })}\n`);
  };

  const own = new RadioEngine(settings);
  let table: readonly NamedIdentity[] = [];
  let agreed = 0;
  let disagreement: string | undefined;
  let wake: Duration | null = null;
  const bytes = (value: unknown): Uint8Array => fromHex(value as string);
  const READ: { readonly [Do in RadioAction["do"]]: (said: EngineLine) => RadioAction } = {
    advertise: ({ name }) => ({ do: "advertise", identity: table.find((one) => one.name === name)! }),
    silence: () => ({ do: "silence" }),
    scan: () => ({ do: "scan" }),
    rest: () => ({ do: "rest" }),
    call: (said) => ({ do: "call", address: bytes(said["address"]), own: bytes(said["own"]) }),
    record: ({ record }) => {
      const { address, advert, scanResponse, payload, ...rest } = record as Record<string, unknown>;
      return {
        do: "record",
        record: {
          ...(rest as { at: Duration; gap: Duration; count: number; meanRssi: number; bestRssi: number }),
          address: bytes(address),
          advert: bytes(advert),
          scanResponse: scanResponse === null ? null : bytes(scanResponse),
          payload: payload === null ? null : bytes(payload),
        },
      };
    },
  };
  ask(Milliseconds(0), settings);
  return {
    get agreed() {
      return agreed;
    },
    get disagreement() {
      return disagreement;
    },
    handle(at: Duration, input: RadioInput) {
      if (input.is === "identities") table = input.table as readonly NamedIdentity[];
      ask(at, input);
      const actions: RadioAction[] = [];
      for (let said = line(); ; said = line()) {
        if (said.do === undefined) {
          wake = said.wake === null ? null : Milliseconds(said.wake!);
          break;
        }
        actions.push(READ[said.do as RadioAction["do"]](said));
      }
      // What was due comes first there, as on a phone that slept.
      const due = own.wakeAt(at);
      const isLate = due !== null && due <= at && input.is !== "time";
      const expected = [...(isLate ? own.handle(at, { is: "time" }) : []), ...own.handle(at, input)];
      // Thrown here it would end whoever called from a timer.
      try {
        assert.deepEqual(plain(inOrder(actions)), plain(inOrder(expected)), `at ${at}, ${asLine(input)}`);
        assert.equal(wake, own.wakeAt(at));
      } catch (fault) {
        disagreement ??= String(fault);
      }
      agreed += actions.length;
      return actions;
    },
    wakeAt: () => wake,
    payload(at: Duration) {
      ask(at, { is: "payload" });
      const { payload } = line();
      // Where only the other one knows that a name is not written down yet, nobody is told.
      if (payload === null || payload === undefined) return null;
      if (payload !== toHex(own.payload(at) ?? new Uint8Array())) disagreement ??= `another payload at ${at}`;
      return bytes(payload);
    },
    close() {
      child.kill("SIGKILL");
      for (const one of [out, come]) closeSync(one);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
