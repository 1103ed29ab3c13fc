/** Lines to emulated controllers as programs are told them: `unix:/path`, or the path of a terminal. */
import { encodeAdvert, encodeScanResponse, type Payload } from "@bluezone/protocol/air/frame";
import { Milliseconds, Minutes } from "@bluezone/protocol/time";
import type { AirFrame } from "../../host/air-state.ts";
import type { OpenTransport } from "../../host/ports.ts";
import { serialPort } from "../../host/serial-port.ts";
import { systemTiming } from "../../host/system.ts";
import { unixSocket } from "../../host/unix-socket.ts";

const UNIX = "unix:";

/** The line of that name. */
export const lineTo = (name: string): OpenTransport =>
  name.startsWith(UNIX) ? unixSocket(name.slice(UNIX.length)) : serialPort(name);

/** The payload of a number: told apart from every other. */
export function numbered(n: number): Payload {
  const rpi = Uint8Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? n : n >> 8) & 0xff);
  return { rpi, aem: Uint8Array.of(n, n >> 8, n >> 16, 0) };
}

/** Its frame, for an hour from now. */
export const frameOf = (n: number): AirFrame => ({
  advert: encodeAdvert(numbered(n).rpi),
  scanResponse: encodeScanResponse(numbered(n)),
  until: Milliseconds(systemTiming.now() + Minutes(60)),
});
