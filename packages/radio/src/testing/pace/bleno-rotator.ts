/** bleno stops its advert and starts the next as fast as it can; its address stays, for it cannot change that: `bleno-rotator.ts TTY`. */
import { withBindings } from "@stoprocent/bleno";
import { frameOf } from "./lines.ts";
import { meter } from "./meter.ts";

const [port] = process.argv.slice(2);
const { count, ready } = meter();
const bleno = withBindings("hci", { hciDriver: "uart", bindParams: { uart: { port, baudRate: 115_200 } } });
await bleno.waitForPoweredOnAsync();
ready();
for (let n = 0; ; n++) {
  const { advert, scanResponse } = frameOf(n);
  await bleno.startAdvertisingWithEIRDataAsync(Buffer.from(advert), Buffer.from(scanResponse));
  count();
  await bleno.stopAdvertisingAsync();
}
