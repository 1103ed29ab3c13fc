/** The other end of `aside.ts`: what runs in the thread. */
import { parentPort } from "node:worker_threads";
import { Fault } from "@bluezone/contract/fault";

/** What a thread says: what came of the work, or the expected failure that it met. */
export type ThreadAnswer =
  | { readonly done: Uint8Array }
  | { readonly fault: { readonly code: string; readonly message: string } };

/** Does this work whenever it is asked for. A Fault that it throws is told; any other error ends the thread. */
export function workAside<Input>(work: (input: Input) => Uint8Array): void {
  parentPort?.on("message", (input: Input) => parentPort?.postMessage(answerTo(work, input)));
}

function answerTo<Input>(work: (input: Input) => Uint8Array, input: Input): ThreadAnswer {
  try {
    return { done: work(input) };
  } catch (error) {
    if (error instanceof Fault) return { fault: { code: error.code, message: error.message } };
    throw error;
  }
}
