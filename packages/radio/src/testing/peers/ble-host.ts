/**
 * ble-host straight on an emulated controller: `ble-host.ts SOCKET PAYLOAD`. Ordered `visit ADDRESS` it is the central of a phone
 * of ours, ordered `serve` a phone with our service; either way it asks to pair.
 */
import { EventEmitter } from "node:events";
import { connect } from "node:net";
import { SERVICE_UUID } from "@bluezone/protocol/air/frame";
import {
  BleManager,
  type Connection,
  type Manager,
  type OwnCharacteristic,
  type RemoteCharacteristic,
  type RemoteService,
} from "ble-host";
import { encodeH4, H4Reader } from "../../hci/h4.ts";
import { asPeer } from "./peer.ts";
import { PAYLOAD_UUID, SIGNAL_UUID } from "./uuids.ts";

/** What it tells; bytes as hex, errors as the codes of ATT and SMP. */
export type BleHostTold =
  | { readonly is: "ready" | "advertising" | "accepted" | "subscribed" | "ended" }
  | { readonly is: "written"; readonly value: string }
  | { readonly is: "pairing-failed"; readonly reason: number; readonly saidByPeer: boolean }
  | { readonly is: "notified"; readonly value: string }
  | {
      readonly is: "visited";
      readonly mtu: number;
      readonly characteristics: readonly { readonly uuid: string; readonly properties: readonly string[] }[];
      readonly payload: string;
      readonly writing: number;
      /** What comes of a value that is a byte too short, and of one that needs a long write. */
      readonly writingShort: number;
      readonly writingLong: number;
      readonly subscribing: number;
    };

const [socket = "", payload = ""] = process.argv.slice(2);
const value = Buffer.from(payload, "hex");

/** The transport that it asks for: whole packets. */
class Line extends EventEmitter {
  readonly #line = connect(socket);
  readonly #reader = new H4Reader(() => {
    throw new Error("garbage from the emulator");
  });
  constructor() {
    super();
    this.#line.on("data", (bytes) => {
      for (const packet of this.#reader.push(bytes)) this.emit("data", Buffer.from(encodeH4(packet)));
    });
  }
  write(packet: Buffer): void {
    this.#line.write(packet);
  }
}

/** What a call with a callback is answered. */
const asked = <Answer extends unknown[]>(ask: (done: (...answer: Answer) => void) => void): Promise<Answer> =>
  new Promise((resolve) => ask((...answer) => resolve(answer)));

function watch(link: Connection): void {
  link.on("disconnect", () => tell({ is: "ended" }));
  link.smp.on("pairingFail", (reason: number, saidByPeer: boolean) =>
    tell({ is: "pairing-failed", reason, saidByPeer }),
  );
}

async function visit(address: string): Promise<void> {
  const [link] = await asked<[Connection]>((done) => manager.connect("random", address, {}, done));
  watch(link);
  const { gatt, smp } = link;
  await asked((done) => gatt.exchangeMtu(done));
  const [[service]] = await asked<[RemoteService[]]>((done) =>
    gatt.discoverServicesByUuid(SERVICE_UUID, 1, done),
  );
  const [found] = await asked<[RemoteCharacteristic[]]>((done) => service!.discoverCharacteristics(done));
  const [theirs, signal] = [PAYLOAD_UUID, SIGNAL_UUID].map((id) =>
    found.find(({ uuid }) => uuid.toLowerCase() === id),
  ) as [RemoteCharacteristic, RemoteCharacteristic];
  signal.on("change", (bytes: Buffer) => tell({ is: "notified", value: bytes.toString("hex") }));
  const [, read] = await asked<[number, Buffer]>((done) => theirs.read(done));
  const [writing] = await asked<[number]>((done) => signal.write(value, done));
  const [writingShort] = await asked<[number]>((done) => signal.write(value.subarray(1), done));
  const long = Buffer.concat([value, Buffer.of(0)]);
  const [writingLong] = await asked<[number]>((done) => signal.write(long, done));
  const [subscribing] = await asked<[number]>((done) => signal.writeCCCD(true, false, done));
  tell({
    is: "visited",
    mtu: gatt.currentMtu,
    characteristics: found.map(({ uuid, properties }) => ({
      uuid: uuid.toLowerCase(),
      properties: Object.keys(properties).filter((name) => properties[name]),
    })),
    payload: read.toString("hex"),
    writing,
    writingShort,
    writingLong,
    subscribing,
  });
  smp.sendPairingRequest({});
}

async function serve(): Promise<void> {
  const signal: OwnCharacteristic = {
    uuid: SIGNAL_UUID,
    properties: ["write", "notify"],
    onWrite(_link, _needsResponse, bytes, answer) {
      tell({ is: "written", value: bytes.toString("hex") });
      answer(0);
    },
    onSubscriptionChange(link, notify) {
      if (!notify) return;
      tell({ is: "subscribed" });
      signal.notify?.(link, Buffer.of(7));
    },
  };
  const characteristics = [{ uuid: PAYLOAD_UUID, properties: ["read"], value }, signal];
  manager.gattDb.addServices([{ uuid: SERVICE_UUID, characteristics }]);
  const id = Buffer.from(SERVICE_UUID.replaceAll("-", ""), "hex").reverse();
  await asked((done) => manager.setAdvertisingData(Buffer.from([2, 1, 6, 17, 7, ...id]), done));
  const accepted = asked<[number, Connection]>((done) => manager.startAdvertising({}, done));
  tell({ is: "advertising" });
  const [, link] = await accepted;
  tell({ is: "accepted" });
  watch(link);
  link.smp.sendSecurityRequest(true, false, false);
}

const tell = asPeer<BleHostTold>(([what, address]) => void (what === "visit" ? visit(address!) : serve()));
const [error, manager] = await asked<[Error | null, Manager]>((done) =>
  BleManager.create(new Line(), { staticRandomAddress: "C6:55:44:33:22:11" }, done),
);
if (error) throw error;
tell({ is: "ready" });
