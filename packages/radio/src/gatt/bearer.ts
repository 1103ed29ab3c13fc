/** The attribute channel of a link, shared by a server and a client: even opcodes are requests, odd ones answers (Core Specification 5.4, Vol 3, Part F, §3.4.8). */
import type { Link } from "../host/link.ts";

/** Opcodes of what a server is sent: requests, commands and confirmations. */
const toServer = (opcode: number): boolean => (opcode & 1) === 0;

/** Leads what comes on a link's attribute channel to its server, whose answers go back, and to its client. */
export function bear(
  link: Link,
  server: (request: Uint8Array) => Uint8Array | undefined,
  client: (pdu: Uint8Array) => void = () => {},
): void {
  link.onAttribute((pdu) => {
    const [opcode] = pdu;
    if (opcode === undefined) return;
    if (!toServer(opcode)) return client(pdu);
    const answer = server(pdu);
    if (answer) link.sendAttribute(answer);
  });
}
