/** Opens the phone of a page in a browser: a resident's of the town, where the page says so, else an engine of its own without a radio. */
import type { PhoneHandle } from "@bluezone/device/handle";
import { townPhone } from "./town-phone.ts";

/** Rejects with a coded error when the store cannot be opened. */
export async function openPhone(): Promise<PhoneHandle> {
  const line = document.querySelector('meta[name="bluezone-line"]')?.getAttribute("content");
  if (line) return townPhone(line);
  // The engine and its libraries, a quarter of the program, come after the first view is there; in the town they never do.
  const { openLocalPhone } = await import("./local-phone.ts");
  return openLocalPhone();
}
