/**
 * The phones of the bench, as a process of their own: publish requests made beforehand, sent over so many connections,
 * each sending its next request when it has its answer. It is asked by messages and answers by messages.
 */
import { connect, type Socket } from "node:net";
import { publish } from "@bluezone/contract/keys/publish";
import { authority, dayKeys } from "@bluezone/keys/testing/authority";
import { systemClock } from "@bluezone/server-kit/time/clock";

/** What this process is told to do. */
export type Order =
  | { readonly order: "make"; readonly count: number }
  | {
      readonly order: "send";
      readonly url: string;
      readonly seconds: number;
      /** Most requests. */
      readonly most: number;
      readonly connections: number;
      /** Whether the same requests may be sent again and again. */
      readonly again: boolean;
    };

/** What it says: the public keys of its authority, at the start; what came of an order. */
export type Word =
  | { readonly word: "authority"; readonly jwks: string }
  | { readonly word: "made" }
  | {
      readonly word: "sent";
      readonly answered: number;
      readonly seconds: number;
      /** Milliseconds from the request's last byte to the answer's, of every request. */
      readonly latencies: readonly number[];
    };

const issuing = authority();
const KEYS = 14;
/** Bytes of a body, filled up by its padding. */
const BODY = 2_800;
let bodies: Buffer[] = [];

async function make(): Promise<Buffer> {
  const now = systemClock.now();
  const bare = await issuing.share({ keys: dayKeys(now, KEYS) }, now);
  const filled = { ...bare, padding: "" };
  const body = JSON.stringify({ ...filled, padding: "x".repeat(BODY - JSON.stringify(filled).length) });
  const head = `POST ${publish.path} HTTP/1.1\r\nhost: keys\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.from(head + body);
}

/** One connection: sends requests while `next` gives one, and notes what each took. */
function phone(socket: Socket, next: () => Buffer | undefined, took: (ms: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let started = 0;
    let answer = Buffer.alloc(0);
    function send(): void {
      const body = next();
      if (!body) {
        socket.end();
        resolve();
        return;
      }
      started = performance.now();
      socket.write(body);
    }
    socket.setNoDelay(true);
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      answer = answer.length === 0 ? chunk : Buffer.concat([answer, chunk]);
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = answer.toString("latin1", 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (answer.length < end + 4 + length) return;
      if (!head.startsWith("HTTP/1.1 200"))
        return reject(new Error(`${head.slice(9, 12)} ${answer.toString("utf8", end + 4, end + 120)}`));
      took(performance.now() - started);
      answer = Buffer.alloc(0);
      send();
    });
    socket.on("connect", send);
  });
}

async function send(order: Extract<Order, { order: "send" }>): Promise<Word> {
  const { url, seconds, most, connections, again } = order;
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];
  let sent = 0;
  const started = performance.now();
  const end = started + seconds * 1_000;
  const next = (): Buffer | undefined => {
    if (sent === most || performance.now() > end) return undefined;
    sent += 1;
    return bodies[(sent - 1) % bodies.length];
  };
  await Promise.all(
    Array.from({ length: connections }, () =>
      phone(connect(Number(port), hostname), next, (ms) => latencies.push(ms)),
    ),
  );
  if (!again) bodies = bodies.slice(sent);
  return {
    word: "sent",
    answered: latencies.length,
    seconds: (performance.now() - started) / 1_000,
    latencies,
  };
}

const say = (word: Word): void => void process.send!(word);

process.on("message", async (order: Order) => {
  if (order.order === "make") {
    while (bodies.length < order.count) bodies.push(await make());
    return say({ word: "made" });
  }
  say(await send(order));
});
process.on("disconnect", () => process.exit());
say({ word: "authority", jwks: issuing.jwks() });
