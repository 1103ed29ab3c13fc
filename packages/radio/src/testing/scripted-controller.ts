/**
 * A double of a controller: it answers each command as a script says, "success" unless told otherwise, and refuses with 0x0C what
 * the specification forbids in its state. It has no air: what is heard and who connects is said by the test. It proves how the
 * host copes with a controller, never how a controller behaves; that is what `btvirt.ts` is for.
 */
import { type AclFragment, encodeAcl, readAcl } from "../hci/acl.ts";
import { setAdvertisingEnable, setAdvertisingParameters } from "../hci/advertising-commands.ts";
import { readCommand } from "../hci/command.ts";
import { COMMANDS } from "../hci/commands.ts";
import {
  createConnection,
  createExtendedConnection,
  disconnect,
  readRssi,
} from "../hci/connection-commands.ts";
import { encodeEvent } from "../hci/event.ts";
import { setExtendedEnable, setExtendedParameters } from "../hci/extended-advertising-commands.ts";
import { ACL, COMMAND, EVENT, encodeH4, H4Reader } from "../hci/h4.ts";
import {
  setExtendedScanEnable,
  setExtendedScanParameters,
  setScanEnable,
  setScanParameters,
} from "../hci/scan-commands.ts";
import {
  readBufferSize,
  readLeFeatures,
  readSharedBufferSize,
  reset,
  setRandomAddress,
} from "../hci/setup-commands.ts";
import { DISALLOWED, OK, RadioFault } from "../hci/status.ts";
import type { OpenTransport, TransportListener } from "../host/ports.ts";
import { keepFrame } from "./frames.ts";

/** What becomes of a command: a status, or no answer at all. */
export type Answer = number | "silence";

type NamedCommand = { readonly name: string; readonly opcode: number };
/** A command that came. */
export type ReceivedCommand = { readonly name: string; readonly parameters: Uint8Array };

/** What stands behind a status of success, by opcode; nothing for all others. */
const RETURNS: Readonly<Record<number, (parameters: Uint8Array) => readonly number[]>> = {
  [readBufferSize.opcode]: () => [27, 0, 3],
  [readSharedBufferSize.opcode]: () => [20, 0, 0, 2, 0, 0, 0],
  [setExtendedParameters.opcode]: () => [0],
  [readRssi.opcode]: ([low = 0, high = 0]) => [low, high, 0xc4],
};

/** Switches: what is on after a command whose first byte is 1. */
const SWITCHES: Readonly<Record<number, "advertising" | "set" | "scanning">> = {
  [setAdvertisingEnable.opcode]: "advertising",
  [setExtendedEnable.opcode]: "set",
  [setScanEnable.opcode]: "scanning",
  [setExtendedScanEnable.opcode]: "scanning",
};
/** What must be off for a command (§7.8.4, §7.8.5, §7.8.10, §7.8.53, §7.8.64). */
const FORBIDDEN: Readonly<Record<number, readonly string[]>> = {
  [setRandomAddress.opcode]: ["advertising", "scanning", "initiating"],
  [setAdvertisingParameters.opcode]: ["advertising"],
  [setExtendedParameters.opcode]: ["set"],
  [setScanParameters.opcode]: ["scanning"],
  [setExtendedScanParameters.opcode]: ["scanning"],
};
const CALLS: readonly number[] = [createConnection.opcode, createExtendedConnection.opcode];

export class ScriptedController {
  /** Every command that came, in order. */
  readonly came: ReceivedCommand[] = [];
  /** Every fragment that came, in order. */
  readonly fragments: AclFragment[] = [];
  /** What is on the air. */
  readonly on = new Set<string>();
  /** What it says that it can. */
  readonly features = new Uint8Array(8);
  /** Whether links of both kinds of Bluetooth share its buffers. */
  sharesBuffers = false;
  /** Whether it says that it takes more data as soon as it got some. */
  drains = true;
  /** Whether the adapter is plugged in. */
  plugged = true;
  #listener: TransportListener | undefined;
  readonly #script: { readonly name: string; readonly answer: Answer }[] = [];

  /** The next command of this name is answered so; then the next of them. */
  next({ name }: NamedCommand, ...answers: readonly Answer[]): void {
    for (const answer of answers) this.#script.push({ name, answer });
  }

  /** Names of the commands that came since the last call. */
  names(): string[] {
    return this.came.splice(0).map(({ name }) => name);
  }

  /** An event as a controller would send it. */
  tell(body: Uint8Array): void {
    this.send(encodeH4({ kind: EVENT, body }));
  }
  /** Data of a peer. */
  data(fragment: AclFragment): void {
    this.send(encodeH4({ kind: ACL, body: encodeAcl(fragment) }));
  }
  /** Any bytes. */
  send(bytes: Uint8Array): void {
    this.#listener?.bytes(bytes);
  }
  /** A stranger, or a peer that was called, connects. */
  connect(handle: number, role: number, peerAddress: Uint8Array): void {
    this.on.delete("initiating");
    this.on.delete("advertising");
    this.on.delete("set");
    this.tell(
      encodeEvent("connected", {
        status: OK,
        handle,
        role,
        peerAddressType: 1,
        peerAddress,
        interval: 24,
        latency: 0,
        supervisionTimeout: 400,
        clockAccuracy: 0,
      }),
    );
  }
  /** The adapter is pulled out. */
  unplug(): void {
    this.plugged = false;
    const listener = this.#listener;
    this.#listener = undefined;
    this.on.clear();
    listener?.closed();
  }

  readonly open: OpenTransport = async (listener) => {
    if (!this.plugged) throw new RadioFault("gone", "there is no adapter");
    this.#listener = listener;
    this.on.clear();
    const reader = new H4Reader(undefined, [COMMAND, ACL]);
    return {
      send: (packet) => {
        keepFrame(packet);
        for (const { kind, body } of reader.push(packet))
          if (kind === COMMAND) this.#command(body);
          else this.#data(body);
      },
      close: () => {
        if (this.#listener === listener) this.#listener = undefined;
      },
    };
  };

  #data(body: Uint8Array): void {
    const fragment = readAcl(body);
    this.fragments.push(fragment);
    if (this.drains)
      queueMicrotask(() =>
        this.tell(encodeEvent("packetsDone", { links: [{ handle: fragment.handle, count: 1 }] })),
      );
  }

  #command(body: Uint8Array): void {
    const { opcode, parameters } = readCommand(body);
    const known = COMMANDS.find((one) => one.opcode === opcode);
    if (!known) throw new Error(`nobody sends opcode ${opcode}`);
    this.came.push({ name: known.name, parameters });
    const at = this.#script.findIndex(({ name }) => name === known.name);
    const scripted = at < 0 ? undefined : this.#script.splice(at, 1)[0]?.answer;
    const forbidden = FORBIDDEN[opcode]?.some((what) => this.on.has(what)) ?? false;
    const status = scripted ?? (forbidden ? DISALLOWED : OK);
    if (status === "silence") return;
    if (status === OK) this.#done(opcode, parameters);
    const answer =
      known.answer === "status"
        ? encodeEvent("commandStatus", { status, packets: 1, opcode })
        : encodeEvent("commandComplete", {
            packets: 1,
            opcode,
            returns: Uint8Array.from([status, ...(status === OK ? this.#returns(opcode, parameters) : [])]),
          });
    queueMicrotask(() => {
      this.tell(answer);
      if (opcode === disconnect.opcode && status === OK)
        this.tell(
          encodeEvent("disconnected", {
            status: OK,
            handle: parameters[0]! | (parameters[1]! << 8),
            reason: 0x16,
          }),
        );
    });
  }

  #returns(opcode: number, parameters: Uint8Array): Iterable<number> {
    if (opcode === readLeFeatures.opcode) return this.features;
    if (opcode === readBufferSize.opcode && this.sharesBuffers) return [0, 0, 0];
    return RETURNS[opcode]?.(parameters) ?? [];
  }

  #done(opcode: number, parameters: Uint8Array): void {
    if (opcode === reset.opcode) this.on.clear();
    if (CALLS.includes(opcode)) this.on.add("initiating");
    const what = SWITCHES[opcode];
    if (what && parameters[0] === 1) this.on.add(what);
    else if (what) this.on.delete(what);
  }
}
