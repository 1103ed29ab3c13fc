import assert from "node:assert/strict";
import { test } from "node:test";
import { toHex } from "@bluezone/protocol/bytes";
import { type Duration, Milliseconds, Seconds } from "@bluezone/protocol/time";
import fc from "fast-check";
import { Metres } from "../air/distance.ts";
import { Dbm } from "../air/level.ts";
import { levelOf } from "../air/path.ts";
import { MEAN_PHONE } from "../air/phone-offsets.ts";
import { FIRST_RECEIVED } from "../hci/acl.ts";
import { setAdvertisingEnable } from "../hci/advertising-commands.ts";
import { type Command, encodeCommand } from "../hci/command.ts";
import { COMMANDS } from "../hci/commands.ts";
import { cancelConnection, createConnection, disconnect, readRssi } from "../hci/connection-commands.ts";
import { encodeEvent, type HciEvent, readEvent } from "../hci/event.ts";
import { COMMAND, EVENT, encodeH4, H4Reader } from "../hci/h4.ts";
import { CENTRAL, NO_RSSI, PERIPHERAL } from "../hci/le-events.ts";
import { setScanEnable, setScanParameters } from "../hci/scan-commands.ts";
import { reset, setRandomAddress } from "../hci/setup-commands.ts";
import { manualTiming, settled } from "../testing/manual-timing.ts";
import { ScriptedController } from "../testing/scripted-controller.ts";
import { filtered } from "./filter.ts";
import { Places } from "./places.ts";

const PEER = new Uint8Array(6).fill(0x42);
const STRANGER = new Uint8Array(6).fill(0x55);

/** Our radio `a` at 0 behind a filter; `b` at `metres`, known by PEER's address. */
async function behindFilter(metres: number) {
  const timing = manualTiming();
  const places = new Places(1);
  const move = (id: string, x: number) =>
    places.put(id, {
      position: { x: Metres(x), y: Metres(0) },
      carriage: "hand",
      offsets: MEAN_PHONE,
      place: "open-air",
    });
  move("a", 0);
  move("b", metres);
  places.turn("b", true);
  places.learn("b", PEER);
  const controller = new ScriptedController();
  const bodies: Uint8Array[] = [];
  let data = 0;
  const reader = new H4Reader();
  const line = await filtered(controller.open, { id: "a", places, timing })({
    bytes(bytes) {
      for (const { kind, body } of reader.push(bytes))
        if (kind === EVENT) bodies.push(body);
        else data += 1;
    },
    closed() {},
  });
  const say = async <P>(command: Command<P, unknown>, values: P) => {
    line.send(encodeH4({ kind: COMMAND, body: encodeCommand(command, values) }));
    await settled();
  };
  return {
    timing,
    places,
    controller,
    line,
    say,
    move,
    /** Events since the last look. */
    heard: (): HciEvent[] => bodies.splice(0).map(readEvent),
    /** The same as bytes. */
    bodies: () => bodies.splice(0).map(toHex),
    packets: () => data,
    report: (...addresses: readonly Uint8Array[]) =>
      controller.tell(
        encodeEvent("reports", {
          reports: addresses.map((address) => ({
            type: 0,
            addressType: 1,
            address,
            data: Uint8Array.of(2, 1, 6),
            rssi: NO_RSSI,
          })),
        }),
      ),
    pass: async (length: Duration) => {
      await timing.pass(length);
      await settled();
    },
  };
}

const call = {
  scanInterval: 48,
  scanWindow: 48,
  filterPolicy: 0,
  peerAddressType: 1,
  peerAddress: PEER,
  ownAddressType: 1,
  intervalMin: 24,
  intervalMax: 24,
  latency: 0,
  supervisionTimeout: 400,
  eventMin: 0,
  eventMax: 0,
};

test("a report carries the level of its way and nothing else of it is changed", async () => {
  const { report, heard, places } = await behindFilter(2);
  const path = places.path("a", "b", 0)!;
  report(PEER);
  const data = Uint8Array.of(2, 1, 6);
  const rssi = Dbm(levelOf(path, 0));
  assert.deepEqual(heard(), [
    { is: "reports", reports: [{ type: 0, addressType: 1, address: PEER, data, rssi }] },
  ]);
});

test("extended reports too, and a scan response has its advert's level", async () => {
  const { controller, heard } = await behindFilter(2);
  const one = {
    addressType: 1,
    address: PEER,
    primaryPhy: 1,
    secondaryPhy: 0,
    sid: 0xff,
    txPower: 127,
    rssi: NO_RSSI,
    periodicInterval: 0,
    directAddressType: 0,
    directAddress: new Uint8Array(6),
    data: Uint8Array.of(2, 1, 6),
  };
  for (const type of [0x13, 0x1b])
    controller.tell(encodeEvent("extendedReports", { reports: [{ ...one, type }] }));
  const levels = heard().flatMap((event) =>
    event.is === "extendedReports" ? event.reports.map(({ rssi }) => rssi) : [],
  );
  assert.equal(levels.length, 2);
  assert.equal(levels[0], levels[1]);
  assert.ok(levels[0]! < -50 && levels[0]! > -95, String(levels[0]));
});

test("of several reports in an event those within reach are left; of one that is out of reach, nothing", async () => {
  const { report, heard, move } = await behindFilter(80);
  report(PEER);
  assert.deepEqual(heard(), []);
  report(PEER, STRANGER);
  const [event] = heard();
  assert.ok(event?.is === "reports");
  assert.deepEqual(
    event.reports.map(({ address, rssi }) => [address, rssi]),
    [[STRANGER, NO_RSSI]],
  );
  move("b", 1);
  report(PEER);
  assert.equal(heard().length, 1);
});

test("the register learns addresses from the commands that pass, and who is on the air", async () => {
  const { say, places, line, controller } = await behindFilter(2);
  await say(setRandomAddress, { address: STRANGER });
  assert.equal(places.whose(STRANGER), "a");
  assert.deepEqual(controller.names(), ["LE Set Random Address"]);
  assert.ok(places.path("b", "a", 0));
  line.close();
  assert.equal(places.path("b", "a", 0), null);
});

test("the scan window of the host is obeyed", async () => {
  const { say, report, heard, pass } = await behindFilter(1);
  // 30 ms of 300 ms.
  await say(setScanParameters, { type: 0, interval: 480, window: 48, ownAddressType: 1, filterPolicy: 0 });
  await say(setScanEnable, { enable: 1, filterDuplicates: 0 });
  heard();
  const came: boolean[] = [];
  for (let ms = 0; ms < 600; ms += 20) {
    report(PEER);
    came.push(heard().length > 0);
    await pass(Milliseconds(20));
  }
  assert.deepEqual(
    came.flatMap((yes, i) => (yes ? i * 20 : [])),
    [0, 20, 300, 320],
  );
});

test("Read RSSI says the level of the link's way", async () => {
  const { say, controller, heard, places } = await behindFilter(3);
  controller.connect(5, CENTRAL, PEER);
  heard();
  await say(readRssi, { handle: 5 });
  const [event] = heard();
  assert.ok(event?.is === "commandComplete");
  const expected = Dbm(levelOf(places.path("a", "b", 0)!, 0));
  assert.deepEqual([...event.returns], [0, 5, 0, expected & 0xff]);
});

test("a link out of reach dies of its time-out, the controller is made to end it, and the host hears of it once", async () => {
  const { controller, heard, move, pass, say } = await behindFilter(1);
  controller.connect(5, CENTRAL, PEER);
  await pass(Seconds(20));
  assert.deepEqual(
    heard().map(({ is }) => is),
    ["connected"],
    "near by it lives",
  );
  move("b", 70);
  await pass(Milliseconds(3_900));
  assert.deepEqual(heard(), []);
  await pass(Milliseconds(400));
  assert.deepEqual(heard(), [{ is: "disconnected", status: 0, handle: 5, reason: 0x08 }]);
  assert.deepEqual(controller.names(), ["Disconnect"]);
  await pass(Seconds(10));
  assert.deepEqual(heard(), []);
  await say(reset, {});
  assert.equal(heard().length, 1, "commands go on");
});

test("our own disconnect waits for the answer to the host's command", async () => {
  const { controller, heard, move, pass, say } = await behindFilter(1);
  controller.connect(5, CENTRAL, PEER);
  move("b", 70);
  controller.next(readRssi, "silence");
  await say(readRssi, { handle: 5 });
  await pass(Seconds(5));
  assert.deepEqual(controller.names(), ["Read RSSI"]);
  assert.equal(heard().at(-1)?.is, "disconnected");
  const returns = Uint8Array.of(0, 5, 0, 0xc4);
  controller.tell(encodeEvent("commandComplete", { packets: 1, opcode: readRssi.opcode, returns }));
  await settled();
  assert.deepEqual(controller.names(), ["Disconnect"]);
  assert.deepEqual(
    heard().map(({ is }) => is),
    ["commandComplete"],
  );
});

test("data waits while nothing comes through and arrives when the peer is back in time", async () => {
  const { controller, move, pass, packets, heard } = await behindFilter(1);
  controller.connect(5, PERIPHERAL, PEER);
  const fragment = { handle: 5, boundary: FIRST_RECEIVED, data: Uint8Array.of(1) };
  controller.data(fragment);
  assert.equal(packets(), 1);
  move("b", 70);
  await pass(Seconds(1));
  controller.data(fragment);
  assert.equal(packets(), 1);
  move("b", 1);
  await pass(Seconds(1));
  assert.equal(packets(), 2);
  assert.deepEqual(
    heard().map(({ is }) => is),
    ["connected"],
  );
});

test("a goodbye out of reach is not heard: the link dies of its time-out; a peer that died is like one out of reach, also when it has started again", async () => {
  const { controller, move, pass, heard, places } = await behindFilter(1);
  const goodbye = encodeEvent("disconnected", { status: 0, handle: 5, reason: 0x13 });
  controller.connect(5, PERIPHERAL, PEER);
  controller.tell(goodbye);
  assert.deepEqual(heard().at(-1), { is: "disconnected", status: 0, handle: 5, reason: 0x13 });
  controller.connect(5, PERIPHERAL, PEER);
  move("b", 70);
  await pass(Seconds(1));
  controller.tell(goodbye);
  assert.equal(heard().at(-1)?.is, "connected");
  await pass(Seconds(4));
  assert.deepEqual(heard(), [{ is: "disconnected", status: 0, handle: 5, reason: 0x08 }]);
  assert.deepEqual(controller.names(), [], "the controller has ended it already");
  move("b", 1);
  controller.connect(5, PERIPHERAL, PEER);
  places.turn("b", false);
  places.turn("b", true);
  await pass(Milliseconds(4_250));
  assert.deepEqual(heard().at(-1), { is: "disconnected", status: 0, handle: 5, reason: 0x08 });
  assert.deepEqual(controller.names(), ["Disconnect"]);
});

test("a link that the host ends is ended, wherever the peer is", async () => {
  const { controller, move, pass, heard, say } = await behindFilter(1);
  controller.connect(5, CENTRAL, PEER);
  move("b", 70);
  await pass(Seconds(1));
  await say(disconnect, { handle: 5, reason: 0x13 });
  assert.deepEqual(heard().at(-1), { is: "disconnected", status: 0, handle: 5, reason: 0x16 });
  await pass(Seconds(10));
  assert.deepEqual(heard(), []);
});

test("a call to somebody out of reach waits and is made when they come near", async () => {
  const { controller, say, heard, move, pass } = await behindFilter(70);
  await say(createConnection, call);
  assert.deepEqual(heard(), [
    { is: "commandStatus", status: 0, packets: 1, opcode: createConnection.opcode },
  ]);
  await pass(Seconds(5));
  assert.deepEqual(controller.names(), []);
  move("b", 1);
  await pass(Seconds(1));
  assert.deepEqual(controller.names(), ["LE Create Connection"]);
  assert.deepEqual(heard(), [], "that it began was told before");
  controller.connect(5, CENTRAL, PEER);
  assert.equal(heard()[0]?.is, "connected");
});

test("a waiting call that is called off ends as a controller ends it, and nothing reaches the controller", async () => {
  const { controller, say, heard, move, pass } = await behindFilter(70);
  await say(createConnection, call);
  heard();
  await say(cancelConnection, {});
  const [complete, connected] = heard();
  assert.ok(complete?.is === "commandComplete" && complete.returns[0] === 0);
  assert.ok(connected?.is === "connected" && connected.status === 0x02);
  move("b", 1);
  await pass(Seconds(2));
  assert.deepEqual(controller.names(), []);
});

test("a call within reach goes to the controller at once, and what the controller refuses later comes as an end", async () => {
  const near = await behindFilter(1);
  await near.say(createConnection, call);
  assert.deepEqual(near.controller.names(), ["LE Create Connection"]);
  const far = await behindFilter(70);
  await far.say(createConnection, call);
  far.heard();
  far.controller.next(createConnection, 0x0d);
  far.move("b", 1);
  await far.pass(Seconds(1));
  const [event] = far.heard();
  assert.ok(event?.is === "connected" && event.status === 0x0d);
});

test("a reset forgets links and adverts; the line goes on", async () => {
  const { controller, say, heard, move, pass, places } = await behindFilter(1);
  controller.connect(5, CENTRAL, PEER);
  await say(setAdvertisingEnable, { enable: 1 });
  await say(reset, {});
  heard();
  move("b", 70);
  await pass(Seconds(10));
  assert.deepEqual(heard(), []);
  assert.equal(places.clear("b", "a"), 1);
});

test("what cannot be read and what is not known passes as it came", async () => {
  const { controller, bodies } = await behindFilter(1);
  controller.send(Uint8Array.of(4, 0x3e, 1, 2));
  controller.send(Uint8Array.of(4, 0xff, 1, 9));
  assert.deepEqual(bodies(), ["3e0102", "ff0109"]);
});

test("whatever a controller sends, and whatever stands in a host's commands, nothing throws and reports get through afterwards", async () => {
  const command = fc
    .tuple(fc.constantFrom(...COMMANDS), fc.uint8Array({ maxLength: 40 }))
    .map(([{ opcode }, parameters]) => Uint8Array.of(opcode, opcode >> 8, parameters.length, ...parameters));
  const packets = fc.array(
    fc.oneof(fc.tuple(fc.constant(true), command), fc.tuple(fc.constant(false), fc.uint8Array())),
    {
      maxLength: 30,
    },
  );
  await fc.assert(
    fc.asyncProperty(packets, async (all) => {
      const { controller, line, say, report, bodies } = await behindFilter(1);
      for (const [host, body] of all)
        if (host) line.send(encodeH4({ kind: COMMAND, body }));
        else controller.send(Uint8Array.of(EVENT, ...body));
      await settled();
      // The end of whatever a length promised.
      for (let i = 0; i < 20; i++) controller.send(new Uint8Array(255));
      await say(reset, {});
      await say(setScanParameters, { type: 0, interval: 48, window: 48, ownAddressType: 1, filterPolicy: 0 });
      bodies();
      report(STRANGER);
      assert.equal(bodies().length, 1);
      line.close();
    }),
    { numRuns: 200 },
  );
});
