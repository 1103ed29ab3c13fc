/** The process that is killed, as the driver holds it. The next one is always being loaded, so that a restart is quick. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import type { Numbered, Order, Reply } from "./order.ts";

/** The process died before it replied. */
export class Died extends Error {}

/** An opened process. */
export type Victim = {
  readonly alive: boolean;
  /** Aborted shortly after its end: no answer comes any more. */
  readonly gone: AbortSignal;
  /** Resolves with its reply; rejects with Died when it dies first, and with an Error for what it could not do. */
  order(order: Order): Promise<Reply>;
  /** Waits for its end, at most so many milliseconds; returns whether it came. */
  ends(within: number): Promise<boolean>;
  kill(): Promise<void>;
};

/** Where victims come from. */
export type Nursery = { next(): Victim; close(): Promise<void> };

/** How long an answer may still be on its way when its process has ended, in milliseconds. */
const LAST_BYTES = 300;

/** How long an order may take, in milliseconds, before it is thought to hang. */
const PATIENCE = 60_000;

export async function createNursery(): Promise<Nursery> {
  const { folder, main, remove } = await bundle(new URL("./process.ts", import.meta.url));
  const load = (): ChildProcess =>
    fork(main, {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // Node keeps what it compiled there.
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") },
    });
  let spare = load();
  return {
    next() {
      const victim = victimOf(spare);
      spare = load();
      return victim;
    },
    async close() {
      const gone = once(spare, "exit");
      spare.kill("SIGKILL");
      await gone;
      remove();
    },
  };
}

function victimOf(child: ChildProcess): Victim {
  const waiting = new Map<number, PromiseWithResolvers<Reply>>();
  const afterwards = new AbortController();
  let alive = true;
  let orders = 0;
  const over = child.exitCode !== null || child.signalCode !== null;
  const gone = (over ? Promise.resolve() : once(child, "exit")).then(() => {
    alive = false;
    for (const { reject } of waiting.values()) reject(new Died());
    waiting.clear();
    setTimeout(() => afterwards.abort(), LAST_BYTES);
  });
  child.on("message", ({ id, ...reply }: Numbered<Reply>) => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (reply.is === "failed") waiter?.reject(new Error(reply.error));
    else waiter?.resolve(reply);
  });
  return {
    gone: afterwards.signal,
    get alive() {
      return alive;
    },
    async order(order) {
      if (!alive) throw new Died();
      orders += 1;
      const waiter = Promise.withResolvers<Reply>();
      waiting.set(orders, waiter);
      const late = setTimeout(
        () => waiter.reject(new Error(`${order.is} takes longer than a minute`)),
        PATIENCE,
      );
      child.send({ ...order, id: orders }, (error) => error && waiter.reject(new Died()));
      return waiter.promise.finally(() => clearTimeout(late));
    },
    async ends(within) {
      const timer = Promise.withResolvers<void>();
      const timeout = setTimeout(timer.resolve, within);
      await Promise.race([gone, timer.promise]);
      clearTimeout(timeout);
      return !alive;
    },
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
