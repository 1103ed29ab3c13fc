/** noble listens and counts what it discovers, duplicates too: `noble-listener.ts TTY`. */
import { withBindings } from "@stoprocent/noble";
import { meter } from "./meter.ts";

// Each packet is told, as our host does; otherwise adverts that can be connected to are kept back for their scan responses.
process.env["NOBLE_REPORT_ALL_HCI_EVENTS"] = "1";
const [port] = process.argv.slice(2);
const { count, ready } = meter();
const bindParams = { uart: { port, baudRate: 115_200 } };
const noble = withBindings("hci", { hciDriver: "uart", bindParams, extended: true });
noble.on("discover", count);
await noble.waitForPoweredOnAsync();
await noble.startScanningAsync([], true);
ready();
