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
import { z } from "zod";
import { Failure } from "../failure.ts";

const pathIn = (data: string): string => join(data, "node.sock");
/** Longest text, in characters. */
const LONGEST = 4 * 1024 * 1024;

/** The socket, until it is closed. */
export type Control = { close(): Promise<void> };

/** Serves the node's phone in its folder, and says where its health server is. Throws Failure when the folder's path is too long for a socket. */
export async function serveControl(data: string, handle: PhoneHandle, health: string): Promise<Control> {
  const path = pathIn(data);
  // Left by a process that was killed: the folder's lock is ours.
  await rm(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    const line = lineOf(socket);
    line.send(JSON.stringify({ health }));
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

/** A node that was reached. */
export type Called = { readonly phone: PhoneHandle; readonly health: string; close(): void };

/** The node that runs on this folder; undefined when none does. */
export async function callControl(data: string): Promise<Called | undefined> {
  const socket = await new Promise<Socket | undefined>((resolve) => {
    const made = connect(pathIn(data));
    made.once("connect", () => resolve(made));
    made.once("error", () => resolve(undefined));
  });
  if (!socket) return undefined;
  const line = lineOf(socket);
  const health = new Promise<string>((resolve) =>
    line.onText((text) => {
      const told = Hello.safeParse(JSON.parse(text));
      if (told.success) resolve(told.data.health);
    }),
  );
  const phone = await remotePhone(line);
  return { phone, health: await health, close: () => void socket.destroy() };
}

/** What the node says first. */
const Hello = z.strictObject({ health: z.string() });

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
