/**
 * Somebody who has taken over the way to the key server: passes calls on, and gives what he likes in place of an answer.
 * The server's Date stays, as it would under a forger who wants to be believed.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { nodeTransport } from "@bluezone/device-node/transport";
import type { Town } from "../world/town.ts";

/** What is given in place of the answer. */
export type Lie = { readonly status: number; readonly body: Uint8Array };

/** Of the connection alone, not of the message. */
const PER_HOP = new Set(["connection", "content-length", "host", "keep-alive", "transfer-encoding"]);

export class Forger {
  /** The lie for a path; undefined passes the call on. */
  lie: (path: string) => Promise<Lie | undefined> | Lie | undefined = () => undefined;
  readonly #to: string;
  readonly #server: Server;
  readonly #transport = nodeTransport();

  private constructor(to: string, server: Server) {
    this.#to = to;
    this.#server = server;
    server.on("request", (asked, answer) => void this.#answer(asked, answer));
  }

  /** Takes over the way of these people's phones to the key server, honest at first. */
  static async between(town: Town, ids: readonly string[]): Promise<Forger> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { url } = town.servers.keys;
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const id of ids) {
      const { wire } = town.resident(id);
      wire.detour = (called) => (called.startsWith(url) ? own + called.slice(url.length) : called);
    }
    return new Forger(url, server);
  }

  /** What the server says at a path; empty when it has nothing there. */
  async truth(path: string): Promise<Uint8Array> {
    const { status, body } = await this.#transport({ method: "GET", url: this.#to + path, headers: {} });
    return status === 200 ? body : new Uint8Array();
  }

  async #answer(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    try {
      const path = asked.url ?? "/";
      const text = (await buffer(asked)).toString();
      const true_ = await this.#transport({
        method: asked.method === "POST" ? "POST" : "GET",
        url: this.#to + path,
        headers: pass(asked.headers),
        ...(text === "" ? {} : { body: text }),
      });
      const lie = await this.lie(path);
      answer.sendDate = false;
      if (lie) {
        const etag = `"${createHash("sha256").update(lie.body).digest("base64url")}"`;
        const known = lie.status === 200 && asked.headers["if-none-match"] === etag;
        answer.writeHead(known ? 304 : lie.status, { date: true_.headers["date"], etag });
        answer.end(known ? undefined : lie.body);
        return;
      }
      answer.writeHead(true_.status, pass(true_.headers));
      answer.end(true_.body);
    } catch {
      // The server is not there: the call is cut.
      asked.socket.destroy();
    }
  }

  close(): void {
    this.#transport.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const pass = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || PER_HOP.has(name) ? [] : [[name, String(value)]],
    ),
  );
