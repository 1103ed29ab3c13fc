/**
 * A line over the user channel of Linux (HCI_CHANNEL_USER): the kernel hands a whole adapter to one program and keeps its own
 * stack off it. Needs CAP_NET_ADMIN, and that nobody has the adapter: `bluetoothd` must leave it powered off or not run.
 *
 * The socket comes from `@stoprocent/bluetooth-hci-socket`, an optional dependency that is loaded when such a line is opened.
 */
import { stat } from "node:fs/promises";
import { type Duration, Milliseconds } from "@bluezone/protocol/time";
import { type GoneReason, RadioFault, type RadioFaultCode } from "../hci/status.ts";
import type { OpenTransport, Timing } from "./ports.ts";
import { systemTiming } from "./system.ts";

/** What we use of the library's native socket. */
export interface UserSocket {
  /** Throws an Error whose message is the kernel's, such as "Device or resource busy"; its code is not told. */
  bindUser(index: number): unknown;
  start(): void;
  /** Holds up the whole program for up to a second, until its reading thread looks up. */
  stop(): void;
  write(packet: Buffer): void;
  on(event: "data", then: (bytes: Uint8Array) => void): unknown;
  on(event: "error", then: (error: Error) => void): unknown;
  removeAllListeners(): unknown;
}

/** What a user channel is given from outside. */
export interface UserChannelNeeds {
  readonly timing: Timing;
  /** Makes a socket. Rejects when the library is not there. */
  readonly makeSocket: () => Promise<UserSocket>;
  /** A number that is another one for each time that the adapter is plugged in; undefined while it is not there. */
  readonly birthOf: (index: number) => Promise<number | undefined>;
}

/** How often we look whether the adapter is still there: its socket never says that it is not. */
const LOOK: Duration = Milliseconds(500);

/** What the kernel's words mean. */
const MEANINGS: readonly (readonly [said: RegExp, code: RadioFaultCode, hint: string, why?: GoneReason])[] = [
  [/busy|too many users|in progress/i, "busy", "another program has it; stop bluetoothd or power it off"],
  [/not permitted|permission/i, "denied", "give this program CAP_NET_ADMIN"],
  [/rf-?kill/i, "denied", "it is blocked: rfkill unblock bluetooth"],
  [/address family/i, "gone", "this kernel has no Bluetooth", "no-bluetooth"],
  [/no such device/i, "gone", "", "no-adapter"],
];
const faultOf = (index: number, { message }: Error): RadioFault => {
  const [, code, hint, why] = MEANINGS.find(([said]) => said.test(message)) ?? [
    undefined,
    "gone" as const,
    "",
  ];
  return new RadioFault(code, `hci${index}: ${message}${hint && `; ${hint}`}`, undefined, why);
};

/**
 * Sockets that were in use. The library's thread closes the descriptor, and its destructor closes the same number again, which may
 * be another file by then: none of them must be collected (2.3.0, read in its source).
 */
const USED: UserSocket[] = [];

async function makeSocket(): Promise<UserSocket> {
  const library = await import("@stoprocent/bluetooth-hci-socket");
  const Socket = library.loadDriver("native");
  return new Socket() as unknown as UserSocket;
}

/** In sysfs the folder of an adapter is made anew, under another number, whenever it is plugged in. */
const birthOf = (index: number): Promise<number | undefined> =>
  stat(`/sys/class/bluetooth/hci${index}`).then(
    ({ ino }) => ino,
    () => undefined,
  );

const SYSTEM: UserChannelNeeds = { timing: systemTiming, makeSocket, birthOf };

/**
 * Opens adapter `hci<index>`. Rejects with RadioFault: `busy` while somebody else has it, `denied` without the right to, `gone`
 * when it, Bluetooth or the library is not there.
 */
export function userChannel(index: number, { timing, makeSocket, birthOf } = SYSTEM): OpenTransport {
  // A socket that could not be bound is bound the next time: nothing else would close it.
  let unbound: UserSocket | undefined;
  return async (listener) => {
    unbound ??= await makeSocket().catch((error: Error) => {
      throw new RadioFault(
        "gone",
        `@stoprocent/bluetooth-hci-socket is not there: ${error.message}`,
        undefined,
        "no-library",
      );
    });
    const socket = unbound;
    const born = await birthOf(index);
    let refused: Error | undefined;
    socket.removeAllListeners();
    socket.on("error", (error) => {
      refused ??= error;
    });
    try {
      socket.bindUser(index);
    } catch (error) {
      refused = error as Error;
    }
    if (refused) throw faultOf(index, refused);
    unbound = undefined;

    let open = true;
    let stopLooking = () => {};
    const end = () => {
      open = false;
      stopLooking();
      USED.push(socket);
      socket.stop();
    };
    const gone = () => {
      if (!open) return;
      end();
      listener.closed();
    };
    socket.removeAllListeners();
    socket.on("error", gone);
    socket.on("data", (bytes) => {
      if (open) listener.bytes(bytes);
    });
    const look = () => {
      stopLooking = timing.after(LOOK, async () => {
        if ((await birthOf(index)) !== born) gone();
        else if (open) look();
      });
    };
    look();
    socket.start();
    return {
      send: (packet) => {
        if (open) socket.write(Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength));
      },
      close: () => {
        if (open) end();
      },
    };
  };
}
