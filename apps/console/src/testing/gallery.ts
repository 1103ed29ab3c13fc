/** The kit's gallery, built and handed out, in Chromium. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesOf } from "@bluezone/server-kit/http/built-files";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Plugin } from "vite";
import { buildConsole } from "../build.ts";
import { openBrowser } from "./browser.ts";

/** An open gallery. */
export type Gallery = {
  readonly browser: Browser;
  /** A page of it: "/states", "/forms" …; `text` enlarges the reader's own text size, in percent. */
  visit(path: string, options?: VisitOptions): Promise<{ readonly page: Page; readonly faults: string[] }>;
  /** Loads it anew in a page that a visit has opened, as a reader who comes for the first time: nothing of before is stored. */
  again(page: Page, path: string, said?: string): Promise<void>;
  close(): Promise<void>;
};

/** How the gallery is visited. */
export type VisitOptions = BrowserContextOptions & {
  readonly locale?: "vi" | "en";
  readonly text?: number;
  readonly said?: string;
};

/** Stands for whatever record a page of the gallery is of. */
const ID = "0123456789abcdef01234567";

/** Goes to a page of a desk in the gallery, by its path ("/cases/$id"), and waits until it has taken the place of the one before. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.evaluate(
    (hash) => {
      document.querySelector("main > *")?.setAttribute("data-before", "");
      location.hash = hash;
    },
    // A content block is named by a short code.
    `#${path.replace("$code", "C11").replace(/\$\w+/g, ID)}`,
  );
  await page
    .waitForFunction(
      () =>
        document.querySelector("main [data-before]") === null &&
        document.querySelector("main :is(h1, .state:not(.state-loading))"),
      undefined,
      { timeout: 10_000 },
    )
    // Two pages of one kind keep what they share.
    .catch(() => undefined);
  await page.waitForTimeout(60);
}

/** Builds and opens it, or another page without a server; three to ten seconds. */
export async function openGallery(
  entry: "kit.html" | "desks.html" = "kit.html",
  plugins: readonly Plugin[] = [],
): Promise<Gallery> {
  const folder = mkdtempSync(join(tmpdir(), "bluezone-kit-"));
  await buildConsole(folder, [entry], plugins);
  const files = filesOf(folder);
  const server = createServer((request, answer) => {
    const file = files.get((request.url ?? "").replace(/^\/desk/, "").split("?")[0] ?? "");
    const headers = {
      "content-type": file?.type ?? "text/plain",
      // Their names change with their content, so the browser keeps them, and what it has compiled of them.
      ...(request.url?.startsWith("/desk/assets/") ? { "cache-control": "max-age=86400, immutable" } : {}),
    };
    answer.writeHead(file ? 200 : 404, headers).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await openBrowser();
  let loads = 0;
  const go = async (page: Page, path: string, said: string): Promise<void> => {
    loads += 1;
    // Each address is another: a change of what follows "#" alone loads nothing.
    await page.goto(`http://127.0.0.1:${port}/desk/${entry}${said || "?"}&load=${loads}#${path}`);
    await page.locator("main h1").waitFor();
  };
  return {
    browser,
    async visit(path, { locale = "vi", text = 100, said = "", ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      await context.addInitScript(
        ([kept, size]) => {
          localStorage.setItem("bluezone-desk-locale", kept);
          addEventListener("DOMContentLoaded", () => {
            document.documentElement.style.fontSize = size;
          });
        },
        [locale, `${text}%`] as const,
      );
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.message));
      await go(page, path, said);
      return { page, faults };
    },
    async again(page, path, said = "") {
      await page.evaluate(() => {
        localStorage.clear();
        sessionStorage.clear();
      });
      await go(page, path, said);
    },
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
