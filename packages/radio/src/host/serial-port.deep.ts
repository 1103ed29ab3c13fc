/**
 * radio-serial: our host behind a serial port of the kernel, a terminal that socat joins to BlueZ's emulator. It proves that H4
 * passes a terminal unchanged and that a pulled or taken port is survived; it proves nothing about a real UART's speed or wires.
 */
import assert from "node:assert/strict";
import { symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { encodeAdvert, encodePayload, encodeScanResponse } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { bear } from "../gatt/bearer.ts";
import { AttributeClient } from "../gatt/client.ts";
import { exchange } from "../gatt/exchange.ts";
import { Inbox, serveLink, type WrittenPayload } from "../gatt/link-service.ts";
import { startEmulator, withoutEmulator } from "../testing/btvirt.ts";
import { openTerminal, withoutTerminals } from "../testing/pty.ts";
import { DRIVE, withoutGhost } from "../testing/quirks.ts";
import { type TestRadio, testRadio } from "../testing/radio.ts";
import { understood } from "../testing/understood.ts";
import type { AirFrame } from "./air-state.ts";
import { serialPort } from "./serial-port.ts";
import { systemTiming } from "./system.ts";
import { unixSocket } from "./unix-socket.ts";

const payload = (n: number) => ({ rpi: new Uint8Array(16).fill(n), aem: new Uint8Array(4).fill(n) });
const frame = (n: number): AirFrame => ({
  advert: encodeAdvert(payload(n).rpi),
  scanResponse: encodeScanResponse(payload(n)),
  until: Milliseconds(systemTiming.now() + 600_000),
});
async function until(what: string, holds: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!holds()) {
    assert.ok(performance.now() < end, `in 20 s it did not come to be that ${what}`);
    await wait(10);
  }
}
const heardOf = ({ heard }: TestRadio, n: number) =>
  withoutGhost(heard).filter(({ data, response }) => !response && toHex(data) === toHex(frame(n).advert));
const failures = ({ told }: TestRadio) =>
  told.flatMap((event) => (event.is === "failed" ? [event.code] : []));

const why = withoutEmulator() ?? withoutTerminals();
if (why) test("radio-serial", { skip: `needs btvirt and socat: ${why}` }, () => {});
describe("radio-serial", { skip: why !== undefined }, () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  /** An emulator, a radio at its socket, and a name for a serial port that can be plugged in and pulled. */
  async function bench() {
    const emulator = await startEmulator();
    closing.push(emulator.close);
    const path = join(emulator.socket, "..", "tty");
    let pull = async () => {};
    closing.push(() => pull());
    const plug = async () => {
      const terminal = await openTerminal(emulator.socket);
      symlinkSync(terminal.path, path);
      pull = async () => {
        pull = async () => {};
        unlinkSync(path);
        await terminal.close();
      };
    };
    const radio = (open: Parameters<typeof testRadio>[0], needs: Parameters<typeof testRadio>[1] = {}) => {
      const made = testRadio(open, { drive: DRIVE, ...needs });
      closing.push(() => made.adapter.close());
      return made;
    };
    return { path, plug, pull: () => pull(), radio, socket: unixSocket(emulator.socket) };
  }

  test("an advert and an exchange pass a serial port byte by byte", async () => {
    const { path, plug, radio, socket } = await bench();
    await plug();
    const written: WrittenPayload[] = [];
    const inbox = new Inbox((one) => written.push(one));
    const atPort = radio(serialPort(path, 115_200), {
      accepted: (link) => bear(link, serveLink(link, () => encodePayload(payload(1)), inbox).answer),
    });
    const atSocket = radio(socket);
    for (const [n, { adapter }] of [atPort, atSocket].entries()) {
      adapter.broadcast(frame(n + 1));
      adapter.listen({ active: true });
    }
    await until(
      "each heard the other",
      () => heardOf(atSocket, 1).length > 0 && heardOf(atPort, 2).length > 0,
    );
    for (const { response, data } of withoutGhost(atPort.heard))
      assert.equal(toHex(data), toHex(response ? frame(2).scanResponse : frame(2).advert));
    const { address } = heardOf(atSocket, 1)[0]!;
    const link = await atSocket.adapter.connect({ address, random: true }, Seconds(5));
    const client = new AttributeClient(link, systemTiming, () => undefined);
    assert.deepEqual(await exchange(client, encodePayload(payload(2))), {
      is: "payload",
      payload: encodePayload(payload(1)),
      written: true,
    });
    await until("it was written", () => written.length === 1);
    assert.deepEqual(written[0]!.payload, encodePayload(payload(2)));
    assert.deepEqual([...failures(atPort), ...failures(atSocket)], []);
  });

  test("a port that is not there, then is, then is pulled, then is back: each time it goes on by itself", async () => {
    const { path, plug, pull, radio, socket } = await bench();
    const [atPort, atSocket] = [radio(serialPort(path)), radio(socket)];
    atPort.adapter.broadcast(frame(1));
    atSocket.adapter.listen({ active: false });
    for (let times = 0; times < 2; times++) {
      await until("it is missed", () => failures(atPort).length > 0);
      assert.deepEqual([...new Set(failures(atPort))], ["gone"]);
      await plug();
      await until("it is heard", () => heardOf(atSocket, 1).length > 1);
      assert.equal(atPort.told.at(-1)?.is, "up");
      for (const kept of [atPort.told, atSocket.heard]) kept.length = 0;
      await pull();
    }
  });

  test("a port that another program has is busy, and ours as soon as it is free", async () => {
    const { path, plug, radio } = await bench();
    await plug();
    const other = await serialPort(path)({ bytes: () => {}, closed: () => {} });
    const atPort = radio(serialPort(path));
    await until("two tries failed", () => failures(atPort).length === 2);
    assert.deepEqual(failures(atPort), ["busy", "busy"]);
    other.close();
    await until("it is up", () => atPort.adapter.isUp);
    assert.ok(failures(atPort).every((code) => code === "busy"));
  });

  test("btmon and tshark understand every frame that the radios sent", (t) => understood(t, 30));
});
