/** Adapters by the names that people give them. */
import type { OpenTransport } from "./ports.ts";
import { serialPort } from "./serial-port.ts";
import { unixSocket } from "./unix-socket.ts";
import { userChannel } from "./user-channel.ts";

type Form = readonly [name: RegExp, open: (...parts: string[]) => OpenTransport];

const FORMS: readonly Form[] = [
  [/^hci(\d{1,3})$/, (index) => userChannel(Number(index))],
  [
    /^(\/dev\/[^@]+)(?:@(\d{4,7}))?$/,
    (path, baud) => serialPort(path!, baud === undefined ? undefined : Number(baud)),
  ],
  [/^unix:(\/.+)$/, (path) => unixSocket(path!)],
];

/** How an adapter may be named, for who asks. */
export const ADAPTER_NAMES =
  "hci0, /dev/ttyACM0, /dev/ttyACM0@115200 (bits a second) or unix:/path/of/a/socket";

/**
 * A line to an adapter by name: `hci0` the kernel's adapter of that number, `/dev/…` a controller at a serial port, `unix:/path`
 * an emulated one. Nothing is opened yet. Throws RangeError for any other name.
 */
export function openAdapter(name: string): OpenTransport {
  for (const [form, open] of FORMS) {
    const parts = form.exec(name);
    if (parts) return open(...parts.slice(1));
  }
  throw new RangeError(`an adapter is ${ADAPTER_NAMES}; not ${JSON.stringify(name)}`);
}
