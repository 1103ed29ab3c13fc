/**
 * Situations in which phones meet over emulated controllers, some of them hostile: what each keeps, and what nobody gets. Which engine is
 * in a phone is an argument. As a program it tries the phones of another engine: `meetings.ts COMMAND…`. It says nothing about distance.
 */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { encodeAdvert } from "@bluezone/protocol/air/frame";
import { toHex } from "@bluezone/protocol/bytes";
import { Milliseconds, Seconds } from "@bluezone/protocol/time";
import { ATT_ERROR, encodePdu } from "../gatt/att.ts";
import type { AttError } from "../gatt/attribute.ts";
import { characteristic, service } from "../gatt/attribute.ts";
import { bear } from "../gatt/bearer.ts";
import { AttributeClient } from "../gatt/client.ts";
import { PAYLOAD, SERVICE } from "../gatt/link-service.ts";
import { attributeServer } from "../gatt/server.ts";
import { RadioFault } from "../hci/status.ts";
import type { AirFrame } from "../host/air-state.ts";
import type { RadioEvent } from "../host/event.ts";
import type { Link } from "../host/link.ts";
import { systemTiming } from "../host/system.ts";
import type { NamedIdentity } from "../live/live-radio.ts";
import { meetAll } from "./meet.ts";
import { type Hostile, type Meeting, until } from "./meeting.ts";
import { bare, identity, nameOf, payloadOf } from "./numbered.ts";
import type { BleHostTold } from "./peers/ble-host.ts";
import { type Phone, PLAN } from "./phone.ts";
import { TO_LEGACY_PEERS } from "./quirks.ts";

/** Insufficient authentication (Core Specification 5.4, Vol 3, Part F, §3.4.1.1): what a peer says that wants a bond. */
const INSUFFICIENT_AUTHENTICATION = 0x05 as AttError;
/** Opcode of a read. */
const READ = encodePdu("read", { handle: 3 })[0];
/** Pairing (Vol 3, Part H, §3.5): a request, what it is answered, and how a peripheral asks for one. */
const PAIRING_REQUEST = Uint8Array.of(0x01, 0x03, 0x00, 0x01, 0x10, 0x07, 0x07);
const PAIRING_FAILED = [0x05, 0x05];
const SECURITY_REQUEST = Uint8Array.of(0x0b, 0x01);
/** The name of a device (assigned number 0x2A00), as it is asked for by type. */
const DEVICE_NAME = Uint8Array.of(0x00, 0x2a);

const frameOf = ({ advert, scanResponse }: NamedIdentity): AirFrame => ({
  advert,
  scanResponse,
  until: Milliseconds(systemTiming.now() + Seconds(600)),
});

/** Connects to whoever is on the air now, as a central that hears it. */
async function visit(from: Hostile, wants: (data: Uint8Array) => boolean): Promise<Link> {
  from.heard.length = 0;
  from.adapter.listen({ active: false });
  const seen = () => from.heard.findLast(({ data, random }) => random && wants(data));
  await until("it was heard", () => seen() !== undefined);
  const { address, random } = seen()!;
  const link = await from.adapter.connect({ address, random }, Seconds(5));
  from.adapter.listen(null);
  return link;
}
const clientOf = (link: Link) => new AttributeClient(link, systemTiming, () => undefined);
/** What reading the payload gives: bytes as hex, or why not. */
const readBy = (client: AttributeClient): Promise<string> =>
  client.ask("read", { handle: 3 }, "value").then(
    ({ value }) => toHex(value),
    (fault: unknown) => {
      if (!(fault instanceof RadioFault)) throw fault;
      return fault.code;
    },
  );
const advertOf = (n: number) => (data: Uint8Array) => toHex(data) === toHex(encodeAdvert(payloadOf(n).rpi));
const count = ({ told }: Phone, is: RadioEvent["is"]): number => told.filter((one) => one.is === is).length;

/** What is tried, by its title. */
export const MEETINGS: Readonly<Record<string, (at: Meeting) => Promise<void>>> = {
  "two phones and one of ours meet: each keeps the two others, in each scan, with levels": async (at) => {
    const phones = [await at.phone(), await at.phone(), await at.phone("our own")];
    for (const [i, { radio }] of phones.entries()) radio.alone.identities([identity(i + 1)]);
    for (const { radio } of phones) {
      radio.alone.plan(PLAN);
      // Scans of more than two that begin in the same moment lose reports of the emulator.
      await wait(PLAN.window + 300);
    }
    const all = [1, 2, 3].map(nameOf);
    for (const [i, one] of phones.entries()) {
      await until("it has both others", () => one.names().length >= 2);
      assert.deepEqual(one.names().sort(), all.toSpliced(i, 1));
      for (const { count: readings, meanRssi, bestRssi } of one.radio.alone.collect(null).scans)
        assert.ok(readings >= 1 && meanRssi <= bestRssi && meanRssi > -100 && bestRssi < -10);
      assert.equal(count(one, "failed"), 0);
    }
  },

  "an identity changes at its time, under another address, and the next one is written down before": async (
    at,
  ) => {
    const [listener, speaker] = [await at.phone(), await at.phone()];
    listener.radio.alone.identities([identity(7)]);
    speaker.radio.alone.identities([
      identity(2, Seconds(0), Seconds(4)),
      identity(3, Seconds(5), Seconds(9)),
    ]);
    listener.radio.alone.plan({ ...PLAN, window: Seconds(6) });
    await until("both were heard", () => [2, 3].every((n) => listener.names().includes(nameOf(n))));
    const { scans } = listener.radio.alone.collect(null);
    const addresses = [2, 3].map((n) => [
      ...new Set(
        scans
          .filter(({ payload }) => payload && toHex(payload) === nameOf(n))
          .map((one) => toHex(one.address)),
      ),
    ]);
    assert.deepEqual(
      addresses.map((one) => one.length),
      [1, 1],
    );
    assert.notEqual(addresses[0]![0], addresses[1]![0]);
    assert.equal(speaker.radio.alone.aired(), 3);
  },

  "one that cannot be heard by its advert is called, and both keep the other": async (at) => {
    const [caller, called] = [await at.phone(), await at.phone()];
    caller.radio.alone.identities([identity(1)]);
    called.radio.alone.identities([bare(identity(2))]);
    for (const { radio } of [caller, called]) radio.alone.plan(PLAN);
    await until("the caller has it", () => caller.names().includes(nameOf(2)));
    const overLink = () => called.radio.alone.collect(null).scans.filter(({ advert }) => advert.length === 0);
    await until("the called has what was written", () => overLink().length === 1);
    assert.equal(toHex(overLink()[0]!.payload!), nameOf(1));
    assert.equal(overLink()[0]!.count, 1);
  },

  "a guest that stays over a change of identity never gets the next one, and its link ends": async (at) => {
    const [phone, guest] = [await at.phone(), await at.hostile()];
    phone.radio.alone.identities([
      identity(4, Seconds(0), Seconds(4)),
      identity(5, Seconds(4), Seconds(600)),
    ]);
    const link = await visit(guest, advertOf(4));
    const client = clientOf(link);
    const got: string[] = [];
    while (link.alive) got.push(await readBy(client));
    assert.ok(got.length > 5 && got.filter((one) => one === nameOf(4)).length > 5);
    assert.ok(!got.includes(nameOf(5)));
    const again = await visit(guest, advertOf(5));
    assert.equal(await readBy(clientOf(again)), nameOf(5));
  },

  "strangers that come one after another get one link at a time, and no name is read": async (at) => {
    const phone = await at.phone();
    phone.radio.alone.identities([identity(4)]);
    const links: Link[] = [];
    for (let n = 0; n < 3; n++) {
      const guest = await at.hostile();
      const link = await visit(guest, advertOf(4)).catch((fault: unknown) => {
        if (!(fault instanceof RadioFault) && !(fault instanceof assert.AssertionError)) throw fault;
        return undefined;
      });
      if (!link) continue;
      links.push(link);
      const named = clientOf(link).ask(
        "readByType",
        { start: 1, end: 0xffff, type: DEVICE_NAME },
        "rowsByType",
      );
      await assert.rejects(
        named,
        (fault: RadioFault) => fault.status === ATT_ERROR.notFound || fault.code === "link_lost",
      );
      assert.ok(links.filter(({ alive }) => alive).length <= 1);
    }
    assert.ok(links.length > 0);
    assert.ok(count(phone, "linked") >= 1);
    assert.equal(count(phone, "failed"), 0);
  },

  "a guest that asks to pair is told no, as often as it asks": async (at) => {
    const [phone, guest] = [await at.phone(), await at.hostile()];
    phone.radio.alone.identities([identity(4)]);
    const link = await visit(guest, advertOf(4));
    for (let n = 1; n <= 3; n++) {
      guest.pairs(link, PAIRING_REQUEST);
      await until("it was answered", () => guest.answers().length >= n);
    }
    assert.deepEqual(guest.answers(), [PAIRING_FAILED, PAIRING_FAILED, PAIRING_FAILED]);
    assert.equal(count(phone, "pairing-refused"), 3);
  },

  "a host that others wrote reads our payload, writes its own, which is kept, and may not pair": async (
    at,
  ) => {
    const phone = await at.phone("tried", TO_LEGACY_PEERS);
    const other = at.other(nameOf(8));
    await until("it is up", () => other.told.length > 0);
    phone.radio.alone.identities([identity(4)]);
    phone.radio.alone.plan(PLAN);
    await wait(300);
    other.order(["visit", phone.address()]);
    const told = <Is extends BleHostTold["is"]>(is: Is) =>
      other.told.filter((one): one is Extract<BleHostTold, { is: Is }> => one.is === is);
    await until("it was refused", () => told("pairing-failed").length === 1);
    assert.equal(told("visited")[0]!.payload, nameOf(4));
    assert.equal(told("visited")[0]!.writing, 0);
    assert.deepEqual(told("pairing-failed"), [{ is: "pairing-failed", reason: 0x05, saidByPeer: true }]);
    assert.deepEqual(phone.names(), [nameOf(8)]);
  },

  "a called peer that wants a bond gets none, nothing of ours, and no second call soon": async (at) => {
    let asked = 0;
    let hostile: Hostile | undefined;
    const server = attributeServer([
      service(SERVICE),
      ...characteristic(3, PAYLOAD, { read: () => INSUFFICIENT_AUTHENTICATION }),
    ]);
    const linked: Link[] = [];
    hostile = await at.hostile((link) => {
      linked.push(link);
      bear(link, (request) => {
        if (request[0] === READ) asked += 1;
        return server(request);
      });
      hostile!.pairs(link, SECURITY_REQUEST);
    });
    hostile.adapter.broadcast(frameOf(bare(identity(9))));
    const phone = await at.phone();
    phone.radio.alone.identities([identity(1)]);
    phone.radio.alone.plan(PLAN);
    await until("it was called", () => asked > 0);
    await until("the link is over", () => linked.every(({ alive }) => !alive));
    await wait(10_000);
    assert.equal(linked.length, 1);
    assert.equal(asked, 1);
    assert.deepEqual(hostile.answers(), [PAIRING_FAILED]);
    assert.deepEqual(phone.names(), []);
  },
};

if (import.meta.main) await meetAll(MEETINGS, process.argv.slice(2));
