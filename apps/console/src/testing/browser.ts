/** A headless Chromium for tests of pages and for pictures of them. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Chromium that never has a window: a page takes half the processor time that it takes where one is drawn around it. */
const WINDOWLESS = "/usr/lib/chromium/chromium-headless-shell";

/** Opens Debian's Chromium, the one without windows if it is there; throws one sentence that says how to install it when it is not there. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: existsSync(WINDOWLESS) ? WINDOWLESS : "/usr/bin/chromium",
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
