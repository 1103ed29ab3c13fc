/**
 * Another Bluetooth host as a peer: a program in this folder, in a process of its own, since these libraries keep timers and write
 * into the folder where they stand. It is told what to do in words and tells what it sees.
 */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Peer<Told> {
  /** The identifier of its process. */
  readonly pid: number;
  /** What it told so far, in order. */
  readonly told: Told[];
  order(words: readonly string[]): void;
  close(): Promise<void>;
}

/** Starts a program with its words. It ends when it is closed, or when this process does. */
export function startPeer<Told>(program: URL, ...words: readonly string[]): Peer<Told> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-peer-"));
  const child = fork(program, words, { cwd: folder, execArgv: [] });
  const ended = new Promise((done) => child.once("exit", done));
  const told: Told[] = [];
  child.on("message", (message) => void told.push(message as Told));
  return {
    pid: child.pid!,
    told,
    order: (order) => void child.send(order),
    async close() {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The program's side: tells, and is given orders. */
export function asPeer<Told>(ordered: (words: readonly string[]) => void = () => {}): (told: Told) => void {
  process.once("disconnect", () => process.exit());
  process.on("message", (words) => ordered(words as readonly string[]));
  return (told) => void process.send?.(told);
}
