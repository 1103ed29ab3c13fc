/** Options of the commands of a node. */
import { maybe, path, text, type ValueOption, whole, word } from "./option.ts";

export const NODE_DATA = {
  data: {
    ...path("DIR", "The node's folder: its sealed store and, unless systemd gives the key, the key."),
    variable: "BLUEZONE_NODE_DATA",
  },
} as const;

/** The adapter, and how it is driven. */
export const ADAPTER = {
  adapter: {
    ...text(
      "ADAPTER",
      "hci0; a serial port such as /dev/ttyACM0, or /dev/ttyACM0@115200; unix:/path/of/a/socket.",
    ),
    variable: "BLUEZONE_NODE_ADAPTER",
  },
  commands: {
    ...word(
      ["as-it-says", "legacy", "extended"],
      "Which commands drive the controller, for one that says wrongly what it can.",
    ),
    otherwise: "as-it-says" as const,
  },
  "overflow-bit": maybe(
    whole(
      "BIT",
      0,
      127,
      "Where iPhones behind hide the service in Apple's overflow area, once measured. Without it: none is sought.",
    ),
  ),
  "tx-power": maybe(
    whole(
      "DBM",
      -50,
      20,
      "Transmit power that it declares, as measured. Without it: that of the mean phone.",
    ),
  ),
} as const;

/** Where the status page is. */
export type Listen = { readonly host: string; readonly port: number };

export const listen: ValueOption<Listen> = {
  form: "127.0.0.1:PORT",
  must: "127.0.0.1 or [::1], a colon and a port from 1 to 65535",
  about: "The status page, on this machine only. Without it there is none.",
  read(given) {
    const [, host, port] = /^(127\.0\.0\.1|\[::1\]):(\d{1,5})$/.exec(given) ?? [];
    if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
    return { host: host.replace(/[[\]]/g, ""), port: Number(port) };
  },
};
