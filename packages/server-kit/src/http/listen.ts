/** Opening and closing a port. */
import type { AddressInfo } from "node:net";
import { inSeconds, Seconds } from "@bluezone/protocol/time";
import type { FastifyInstance } from "fastify";
import { StartError } from "../start/start-error.ts";

/** Where a server answers. */
export type Address = { readonly url: string; readonly port: number };

/** How long a request that is being answered may hold up a stop. */
const PATIENCE = Seconds(10);

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "is taken by another program; stop that one, or choose another port",
  EACCES: "may not be opened by this user; choose one from 1024 on",
  EADDRNOTAVAIL: "cannot be opened because this machine has no such address; choose another host",
  ENOTFOUND: "cannot be opened because nothing has that name; choose another host",
};

/** Opens a port; 0 takes any free one. Throws StartError when it cannot be had. */
export async function listen(fastify: FastifyInstance, port: number, host: string): Promise<Address> {
  await fastify.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    const reason = REASONS[error.code ?? ""];
    throw reason ? new StartError(`Port ${port} of ${host} ${reason}.`, { cause: error }) : error;
  });
  const bound = (fastify.server.address() as AddressInfo).port;
  const named = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return { url: `http://${named}:${bound}`, port: bound };
}

/** Takes no more requests, ends those under way, and cuts what is still open after ten seconds. */
export async function shut(fastify: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => fastify.server.closeAllConnections(), inSeconds(PATIENCE) * 1_000);
  await fastify.close().finally(() => clearTimeout(cut));
}
