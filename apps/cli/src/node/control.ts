/**
 * The line to a node that runs: a socket in its folder, which only its owner can reach. What is said on it is what a screen says to
 * a phone (`@bluezone/device/remote`), one JSON text a line.
 */
import { chmod, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import type { PhoneHandle } from "@bluezone/device/handle";
import type { Line } from "@bluezone/device/remote/line";
import { remotePhone } from "@bluezone/device/remote/remote-phone";
import { servePhone } from "@bluezone/device/remote/serve-phone";
import { Instant } from "@bluezone/protocol/time";
import { z } from "zod";
import { Failure } from "../failure.ts";
import type { NodeStatus, Trouble } from "./node-status.ts";

const pathIn = (data: string): string => join(data, "node.sock");
/** Longest text, in characters. */
const LONGEST = 4 * 1024 * 1024;

/** The socket, until it is closed. */
export type Control = { close(): Promise<void> };

/** Serves the node's phone in its folder, after saying how the node is. Throws Failure when the folder's path is too long for a socket. */
export async function serveControl(
  data: string,
  handle: PhoneHandle,
  status: () => NodeStatus,
): Promise<Control> {
  const path = pathIn(data);
  // Left by a process that was killed: the folder's lock is ours.
  await rm(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    const line = lineOf(socket);
    const { now: _, phone: __, ...own } = status();
    line.send(JSON.stringify(own));
    servePhone(handle, line);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", () =>
      reject(
        new Failure(
          "configuration",
          `no socket can be made in ${data}; choose a folder with a shorter path.`,
        ),
      ),
    );
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  return {
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(path, { force: true });
    },
  };
}

/** A node that answered; `status` is as of then. */
type ControlConnection = { readonly phone: PhoneHandle; readonly status: NodeStatus; close(): void };

/** The node that runs on this folder; undefined when none does. Throws Failure when it speaks another version's words. */
export async function callControl(data: string): Promise<ControlConnection | undefined> {
  const socket = await new Promise<Socket | undefined>((resolve) => {
    const made = connect(pathIn(data));
    made.once("connect", () => resolve(made));
    made.once("error", () => resolve(undefined));
  });
  if (!socket) return undefined;
  const line = lineOf(socket);
  const close = () => void socket.destroy();
  // The first text is the node's own; the phone's, which come after it, are another's to read.
  const first = new Promise<string>((resolve) => line.onText(resolve));
  const phone = await remotePhone(line);
  const own = Own.safeParse(JSON.parse(await first)).data;
  if (own === undefined) {
    close();
    throw new Failure(
      "unavailable",
      `the node that runs on ${data} is of another version than this command; start it again, then call again.`,
    );
  }
  const state = phone.state();
  return { phone, status: { ...own, now: state.now, phone: state }, close };
}

const instant = z.number().transform(Instant);
/** What the node says of itself, before its phone is heard. */
const Own = z.strictObject({
  startedAt: instant,
  radio: z.enum(["on", "off", "refused"]),
  trouble: z
    .string()
    .transform((code) => code as Trouble)
    .nullable(),
  configRefused: z.strictObject({ at: instant, why: z.string() }).nullable(),
  heardToday: z.int(),
  health: z.string(),
});

function lineOf(socket: Socket): Line {
  const listeners: ((text: string) => void)[] = [];
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("error", () => socket.destroy());
  socket.on("data", (part: string) => {
    const texts = (rest + part).split("\n");
    rest = texts.pop() ?? "";
    if (rest.length > LONGEST) socket.destroy();
    for (const text of texts) for (const listener of listeners) listener(text);
  });
  return {
    send: (text) => void socket.write(`${text}\n`),
    onText: (listener) => void listeners.push(listener),
    onClose: (listener) => void socket.on("close", listener),
  };
}
