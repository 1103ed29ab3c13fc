/** A phone's transport over TLS and HTTP/2, a connection for each check, resumed where the server lets it: what an app's own does. */

import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from "node:http2";
import { type TLSSocket, connect as tlsConnect } from "node:tls";
import type { Transport } from "@bluezone/contract/client";

/** The transport, and the end of a check: the next call is on another connection. */
export type Wire = { readonly transport: Transport; hangUp(): void };

const named = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/**
 * The way to one server. @param at its origin; calls elsewhere come to nothing. @param ca the authority that is trusted.
 * @param groups of the key exchange; Node's own, a post-quantum one among them, when absent.
 */
export function overHttp2(at: string, ca: string, groups?: string): Wire {
  let open: ClientHttp2Session | undefined;
  let ticket: Buffer | undefined;
  const origin = new URL(at);
  function session(): ClientHttp2Session {
    if (open !== undefined && !open.closed && !open.destroyed) return open;
    open = connect(origin, {
      createConnection(): TLSSocket {
        const socket = tlsConnect({
          host: origin.hostname,
          port: Number(origin.port),
          servername: origin.hostname,
          ALPNProtocols: ["h2"],
          ca,
          ...(groups === undefined ? {} : { ecdhCurve: groups }),
          ...(ticket === undefined ? {} : { session: ticket }),
        });
        socket.on("session", (next) => {
          ticket = next;
        });
        return socket;
      },
    });
    open.on("error", () => {});
    return open;
  }
  return {
    hangUp: () => open?.close(),
    transport: ({ method, url, headers, body }) =>
      new Promise((resolve, reject) => {
        const { origin: asksAt, pathname } = new URL(url);
        if (asksAt !== origin.origin) throw new Error("there is nothing");
        const asked = session().request({ ":method": method, ":path": pathname, ...headers });
        const parts: Buffer[] = [];
        let answered: IncomingHttpHeaders = {};
        asked.on("response", (heads) => {
          answered = heads;
        });
        asked.on("data", (part: Buffer) => parts.push(part));
        asked.on("error", reject);
        asked.on("end", () =>
          resolve({
            status: Number(answered[":status"]),
            headers: named(answered),
            body: Buffer.concat(parts),
          }),
        );
        asked.end(body);
      }),
  };
}
