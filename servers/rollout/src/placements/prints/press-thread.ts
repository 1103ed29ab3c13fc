/** The thread of `press`: sheets in, a PDF or the limit that they break out. A defect ends the thread, and `press` throws it. */
import { parentPort } from "node:worker_threads";
import { PaperLimit } from "@bluezone/paper/limit";
import type { Sheet } from "@bluezone/paper/sheet";
import { sheets } from "@bluezone/paper/sheet-pdf";
import type { Pressed } from "./press.ts";

function press(list: readonly Sheet[]): Pressed {
  try {
    return { pdf: sheets(list) };
  } catch (error) {
    if (!(error instanceof PaperLimit)) throw error;
    return { limit: error.code, message: error.message };
  }
}

parentPort?.on("message", (list: readonly Sheet[]) => parentPort?.postMessage(press(list)));
