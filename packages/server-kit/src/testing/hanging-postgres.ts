/**
 * What speaks PostgreSQL's protocol (version 3, PostgreSQL manual, chapter "Frontend/Backend Protocol") just far enough for a
 * client to be connected: every question has the same row as its answer. It can be made to hang: connections are then taken,
 * as by a server that is stopped or behind a wall, and nothing is answered.
 */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** A running one. */
export type HangingPostgres = {
  readonly url: string;
  /** From now on nothing is answered, on old connections and new ones. */
  hang(): void;
  /** New connections are answered again; the old ones never are. */
  goOn(): void;
  close(): Promise<void>;
};

/** The row of every answer, each column with PostgreSQL's number of its type. */
const ROW = [
  ["version", 23, "150000"],
  ["standby", 16, "f"],
  ["encoding", 25, "UTF8"],
  ["ours", 16, "t"],
  ["unset", 25, null],
] as const;

const int = (n: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(n, 0, bytes);
  return buffer;
};
const message = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int(body.length + 4, 4), body]);
};
const text = (value: string): Buffer => Buffer.from(`${value}\0`);

const READY = message("Z", Buffer.from("I"));
const COLUMNS = message(
  "T",
  int(ROW.length, 2),
  ...ROW.map(([name, type]) =>
    Buffer.concat([text(name), int(0, 4), int(0, 2), int(type, 4), int(-1, 2), int(-1, 4), int(0, 2)]),
  ),
);
const VALUES = message(
  "D",
  int(ROW.length, 2),
  ...ROW.map(([, , value]) =>
    value === null ? int(-1, 4) : Buffer.concat([int(value.length, 4), Buffer.from(value)]),
  ),
);
const DONE = message("C", text("SELECT 1"));
const WELCOME = Buffer.concat([message("R", int(0, 4)), message("K", int(1, 4), int(1, 4)), READY]);
/** By the kind of what is asked: a whole query, or its steps. */
const ANSWERS: Readonly<Record<string, readonly Buffer[]>> = {
  Q: [COLUMNS, VALUES, DONE, READY],
  P: [message("1")],
  B: [message("2")],
  D: [COLUMNS],
  E: [VALUES, DONE],
  S: [READY],
};

/** Starts one on a free port of the loopback. */
export async function hangingPostgres(): Promise<HangingPostgres> {
  const sockets = new Set<Socket>();
  let hanging = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    let begun = false;
    let rest = Buffer.alloc(0);
    socket.on("data", (data) => {
      if (hanging) socket.removeAllListeners("data").resume();
      if (hanging) return;
      rest = Buffer.concat([rest, data]);
      for (;;) {
        const at = begun ? 1 : 0;
        if (rest.length < at + 4) return;
        const end = at + rest.readInt32BE(at);
        if (rest.length < end) return;
        const kind = begun ? String.fromCharCode(rest[0]!) : "";
        rest = rest.subarray(end);
        if (!begun) socket.write(WELCOME);
        for (const answer of ANSWERS[kind] ?? []) socket.write(answer);
        begun = true;
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgresql://somebody:a-password@127.0.0.1:${port}/b`,
    hang() {
      hanging = true;
      for (const socket of sockets) socket.removeAllListeners("data").resume();
    },
    goOn() {
      hanging = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
