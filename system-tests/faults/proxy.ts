/**
 * A TCP proxy whose line a test breaks. What is held up is not lost: as on a real line it arrives when the line is whole again,
 * perhaps long after its sender gave up and tried anew.
 */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/**
 * What a line does: carry everything; end every connection and take none; hold up all that goes to the server, or all that comes
 * back from it; be late; be slow; or say everything to the server twice, at once, of which the caller hears one answer.
 */
export const LINES = ["whole", "cut", "deaf", "mute", "late", "slow", "twice"] as const;
export type Line = (typeof LINES)[number];

/** How much later a late line is, in ms, and how many bytes a slow one carries in how many ms. */
const LATE = 120;
const SLOW = { bytes: 512, every: 10 };

/** A running one. */
export type TcpProxy = {
  readonly port: number;
  /** What the line does from now on, on old connections and new ones. */
  set(line: Line): void;
  close(): Promise<void>;
};

/** Starts one on a free port of the loopback. @param to the port of the loopback that it leads to. */
export async function startProxy(to: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let line: Line = "whole";
  let changed = Promise.withResolvers<void>();

  /** One direction of a connection, in order: waits while the line holds it up. */
  async function carry(from: Socket, into: readonly Socket[], held: Line): Promise<void> {
    for await (const bytes of from as AsyncIterable<Buffer>) {
      if (line === "late") await wait(LATE);
      for (const part of line === "slow" ? partsOf(bytes) : [bytes]) {
        if (line === "slow") await wait(SLOW.every);
        while (line === held) await changed.promise;
        for (const socket of into) if (socket.writable) socket.write(part);
      }
    }
    while (line === held) await changed.promise;
    for (const socket of into) socket.end();
  }

  function open(): Socket {
    const socket = connect({ port: to, host: "127.0.0.1", allowHalfOpen: true });
    return kept(socket);
  }
  function kept(socket: Socket): Socket {
    sockets.add(socket);
    socket.setNoDelay();
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    return socket;
  }

  const server = createServer({ allowHalfOpen: true }, (caller) => {
    kept(caller);
    if (line === "cut") return void caller.destroy();
    const upstream = open();
    const shadow = line === "twice" ? open() : undefined;
    shadow?.resume();
    const ended = () => {
      caller.destroy();
      upstream.destroy();
    };
    carry(caller, shadow ? [upstream, shadow] : [upstream], "deaf").catch(ended);
    carry(upstream, [caller], "mute").catch(ended);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set(to) {
      line = to;
      changed.resolve();
      changed = Promise.withResolvers();
      if (to === "cut") cut();
    },
    async close() {
      line = "cut";
      changed.resolve();
      cut();
      server.close();
      await once(server, "close");
    },
  };
}

function* partsOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLOW.bytes) yield bytes.subarray(at, at + SLOW.bytes);
}
