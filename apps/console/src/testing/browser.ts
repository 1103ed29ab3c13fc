/** A headless Chromium for tests of the desk. */
import { type Browser, chromium } from "playwright-core";

/** Opens Debian's Chromium; throws one sentence that says how to install it when it is not there. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  } catch (error) {
    throw new Error("Chromium did not start: install it with `apt-get install chromium`.", { cause: error });
  }
}
