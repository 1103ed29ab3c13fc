/** Hands a text on from a page: by the browser's share sheet, or copied where there is none. */
import type { SendOutcome } from "./send.ts";

/** Opens the share sheet with a text, or copies it. */
export async function send(text: string): Promise<SendOutcome> {
  try {
    if ("share" in navigator) {
      await navigator.share({ text });
      return "handed-on";
    }
    await (navigator as Navigator).clipboard.writeText(text);
    return "copied";
  } catch (error) {
    return (error as Error).name === "AbortError" ? "dismissed" : "unavailable";
  }
}
