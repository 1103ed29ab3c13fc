/** One of the town's officers at the desk in Chromium, for pictures: signed in by the town's own way, `/officer/<id>`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Endpoint, ResponseOf } from "@bluezone/contract/endpoint";
import type { openBrowser } from "../../apps/console/src/testing/browser.ts";
import { kit as en } from "../../apps/console/src/words/en/kit.ts";
import { kit as vi } from "../../apps/console/src/words/vi/kit.ts";
import type { OpenTown } from "../../town/src/stage/testing/open-town.ts";

/** A browser, and a page of it. */
export type Browser = Awaited<ReturnType<typeof openBrowser>>;
export type Page = Awaited<ReturnType<Browser["newPage"]>>;

/** How a page is looked at; text in percent. */
export type Look = {
  readonly locale?: "vi" | "en";
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly text?: 100 | 200;
};

/** A page of the desk with somebody at it. */
export type Seat = {
  readonly page: Page;
  /** The rollout server's address, without a slash at the end. */
  readonly server: string;
  /** Opens a page of the desk by its path, and waits until it has its title and its answers. */
  go(path: string): Promise<void>;
  /** Asks an endpoint of the desk as this officer. Throws when it refuses. */
  ask<D extends Endpoint>(endpoint: D, request: D["request"]["_zod"]["input"]): Promise<ResponseOf<D>>;
};

/** Opens the desk as an officer of the town. */
export async function sitDown(
  browser: Browser,
  town: OpenTown,
  officer: string,
  { locale = "vi", colorScheme = "light", width = 1280, height = 800, text = 100 }: Look = {},
): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  await context.addInitScript(`
    localStorage.setItem("bluezone-desk-locale", "${locale}");
    addEventListener("DOMContentLoaded", () => { document.documentElement.style.fontSize = "${text}%"; });
  `);
  const page = await context.newPage();
  const way = `${town.url.replace(/\/$/, "")}/officer/${officer}`;
  // The first time the town builds the console meanwhile.
  while ((await page.goto(way))?.status() === 503) await page.waitForTimeout(2_000);
  await page.locator("main h1").waitFor({ timeout: 120_000 });
  const server = new URL(page.url()).origin;
  return {
    page,
    server,
    async go(path) {
      await page.goto(`${server}/desk/#${path}`);
      await page.locator("main h1").waitFor({ timeout: 60_000 });
      await page.waitForLoadState("networkidle");
      // What was typed for the picture before is left as it was: the page asks, and is no picture of itself meanwhile. An address
      // behind "#" loads nothing, so that the network is idle before the page has even looked whether it must ask.
      await page.waitForTimeout(500);
      const leave = page.getByRole("button", { name: { vi, en }[locale].leave });
      if ((await leave.count()) > 0) {
        await leave.click();
        await leave.waitFor({ state: "detached" });
        await page.waitForLoadState("networkidle");
      }
      // A title to which a page gives the focus would be framed in each picture.
      await page.evaluate("document.activeElement?.blur()");
      await page.waitForTimeout(300);
    },
    async ask(endpoint, request) {
      const told = await page.evaluate(
        async ([path, body]) => {
          const answer = await fetch(path, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body,
          });
          return { ok: answer.ok, text: await answer.text() };
        },
        [endpoint.path, JSON.stringify(request)] as const,
      );
      if (!told.ok) throw new Error(`${endpoint.path}: ${told.text}`);
      return JSON.parse(told.text);
    },
  };
}

/** Waits until the town's officers have lived what they live before a visitor comes: a week of the one desk, a day of the other. */
export async function firstDays(town: OpenTown): Promise<void> {
  const ends = { "first-week.json": '"talk"', "first-outbreak-day.json": '"quarantine"' };
  for (const [name, last] of Object.entries(ends)) {
    const file = join(town.folder, name);
    const lived = () => existsSync(file) && readFileSync(file, "utf8").includes(last);
    for (let i = 0; i < 600 && !lived(); i += 1) await new Promise((done) => setTimeout(done, 1_000));
    if (!lived()) throw new Error(`${name} did not come to its end within ten minutes`);
  }
}
