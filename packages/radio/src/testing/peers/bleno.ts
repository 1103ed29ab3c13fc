/** bleno on a terminal as a phone with our service: `bleno.ts TTY PAYLOAD`. It advertises when it is ordered to. */
import { SERVICE_UUID } from "@bluezone/protocol/air/frame";
import { withBindings } from "@stoprocent/bleno";
import { asPeer } from "./peer.ts";
import { PAYLOAD_UUID, SIGNAL_UUID } from "./uuids.ts";

/** What it tells; bytes as hex. */
export type BlenoTold =
  | { readonly is: "ready" | "advertising" | "accepted" | "ended" | "subscribed" }
  | { readonly is: "written"; readonly value: string };

const [port, payload = ""] = process.argv.slice(2);
const bleno = withBindings("hci", { hciDriver: "uart", bindParams: { uart: { port, baudRate: 115_200 } } });
const { Characteristic, PrimaryService } = bleno;
const service = SERVICE_UUID.replaceAll("-", "");
const signal = new Characteristic({
  uuid: SIGNAL_UUID,
  properties: ["write", "notify"],
  onWriteRequest(_link, data, _offset, _withoutResponse, answer) {
    tell({ is: "written", value: data.toString("hex") });
    answer(Characteristic.RESULT_SUCCESS);
  },
  onSubscribe(_link, _size, notify) {
    tell({ is: "subscribed" });
    notify(Buffer.of(7));
  },
});
const tell = asPeer<BlenoTold>(() =>
  bleno.startAdvertising("", [service], () => tell({ is: "advertising" })),
);
bleno.on("accept", () => tell({ is: "accepted" }));
bleno.on("disconnect", () => tell({ is: "ended" }));
await bleno.waitForPoweredOnAsync();
const value = Buffer.from(payload, "hex");
await bleno.setServicesAsync([
  new PrimaryService({
    uuid: service,
    characteristics: [new Characteristic({ uuid: PAYLOAD_UUID, properties: ["read"], value }), signal],
  }),
]);
tell({ is: "ready" });
