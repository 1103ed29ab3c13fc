/** One phone's connection, HTTP/1.1 over TLS or bare TCP: written out, because a client that costs much measures itself. */
import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** Where phones call. `ca` is the certificate that they trust; without it there is no TLS. */
export type Place = { readonly host: string; readonly port: number; readonly ca: string | undefined };

/** An answer; header names are lower case. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** A connection that is asked one thing after another. */
export type Connection = {
  /** Whether the server took up an earlier session. */
  readonly resumed: boolean;
  ask(
    method: "GET" | "POST",
    path: string,
    headers?: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answer>;
  close(): void;
};

/** A session as a phone keeps it from one connection to the next. */
export type Sessions = { last: Buffer | undefined };

/** How long a phone waits for an answer, in milliseconds. */
const PATIENCE = 30_000;

/** Opens a connection, resuming the last session where `sessions` has one. Rejects when there is none within the patience. */
export async function open({ host, port, ca }: Place, sessions?: Sessions): Promise<Connection> {
  const socket = ca === undefined ? connect(port, host) : secure(host, port, ca, sessions);
  socket.setNoDelay(true);
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error("no answer in time")));
  await new Promise<void>((resolve, reject) => {
    socket.once(ca === undefined ? "connect" : "secureConnect", resolve);
    socket.once("error", reject);
  });
  const reader = readAnswers(socket);
  return {
    resumed: "isSessionReused" in socket && (socket as { isSessionReused(): boolean }).isSessionReused(),
    ask(method, path, headers = {}, body) {
      const lines = Object.entries({
        host,
        ...headers,
        ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
      }).map(([name, value]) => `${name}: ${value}\r\n`);
      const answer = reader();
      socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

function secure(host: string, port: number, ca: string, sessions: Sessions | undefined): Socket {
  const session = sessions?.last;
  const socket = connectTls({ host, port, ca, servername: host, ...(session ? { session } : {}) });
  if (sessions)
    socket.on("session", (fresh) => {
      sessions.last = fresh;
    });
  return socket;
}

/** Waits for the next answer; rejects when the connection ends before it has come. */
function readAnswers(socket: Socket): () => Promise<Answer> {
  let bytes = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<Answer> | undefined;
  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("the connection was closed")));
  socket.on("data", (chunk) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0) return;
    const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
    const headers = Object.fromEntries(
      lines.map((line) => {
        const at = line.indexOf(":");
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
      }),
    );
    const status = Number(first.slice(9, 12));
    const length = status === 304 ? 0 : Number(headers["content-length"] ?? 0);
    if (bytes.length < end + 4 + length) return;
    const body = bytes.subarray(end + 4, end + 4 + length);
    bytes = bytes.subarray(end + 4 + length);
    waiting?.resolve({ status, headers, body });
    waiting = undefined;
  });
  return () => {
    if (socket.destroyed) return Promise.reject(new Error("the connection was closed"));
    waiting = Promise.withResolvers<Answer>();
    return waiting.promise;
  };
}
