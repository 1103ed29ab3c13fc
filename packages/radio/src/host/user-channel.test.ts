/** The user channel over a double of the library's socket: what each of the kernel's answers means, and that a vanished adapter is noticed. */
import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { Milliseconds } from "@bluezone/protocol/time";
import { RadioFault } from "../hci/status.ts";
import { manualTiming } from "../testing/manual-timing.ts";
import { type UserSocket, userChannel } from "./user-channel.ts";

/** A socket that refuses or binds as it is told, and remembers what it was asked for. */
class ScriptedSocket extends EventEmitter implements UserSocket {
  readonly asked: string[] = [];
  refuses: Error | undefined;
  /** The library throws a refused bind, and emits that there is no Bluetooth at all. */
  emits = false;
  bindUser(index: number) {
    this.asked.push(`bind ${index}`);
    if (this.refuses && this.emits) this.emit("error", this.refuses);
    else if (this.refuses) throw this.refuses;
  }
  start() {
    this.asked.push("start");
  }
  stop() {
    this.asked.push("stop");
  }
  write(packet: Buffer) {
    this.asked.push(`write ${packet.toString("hex")}`);
  }
}

function channel() {
  const timing = manualTiming();
  const sockets: ScriptedSocket[] = [];
  const told: string[] = [];
  const adapter = { birth: 7 as number | undefined, refuses: undefined as Error | undefined, emits: false };
  const open = userChannel(3, {
    timing,
    makeSocket: async () => {
      const socket = Object.assign(new ScriptedSocket(), { refuses: adapter.refuses, emits: adapter.emits });
      sockets.push(socket);
      return socket;
    },
    birthOf: async (index) => (index === 3 ? adapter.birth : undefined),
  });
  const listener = {
    bytes: (bytes: Uint8Array) => void told.push(Buffer.from(bytes).toString("hex")),
    closed: () => void told.push("closed"),
  };
  return { adapter, timing, sockets, told, open: () => open(listener) };
}

test("whole packets go to the kernel's adapter of that number, and come from it", async () => {
  const { open, sockets, told } = channel();
  const line = await open();
  line.send(Uint8Array.of(9, 1, 3, 0x0c, 0, 9).subarray(1, 5));
  sockets[0]!.emit("data", Buffer.from("040e", "hex"));
  assert.deepEqual(sockets[0]!.asked, ["bind 3", "start", "write 01030c00"]);
  assert.deepEqual(told, ["040e"]);
  line.close();
  line.close();
  line.send(Uint8Array.of(1));
  sockets[0]!.emit("data", Buffer.from("05", "hex"));
  assert.deepEqual(sockets[0]!.asked.slice(3), ["stop"]);
  assert.deepEqual(told, ["040e"]);
});

for (const [message, code, hint, why] of [
  ["Device or resource busy", "busy", /bluetoothd/, undefined],
  ["Too many users", "busy", /another program/, undefined],
  ["Operation not permitted", "denied", /CAP_NET_ADMIN/, undefined],
  ["Operation not possible due to RF-kill", "denied", /rfkill/, undefined],
  ["No such device", "gone", /hci3: No such device$/, "no-adapter"],
  ["Address family not supported by protocol", "gone", /no Bluetooth/, "no-bluetooth"],
] as const)
  test(`"${message}" is ${code}, and the next try binds the same socket`, async () => {
    const { open, adapter, sockets } = channel();
    adapter.refuses = new Error(message);
    adapter.emits = code === "gone";
    for (let tries = 0; tries < 3; tries++)
      await assert.rejects(open(), (fault) => {
        assert.ok(fault instanceof RadioFault);
        assert.match(fault.message, hint);
        return fault.code === code && fault.why === why;
      });
    sockets[0]!.refuses = undefined;
    await open();
    assert.equal(sockets.length, 1);
    assert.deepEqual(sockets[0]!.asked, ["bind 3", "bind 3", "bind 3", "bind 3", "start"]);
  });

test("an adapter that vanishes is noticed though its socket is quiet, and so is another one in its place", async () => {
  for (const becomes of [undefined, 8]) {
    const { open, adapter, timing, sockets, told } = channel();
    await open();
    await timing.pass(Milliseconds(5_000));
    assert.deepEqual(told, []);
    adapter.birth = becomes;
    await timing.pass(Milliseconds(500));
    assert.deepEqual(told, ["closed"]);
    assert.equal(sockets[0]!.asked.at(-1), "stop");
    assert.equal(timing.waiting, 0);
    await open();
    assert.equal(sockets.length, 2);
  }
});

test("a packet that cannot be written ends the line, once", async () => {
  const { open, timing, sockets, told } = channel();
  await open();
  sockets[0]!.emit("error", new Error("Broken pipe"));
  sockets[0]!.emit("error", new Error("Broken pipe"));
  assert.deepEqual(told, ["closed"]);
  await timing.pass(Milliseconds(5_000));
  assert.deepEqual(told, ["closed"]);
});

test("without the library the fault says which one is not there", async () => {
  const open = userChannel(0, {
    timing: manualTiming(),
    makeSocket: () => Promise.reject(new Error("Cannot find package")),
    birthOf: async () => undefined,
  });
  await assert.rejects(
    open({ bytes: () => {}, closed: () => {} }),
    (fault) =>
      fault instanceof RadioFault &&
      fault.code === "gone" &&
      fault.why === "no-library" &&
      /bluetooth-hci-socket is not there/.test(fault.message),
  );
});
