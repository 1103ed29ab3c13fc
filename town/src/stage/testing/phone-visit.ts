/** Visits to the residents' app in Chromium: its states and screens in every dress, and what must hold on each. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import type { OpenTown } from "./open-town.ts";

/** How the app is looked at. */
export type Dress = {
  readonly lang: "vi" | "en";
  readonly theme: "light" | "dark";
  readonly width: number;
  /** Text size in percent, as a reader sets it for all pages. */
  readonly text: 100 | 200;
};

/** The dresses that every state and every screen is looked at in: each value at least once, the two worst together. */
export const DRESSES: readonly Dress[] = [
  { lang: "vi", theme: "light", width: 310, text: 100 },
  { lang: "en", theme: "dark", width: 320, text: 200 },
  { lang: "vi", theme: "dark", width: 768, text: 100 },
  { lang: "vi", theme: "light", width: 320, text: 200 },
];

/** "vi light 320 px 100 %". */
export const named = ({ lang, theme, width, text }: Dress): string =>
  `${lang} ${theme} ${width} px ${text} %`;

/** Every address of the app below a resident's own. */
export const SCREENS = [
  "/",
  "/health",
  "/local",
  "/more",
  "/contents",
  "/first-run",
  "/six-things",
  "/alerts",
  "/alert/2020-12-20",
  "/alert/2020-01-01",
  "/why",
  "/family",
  "/code",
  "/share",
  "/self-report",
  "/pre-consent",
  "/care",
  "/callback",
  "/callback?alert=2020-12-20",
  "/declare",
  "/diary/00000000000000d1",
  "/advice",
  "/quarantine-day",
  "/data",
  "/proofs",
  "/pause",
  "/guard",
  "/delete",
  "/consents",
  "/area",
  "/areas",
  "/display",
  "/about",
  "/licences",
  "/help-others",
  "/help-others/large",
  "/help-others/helper",
  "/situation",
  "/bulletins",
  "/corrections",
  "/five-k",
  "/venues",
  "/statistics",
  "/maker",
  "/self-check",
  "/field-test",
  "/why-bluetooth",
  "/what-it-does",
  "/demo",
  "/v",
] as const;

/** A sample that a screen has most to show with. */
export const SHOWN_WITH: Readonly<Record<string, string>> = {
  "/alerts": "exposed-high-several",
  "/alert/2020-12-20": "exposed-high",
  "/callback?alert=2020-12-20": "exposed-high",
  "/declare": "declaration-draft",
  "/diary/00000000000000d1": "messages-sent",
  "/quarantine-day": "quarantine-to-enter",
  "/share": "share-ready-unanswered",
  "/first-run": "welcome",
  "/pause": "paused",
  "/guard": "on-guard",
  "/local": "local-old",
  "/situation": "local",
  "/bulletins": "local",
  "/corrections": "local",
  "/five-k": "local",
  "/venues": "local",
  "/areas": "areas",
  "/statistics": "statistics-sent",
  "/help-others/helper": "helped",
};

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** An open page of the app, and what went wrong on it. */
export type Visit = { readonly page: Page; readonly faults: readonly string[] };

/** A page that is always looked at in one dress, and goes from address to address as if each were opened for the first time. */
export type Tour = Visit & {
  /** Opens an address of a resident's app. @param state a sample that it is to show */
  go(path?: string, state?: string, resident?: string): Promise<void>;
};

/** Opens such a page: a new one for each address would cost four times as much. @param script runs first on each */
export async function tour(browser: Browser, town: OpenTown, dress: Dress, script = ""): Promise<Tour> {
  const page = await browser.newPage({
    viewport: { width: dress.width, height: 720 },
    reducedMotion: "reduce",
  });
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  // The page has no root yet when the script runs; the app reads the text size once, when it starts.
  await page.addInitScript(`
    ${script}
    localStorage.clear();
    sessionStorage.clear();
    localStorage.setItem("bluezone/language", ${JSON.stringify(dress.lang)});
    localStorage.setItem("bluezone/theme", ${JSON.stringify(dress.theme)});
    new MutationObserver((_, observer) => {
      if (!document.documentElement) return;
      document.documentElement.style.fontSize = "${dress.text}%";
      observer.disconnect();
    }).observe(document, { childList: true });
  `);
  return {
    page,
    faults,
    async go(path = "/", state, resident = "ut") {
      faults.length = 0;
      const query = state === undefined ? "" : `${path.includes("?") ? "&" : "?"}state=${state}`;
      await page.goto(`${town.url}/phone/${resident}${path}${query}`);
      await page.locator("[role=main] >> nth=0").waitFor();
      await page.locator("[role=heading][aria-level='1']").first().waitFor();
    },
  };
}

/** Opens an address of a resident's app in a dress, on a page of its own. @param state a sample that it is to show */
export async function visit(
  browser: Browser,
  town: OpenTown,
  dress: Dress,
  path?: string,
  state?: string,
  resident?: string,
): Promise<Visit> {
  const opened = await tour(browser, town, dress);
  await opened.go(path, state, resident);
  return opened;
}

/** Makes an open page show a sample. */
export const force = (page: Page, state: string): Promise<unknown> =>
  page.evaluate(`bluezoneDemo.force(${JSON.stringify(state)})`);

/** What axe finds: rule and places. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  return (await page.evaluate(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target.join(" ") + " " + failureSummary.slice(0, 160)).slice(0, 3).join(" | ")))`)) as string[];
}

/** Texts that stand out of their page or out of a button: nothing is cut, nothing scrolls sideways. */
export async function cut(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(`(() => {
    const found = [];
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push("the page is " + wide + " px too wide");
    for (const element of document.querySelectorAll("#root *")) {
      if (element.children.length > 0 || !element.textContent.trim()) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.right > innerWidth + 1 || box.left < -1) found.push("out of sight: " + element.textContent.slice(0, 40));
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow === "hidden")
        found.push("cut: " + element.textContent.slice(0, 40));
    }
    return found.slice(0, 5);
  })()`)) as string[];
}

/** Holds a page to what every screen owes its reader. */
export async function holds(page: Page, faults: readonly string[], where: string): Promise<void> {
  const text = ((await page.locator("#root").textContent()) ?? "").normalize("NFC");
  assert.deepEqual(faults, [], where);
  assert.equal(
    /\{\{|undefined|NaN|\[object|\b(home|share|alert|common|local|messages|guide|data):[a-z]/.test(text),
    false,
    `${where}: ${text}`,
  );
  assert.deepEqual(await cut(page), [], where);
  assert.deepEqual(await violations(page), [], where);
}
