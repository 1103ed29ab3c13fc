/** Error 0x0C where it only says that something is in the wanted state already. */
import { RadioFault } from "../hci/status.ts";

/** Waits for it; a "disallowed" is as good as done. */
export async function unlessDisallowed(done: Promise<unknown>): Promise<void> {
  try {
    await done;
  } catch (fault) {
    if (!(fault instanceof RadioFault && fault.code === "disallowed")) throw fault;
  }
}
