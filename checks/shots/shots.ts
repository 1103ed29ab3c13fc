/**
 * `npm run shots`: pictures of every view into `shots/`, in both languages and schemes, wide and narrow. `--app`, `--town`,
 * `--desk` (with a station's page), `--public` (the public pages and prints), `--health` (the health desk) and `--node` (the pages
 * of a node, an operator and a canary) make those alone; `--look vi-dark-390` makes them in that look alone. `--guide` makes the
 * guides' pictures alone, of all or of what is named beside it; `--readme` makes the README's picture alone.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import sharp from "sharp";
import { openBrowser } from "../../apps/console/src/testing/browser.ts";
import { SAMPLES } from "../../packages/device/src/samples.ts";
import { forget, openTown } from "../../town/src/stage/testing/open-town.ts";
import {
  type Dress,
  force,
  SCREENS,
  SHOWN_WITH,
  tour,
  visit,
} from "../../town/src/stage/testing/phone-visit.ts";
import { deskPictures } from "./desk.ts";
import { deskGuide } from "./desk-guide.ts";
import { healthPictures } from "./health.ts";
import { healthGuide } from "./health-guide.ts";
import { LOOKS } from "./looks.ts";
import { nodePictures } from "./node.ts";
import { publicGuide, publicPictures } from "./public.ts";
import { firstDays } from "./seat.ts";
import { stationGuide } from "./station-guide.ts";

const folder = resolve(import.meta.dirname, "../../shots");
const pictures = resolve(import.meta.dirname, "../../docs/guides/pictures");
for (const one of [folder, pictures]) mkdirSync(one, { recursive: true });
const given = (flag: string) => process.argv.includes(`--${flag}`);
const named = ["app", "town", "desk", "public", "health", "node", "readme"].filter(given);
const wanted = (kind: string) => (named.length === 0 && kind !== "readme") || named.includes(kind);
const browser = await openBrowser();
const town = await openTown(undefined, wanted("app") || wanted("town") || given("readme") ? "app" : "card");
let taken = 0;

/** Opens a page of the town's servers in a look. @param height of the window, where the look has none */
async function opened(url: string, look: (typeof LOOKS)[string], ready: string) {
  const { locale = "vi", colorScheme = "light", width = 320, height = 640, text = 100 } = look;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.addInitScript(`
    localStorage.setItem("bluezone-town-locale", "${locale}");
    localStorage.setItem("bluezone/language", "${locale}");
    addEventListener("DOMContentLoaded", () => { document.documentElement.style.fontSize = "${text}%"; });
  `);
  await page.goto(url);
  await page.locator(ready).first().waitFor();
  return page;
}

async function keepShot(page: Awaited<ReturnType<typeof opened>>, name: string): Promise<void> {
  await page.waitForTimeout(300);
  await page.screenshot({ path: resolve(folder, `${name}.png`), fullPage: true });
  taken += 1;
}

const wide = { width: 1440, height: 900 } as const;

/** The app in a look: large text on the smallest phone. */
const dressOf = ({
  locale = "vi",
  colorScheme = "light",
  width = 320,
  text = 100,
}: (typeof LOOKS)[string]): Dress => ({
  lang: locale,
  theme: colorScheme,
  width,
  text,
});
/** The dress of the guide's pictures. */
const PLAIN: Dress = { lang: "vi", theme: "light", width: 360, text: 100 };

/** The residents' guide: its pictures, the screen and the state of each. */
const GUIDE: Readonly<Record<string, readonly [path: string, state: string]>> = {
  "resident-home": ["/", "protected"],
  "resident-bluetooth-off": ["/", "bluetooth-off"],
  "resident-alert": ["/alert/2020-12-20", "exposed-high"],
  "resident-callback": ["/callback?alert=2020-12-20", "exposed-high"],
  "resident-declaration": ["/declare", "declaration-draft"],
  "resident-quarantine-day": ["/quarantine-day", "quarantine-to-enter"],
  "resident-share": ["/share", "share-ready-answered"],
  "resident-my-data": ["/data", "protected"],
  "resident-first-run": ["/first-run", "welcome"],
};

async function appReady(): Promise<void> {
  const page = await browser.newPage();
  await page.goto(town.url);
  await page.locator("[data-app=ready]").first().waitFor({ timeout: 300_000 });
  await page.close();
}

/** Every state and every screen of the app. */
async function gallery(): Promise<void> {
  await appReady();
  mkdirSync(resolve(folder, "app"), { recursive: true });
  const shoot = async (page: Awaited<ReturnType<typeof visit>>["page"], path: string) => {
    const height = Number(
      await page.evaluate(
        "Math.max(...[...document.querySelectorAll('#root *')].map((one) => one.scrollHeight))",
      ),
    );
    await page.setViewportSize({
      width: page.viewportSize()!.width,
      height: Math.min(Math.max(720, height + 90), 4_000),
    });
    await page.waitForTimeout(80);
    await page.screenshot({ path });
    await page.setViewportSize({ width: page.viewportSize()!.width, height: 720 });
    taken += 1;
  };
  for (const [name, look] of Object.entries(LOOKS)) {
    const { page, go } = await tour(browser, town, dressOf(look));
    await go();
    for (const state of Object.keys(SAMPLES)) {
      await force(page, state);
      await page.waitForTimeout(60);
      await shoot(page, resolve(folder, `app/home-${state}-${name}.png`));
    }
    for (const path of SCREENS) {
      await go(path, SHOWN_WITH[path] ?? "protected");
      await shoot(page, resolve(folder, `app/screen${path.replaceAll(/[/?=]/g, "-")}-${name}.png`));
    }
    await page.close();
  }
}

/** Keeps what a page shows as a guide's picture, small enough for a repository. */
async function keep(page: Awaited<ReturnType<typeof browser.newPage>>, name: string): Promise<void> {
  // What has the focus is framed, and what was just chosen is still changing its colour.
  await page.evaluate("document.activeElement?.blur()");
  await page.waitForTimeout(400);
  await keepBytes(await page.screenshot(), name);
}

/** With 256 colours in a table a page of text and flat areas loses nothing that an eye finds, and its file is half. */
async function keepBytes(png: Uint8Array, name: string): Promise<void> {
  const table = { palette: true, colours: 256, dither: 0, effort: 10, compressionLevel: 9 };
  await sharp(png)
    .png(table)
    .toFile(resolve(pictures, `${name}.png`));
  taken += 1;
}

async function guide(): Promise<void> {
  await appReady();
  for (const [name, [path, state]] of Object.entries(GUIDE)) {
    const { page } = await visit(browser, town, PLAIN, path, state);
    await keep(page, name);
    await page.close();
  }
}

/** The strip walked to the alert: the town as a visitor sees it after a minute, with the alert open on the phone. */
async function walked() {
  const page = await opened(town.url, wide, "[data-resident=sau]");
  const strip = page.locator("[data-guide]");
  // Others may have stood together already: then a step is done before it is asked for.
  for (let at = ""; at !== "done"; ) {
    await page.locator(`[data-guide]:not([data-guide="${at}"])`).waitFor({ timeout: 180_000 });
    at = (await strip.getAttribute("data-guide")) ?? "";
    if (at !== "done") await page.locator("[data-do=guide]").click();
  }
  const app = page.frameLocator("[data-phone][data-state^=exposed] iframe");
  await app.locator("[role=heading]").first().waitFor();
  await page.evaluate("scrollTo(0, 0)");
  // A letter on the map and a screen of the app are still on their way.
  await page.waitForTimeout(5_000);
  return page;
}

async function townPictures(): Promise<void> {
  await appReady();
  for (const [look, dress] of Object.entries(LOOKS)) {
    const page = await opened(town.url, dress, "[data-on-map=tu]");
    await keepShot(page, `town-start-${look}`);
    await page.close();
  }
  const page = await walked();
  await keepShot(page, "town-alert");
  await page.locator("[data-step=publish] button").first().click();
  await keepShot(page, "town-wire");
  await page.locator("[data-do=keys]").click();
  await page.locator(".server.act").waitFor();
  await keepShot(page, "town-keys-stopped");
  await page.locator("[data-do=keys]").click();
  const [keysDocs, healthDocs] = await page
    .locator(".desks .links a")
    .evaluateAll((links) => links.map((link) => String(link)));
  await page.close();
  for (const [look, dress] of Object.entries(LOOKS)) {
    const page = await opened(town.url, dress, "[data-step=alert].done");
    await keepShot(page, `town-${look}`);
    await page.close();
    const link = await opened(`${new URL(String(healthDocs)).origin}/v#c=K7M4P2QD9XTA5RWE`, dress, "h1");
    await keepShot(link, `code-link-${look}`);
    await link.close();
  }
  for (const [name, url] of Object.entries({ keys: keysDocs, health: healthDocs })) {
    const page = await opened(String(url), wide, "h2, .title");
    await keepShot(page, `api-${name}`);
    await page.close();
  }
}

/** The README's picture: no file of the guides, so it is kept beside them. */
async function readme(): Promise<void> {
  await appReady();
  const page = await walked();
  const png = await page.screenshot();
  await sharp(png)
    .png({ palette: true, colours: 256, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(resolve(import.meta.dirname, "../../docs/town.png"));
  taken += 1;
  await page.close();
}

try {
  const guides = given("guide");
  if (wanted("app")) await (guides ? guide() : gallery());
  if (wanted("desk") || wanted("public") || (wanted("health") && !guides)) await firstDays(town);
  if (wanted("public")) {
    if (guides) await publicGuide(browser, town, keep);
    else taken += await publicPictures(browser, town, folder);
  }
  if (wanted("desk")) {
    if (guides) {
      await deskGuide(browser, town, keep);
      await stationGuide(browser, town, keep);
    } else taken += await deskPictures(browser, town, folder);
  }
  if (wanted("health")) {
    if (guides) await healthGuide(keepBytes);
    else taken += await healthPictures(browser, town, folder);
  }
  if (wanted("town") && !guides) await townPictures();
  if (wanted("readme")) await readme();
  if (wanted("node"))
    await nodePictures(browser, guides, (png, name) => {
      if (guides) return keepBytes(png, name);
      writeFileSync(resolve(folder, `${name}.png`), png);
      taken += 1;
    });
} finally {
  await browser.close();
  await town.stop();
  forget(town.folder);
}
console.log(`${taken} pictures in ${given("guide") ? "docs/guides/pictures" : "shots"}/`);
