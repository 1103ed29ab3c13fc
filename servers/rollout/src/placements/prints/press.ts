/** Sets sheets on a thread of its own: a file takes a second or two, and pages must be answered meanwhile. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { PaperLimit, type PaperLimitCode } from "@bluezone/paper/limit";
import type { Sheet } from "@bluezone/paper/sheet";

/** What comes back from the thread. */
export type Pressed =
  | { readonly pdf: Uint8Array }
  | { readonly limit: PaperLimitCode; readonly message: string };

/** A thread that sets one file after another. */
export type Press = {
  /** Sheets as one PDF. Throws PaperLimit for what does not fit on paper; anything else that goes wrong is a defect. */
  set(sheets: readonly Sheet[]): Promise<Uint8Array>;
  /** Ends the thread. */
  close(): Promise<void>;
};

/** Starts the thread. */
export function openPress(): Press {
  const worker = new Worker(new URL("./press-thread.ts", import.meta.url));
  worker.unref();
  return {
    async set(sheets) {
      const answered = once(worker, "message");
      worker.postMessage(sheets);
      const [pressed] = (await answered) as [Pressed];
      if ("pdf" in pressed) return pressed.pdf;
      throw new PaperLimit(pressed.limit, pressed.message);
    },
    async close() {
      await worker.terminate();
    },
  };
}
