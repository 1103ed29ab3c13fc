/**
 * Work that could hold up everybody else, done beside them: in a thread of its own, one piece after another, each with a
 * limit of time and of memory. A thread that meets a limit is ended, whatever it does, and the next piece has a new one.
 */
import { Worker } from "node:worker_threads";
import { Fault } from "@bluezone/contract/fault";
import type { Duration } from "@bluezone/protocol/time";
import { createTurns } from "../limits/turns.ts";
import { systemTimer, type Timer } from "../time/timer.ts";
import type { ThreadAnswer } from "./aside-thread.ts";

/** What a piece of work may take. */
export type AsideLimits = {
  /** From when its turn comes to its end. */
  readonly time: Duration;
  /** What its objects and texts may take, in megabytes. Whole buffers lie outside: the work itself must bound those. */
  readonly megabytes: number;
};

/** Work that asked for more time or memory than it may have. */
export class AsideLimit extends Error {
  override readonly name = "AsideLimit";
  readonly of: "time" | "memory";
  constructor(of: AsideLimit["of"]) {
    super(`Work beside the server met its limit of ${of}.`);
    this.of = of;
  }
}

/** Does a piece of work on bytes. Throws the Fault that the work throws, or AsideLimit; any other error is a defect. */
export type AsideWorker<Input> = {
  run(input: Input): Promise<Uint8Array>;
  /** Ends the thread, and what it does. */
  close(): Promise<void>;
};

/** A thread that is begun when first needed. @param program a module that calls `workAside`. */
export function createAside<Input>(
  program: URL,
  { time, megabytes }: AsideLimits,
  timer: Timer = systemTimer,
): AsideWorker<Input> {
  let thread: Worker | undefined;
  const inTurn = createTurns(Number.POSITIVE_INFINITY);
  const begin = (): Worker =>
    new Worker(program, {
      // Nothing of the server's environment or of its flags is for whoever reads strangers' bytes.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
  async function close(): Promise<void> {
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }
  async function work(input: Input): Promise<Uint8Array> {
    thread ??= begin();
    const answered = new AbortController();
    thread.ref();
    try {
      const answer = await Promise.race([
        answerOf(thread, input),
        timer.wait(time, answered.signal).then((): never => {
          throw new AsideLimit("time");
        }),
      ]);
      thread.unref();
      if ("fault" in answer) throw new Fault(answer.fault.code, answer.fault.message);
      return answer.done;
    } catch (error) {
      if (!(error instanceof Fault)) await close();
      throw error;
    } finally {
      answered.abort();
    }
  }
  return { run: (input) => inTurn("", () => work(input))!, close };
}

/** What a thread says of a piece of work. Rejects when it ends instead. */
function answerOf(thread: Worker, input: unknown): Promise<ThreadAnswer> {
  return new Promise<ThreadAnswer>((resolve, reject) => {
    const ended = (code: number) => reject(new Error(`the thread ended with ${code}`));
    const failed = (error: NodeJS.ErrnoException) =>
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new AsideLimit("memory") : error);
    const settle = (answer: ThreadAnswer) => {
      thread.off("exit", ended).off("error", failed);
      resolve(answer);
    };
    thread.once("message", settle).once("error", failed).once("exit", ended);
    thread.postMessage(input);
  });
}
