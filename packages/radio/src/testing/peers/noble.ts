/** noble on a terminal: `noble.ts TTY`. It scans from the start, and visits an address when it is ordered to, with a payload to write. */
import { withBindings } from "@stoprocent/noble";
import { asPeer } from "./peer.ts";

/** What it tells; bytes as hex, UUIDs as noble writes them. */
export type NobleTold =
  | { readonly is: "scanning" }
  | {
      readonly is: "heard";
      /** As it writes them: most significant first, with colons. */
      readonly address: string;
      readonly random: boolean;
      readonly connectable: boolean;
      readonly services: readonly string[];
      /** Of the packet just heard: an advert's or a scan response's. */
      readonly manufacturer: string | undefined;
      readonly rssi: number;
    }
  | {
      readonly is: "visited";
      readonly services: readonly string[];
      readonly characteristics: readonly { readonly uuid: string; readonly properties: readonly string[] }[];
      readonly payload: string;
    };

// Otherwise it keeps back what it hears until it has both packets of an advertiser, and shows the last only.
process.env["NOBLE_REPORT_ALL_HCI_EVENTS"] = "1";
const [port] = process.argv.slice(2);
const noble = withBindings("hci", { hciDriver: "uart", bindParams: { uart: { port, baudRate: 115_200 } } });

async function visit(address: string, own: string): Promise<void> {
  await noble.stopScanningAsync();
  const peer = await noble.connectAsync(address, { addressType: "random" });
  const { services, characteristics } = await peer.discoverAllServicesAndCharacteristicsAsync();
  const ofProperty = (property: "read" | "write") =>
    characteristics.find(({ properties }) => properties.includes(property))!;
  const payload = await ofProperty("read").readAsync();
  await ofProperty("write").writeAsync(Buffer.from(own, "hex"), false);
  await peer.disconnectAsync();
  tell({
    is: "visited",
    services: services.map(({ uuid }) => uuid),
    characteristics: characteristics.map(({ uuid, properties }) => ({ uuid, properties })),
    payload: payload.toString("hex"),
  });
}

const tell = asPeer<NobleTold>(([address, own]) => void visit(address!, own!));
noble.on("discover", ({ address, addressType, connectable, advertisement, rssi }) =>
  tell({
    is: "heard",
    address,
    random: addressType === "random",
    connectable: Boolean(connectable),
    services: advertisement.serviceUuids,
    manufacturer: advertisement.manufacturerData?.toString("hex"),
    rssi,
  }),
);
await noble.waitForPoweredOnAsync();
await noble.startScanningAsync([], true);
tell({ is: "scanning" });
