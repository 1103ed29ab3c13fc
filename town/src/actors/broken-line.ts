/**
 * A bad line: stands between a phone and a server, passes everything on, and breaks the calls of one path as it is told.
 * Real sockets on both sides, so a phone meets what it meets in the field: refused, cut, silent, or a server that is ill.
 */
import { once } from "node:events";
import {
  Agent,
  request as call,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Town } from "../world/town.ts";

/** What becomes of a call. */
export type Break =
  /** It is cut before the server hears of it. */
  | "call-lost"
  /** The server does what was asked; its answer is cut. */
  | "answer-lost"
  /** It stays on its way for ever. */
  | "call-held"
  /** The server does what was asked; its answer stays on its way for ever. */
  | "answer-held"
  /** Something on the way answers in the server's place. */
  | { readonly status: number; readonly type: string; readonly body: string };

export class BrokenLine {
  /** The address to call instead of the server's. */
  readonly url: string;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #to: URL;
  #break: { readonly path: string; readonly how: Break } | undefined;
  #met: (() => void)[] = [];

  private constructor(server: Server, to: string) {
    this.#server = server;
    this.#to = new URL(to);
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (asked, answer) => void this.#carry(asked, answer));
  }

  /** Opens a line, whole at first, on any free port of loopback to the server at `to`. */
  static async open(to: string): Promise<BrokenLine> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new BrokenLine(server, to);
  }

  /** From now on every call of `path` breaks so. */
  breaks(path: string, how: Break): void {
    this.#break = { path, how };
  }
  /** From now on every connection is refused, and those that stand are cut. */
  async refuses(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
  /** The line is whole again; what is held stays held. */
  async mended(): Promise<void> {
    this.#break = undefined;
    if (this.#server.listening) return;
    this.#server.listen(Number(new URL(this.url).port), "127.0.0.1");
    await once(this.#server, "listening");
  }
  /** Resolves when the next call has met the break; of a lost or held answer, when the server has given it. */
  met(): Promise<void> {
    return new Promise((resolve) => this.#met.push(resolve));
  }

  async #carry(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    try {
      const body = await buffer(asked);
      const how = asked.url === this.#break?.path ? this.#break?.how : undefined;
      if (how === "call-lost") asked.socket.destroy();
      else if (typeof how === "object") {
        answer.writeHead(how.status, { "content-type": how.type });
        answer.end(how.body);
      } else if (how !== "call-held") {
        const [{ statusCode = 502, rawHeaders }, given] = await this.#ask(asked, body);
        if (how === "answer-lost") asked.socket.destroy();
        else if (how === undefined) {
          // Headers as the server gave them, its Date among them.
          answer.sendDate = false;
          answer.writeHead(statusCode, rawHeaders);
          answer.end(given);
        }
      }
      if (how === undefined) return;
      const met = this.#met;
      this.#met = [];
      for (const tell of met) tell();
    } catch {
      // The server itself is not there: its line is cut.
      asked.socket.destroy();
    }
  }

  async #ask(asked: IncomingMessage, body: Buffer): Promise<readonly [IncomingMessage, Buffer]> {
    const { hostname, port } = this.#to;
    const { method, url, headers } = asked;
    const request = call({ agent: this.#agent, hostname, port, method, path: url, headers });
    request.end(body);
    const [answer] = (await once(request, "response")) as [IncomingMessage];
    return [answer, await buffer(answer)];
  }

  close(): void {
    this.#agent.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Puts a line of its own between somebody's phone and a server. */
export async function lineOf(town: Town, id: string, server: "keys" | "health"): Promise<BrokenLine> {
  const { url } = town.servers[server];
  const line = await BrokenLine.open(url);
  const { wire } = town.resident(id);
  const before = wire.detour;
  wire.detour = (called) => (called.startsWith(url) ? line.url + called.slice(url.length) : before(called));
  return line;
}
