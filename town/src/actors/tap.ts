/**
 * Who listens on the line: a TCP pass-through in front of a server that keeps every byte of both directions, as Node put
 * them on the socket. It changes nothing. What it reads under TLS in the clear, a real listener sees as lengths.
 */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One HTTP/1.1 message, byte by byte. */
export type Message = {
  /** Start line and headers with the empty line that ends them, as Latin-1. */
  readonly head: string;
  readonly body: Buffer;
};

/** A request with its answer. */
export type TappedCall = {
  /** What the tapped server is called. */
  readonly server: string;
  /** Ordinal of the connection among those to this server, from 0. */
  readonly connection: number;
  readonly request: Message;
  readonly response: Message;
};

export type Tap = {
  /** The address to call instead of the server's. */
  readonly url: string;
  close(): Promise<void>;
};

const END = "\r\n\r\n";

/** Cuts a stream of bytes into messages. */
class Messages {
  #rest: Buffer = Buffer.alloc(0);

  /** The messages that these bytes complete. Throws RangeError for a body whose length no header tells. */
  take(bytes: Buffer): Message[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const whole: Message[] = [];
    for (;;) {
      const end = this.#rest.indexOf(END);
      if (end < 0) return whole;
      const head = this.#rest.toString("latin1", 0, end + END.length);
      if (/^transfer-encoding:/im.test(head)) throw new RangeError("the tap reads no chunked bodies");
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      if (this.#rest.length < head.length + length) return whole;
      whole.push({ head, body: this.#rest.subarray(head.length, head.length + length) });
      this.#rest = this.#rest.subarray(head.length + length);
    }
  }
}

/** Opens a tap on any free port of loopback before the server at `target`; `onTapped` is told of each exchange, in order. */
export async function openTap(
  server: string,
  target: string,
  onTapped: (exchange: TappedCall) => void,
): Promise<Tap> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let connections = 0;
  const tap = createServer((near) => {
    const connection = connections++;
    const far = connect(Number(port), hostname);
    const [requests, responses] = [new Messages(), new Messages()];
    const asked: Message[] = [];
    near.on("data", (bytes) => {
      asked.push(...requests.take(bytes));
      far.write(bytes);
    });
    far.on("data", (bytes) => {
      for (const response of responses.take(bytes)) {
        const request = asked.shift();
        if (!request) throw new RangeError("an answer came before its request");
        onTapped({ server, connection, request, response });
      }
      near.write(bytes);
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on("end", () => other.end());
      socket.on("error", () => other.destroy());
      socket.on("close", () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve, reject) => {
    tap.once("error", reject);
    tap.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(tap.address() as AddressInfo).port}`,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => tap.close(() => resolve()));
    },
  };
}
