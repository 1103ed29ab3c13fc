/** The shape that every server has: create → start → stop. */
import type { FastifyInstance } from "fastify";
import type { Http } from "../http/http.ts";
import type { Address } from "../http/listen.ts";

/** A created server. `stop` may be called at any time and more than once; after it the server does not start again. */
export type Server = { start(): Promise<Address>; stop(): Promise<void> };

/** A server that can be called within its process, also before it starts: no port, no socket, the same answers. */
export type AnsweringServer = Server & { readonly inject: FastifyInstance["inject"] };

/** Puts a server together. What was opened before (`close`) is closed when it stops, and when it cannot start. */
export function createServer<Caller>(parts: {
  readonly http: Http<Caller>;
  readonly port: number;
  readonly host: string;
  /** Work beside answering, begun once the port is open, such as `() => jobs.loop(clock, systemTimer)`. */
  readonly background?: () => { stop(): Promise<void> };
  /** Closes what the server stands on, such as its database; called last and once. */
  readonly close: () => Promise<void>;
}): AnsweringServer {
  const { http, port, host, background, close } = parts;
  let working: { stop(): Promise<void> } | undefined;
  let stopped: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    await Promise.all([http.stop(), working?.stop()]);
    await close();
  }
  const stop = (): Promise<void> => {
    stopped ??= stopAll();
    return stopped;
  };
  return {
    inject: http.fastify.inject.bind(http.fastify) as FastifyInstance["inject"],
    stop,
    async start() {
      try {
        const address = await http.start(port, host);
        working = background?.();
        return address;
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}
