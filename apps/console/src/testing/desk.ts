/** A desk in Chromium, on a real server with real accounts: for tests of pages and for pictures of them. */
import type { Role as HealthRole } from "@bluezone/contract/health/roles";
import type { Role as RolloutRole } from "@bluezone/contract/rollout/roles";
import { type TestHealth, testHealth } from "@bluezone/health/testing/health";
import { type TestRollout, testRollout } from "@bluezone/rollout/testing/rollout";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { builtConsole } from "./built-console.ts";

/** A page at which somebody is signed in. */
export type Seat = {
  readonly page: Page;
  readonly person: SignedIn;
  /** What the browser complained about, and calls that the server answered with a defect. Empty at the end of a good test. */
  readonly faults: readonly string[];
  /** Opens a page of the desk by its path, such as "/units", and waits until its title is there. */
  go(path: string): Promise<void>;
};

/** A desk with its server and browser. */
export type Desk<Server = TestRollout, Role extends string = RolloutRole> = {
  readonly server: Server;
  readonly browser: Browser;
  /** A browser of its own for somebody of a role at a unit (by code): the same person each time. Vietnamese, light, 1280 × 900. */
  seat(role: Role, code: string, options?: SeatOptions): Promise<Seat>;
  close(): Promise<void>;
};

/** How somebody sits there. */
export type SeatOptions = BrowserContextOptions & { readonly locale?: "vi" | "en" };

/** The rollout desk: builds the console where it is stale, opens a server that hands it out, and a browser. */
export async function openDesk(env: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const files = await builtConsole();
  return deskOn(await testRollout(env, { console: () => files }));
}

/** The health desk in the same way. Messages that leave are in `server.sms`. */
export async function openHealthDesk(
  env: Readonly<Record<string, string>> = {},
): Promise<Desk<TestHealth, HealthRole>> {
  const files = await builtConsole();
  const here = { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", ...env };
  return deskOn(await testHealth(here, { console: () => files }));
}

/** What a desk asks of its server. */
type DeskServer<Role> = {
  readonly url: string;
  as(role: Role, code: string): Promise<SignedIn>;
  close(): Promise<void>;
};

async function deskOn<Server extends DeskServer<Role>, Role extends string>(
  server: Server,
): Promise<Desk<Server, Role>> {
  const browser = await openBrowser();
  return {
    server,
    browser,
    async seat(role, code, { locale = "vi", ...options } = {}) {
      const person = await server.as(role, code);
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      await context.addCookies(
        person.cookie.split("; ").map((pair) => {
          const at = pair.indexOf("=");
          return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
        }),
      );
      await context.addInitScript((kept) => localStorage.setItem("bluezone-desk-locale", kept), locale);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.message));
      page.on(
        "response",
        (answer) => answer.status() >= 500 && faults.push(`${answer.status()} ${answer.url()}`),
      );
      return {
        page,
        person,
        faults,
        async go(path) {
          await page.goto(`${server.url}/desk/#${path}`);
          await page.locator("main h1").waitFor();
        },
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
