/**
 * `npm run shots`: pictures of every view into `shots/`, in both languages and schemes, wide and narrow. `--app`, `--town` and
 * `--desk` (with the public pages, prints and a station's page), `--health` (the health desk) and `--node` (a node's page) make those alone. `--guide` makes the guides' pictures alone, of
 * all or of what is named beside it; `--readme` also renews the README's picture.
 */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import sharp from "sharp";
import { openBrowser } from "../../apps/console/src/testing/browser.ts";
import { SAMPLES } from "../../packages/device/src/samples.ts";
import { forget, openTown } from "../../town/src/stage/testing/open-town.ts";
import { type Dress, force, SCREENS, SHOWN_WITH, visit } from "../../town/src/stage/testing/phone-visit.ts";
import { deskPictures } from "./desk.ts";
import { deskGuide } from "./desk-guide.ts";
import { healthPictures } from "./health.ts";
import { healthGuide } from "./health-guide.ts";
import { nodePictures } from "./node.ts";
import { publicGuide, publicPictures } from "./public.ts";
import { firstDays } from "./seat.ts";
import { stationGuide } from "./station-guide.ts";

const folder = resolve(import.meta.dirname, "../../shots");
const pictures = resolve(import.meta.dirname, "../../docs/guides/pictures");
for (const one of [folder, pictures]) mkdirSync(one, { recursive: true });
const given = (flag: string) => process.argv.includes(`--${flag}`);
const named = ["app", "town", "desk", "health", "node"].filter(given);
const wanted = (kind: string) => named.length === 0 || named.includes(kind);
const browser = await openBrowser();
const town = await openTown(undefined, wanted("app") ? "app" : "card");
let taken = 0;

async function picture(
  name: string,
  options: Parameters<typeof browser.newPage>[0],
  url: string,
  ready: string,
  locale = "vi",
) {
  const page = await browser.newPage(options);
  await page.addInitScript(`localStorage.setItem("bluezone-town-locale", "${locale}")`);
  await page.goto(url);
  await page.locator(ready).first().waitFor();
  await page.screenshot({ path: resolve(folder, `${name}.png`), fullPage: true });
  taken += 1;
  await page.close();
}

const wide = { viewport: { width: 1480, height: 900 } };
const narrow = { viewport: { width: 320, height: 640 } };

/** The app in the dresses that pictures are looked at in. */
const GALLERY: Readonly<Record<string, Dress>> = {
  vi: { lang: "vi", theme: "light", width: 360, text: 100 },
  "en-dark": { lang: "en", theme: "dark", width: 360, text: 100 },
  "vi-200": { lang: "vi", theme: "light", width: 320, text: 200 },
};

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
  for (const [name, dress] of Object.entries(GALLERY)) {
    const { page } = await visit(browser, town, dress);
    for (const state of Object.keys(SAMPLES)) {
      await force(page, state);
      await page.waitForTimeout(60);
      await shoot(page, resolve(folder, `app/home-${state}-${name}.png`));
    }
    await page.close();
    for (const path of SCREENS) {
      const { page } = await visit(browser, town, dress, path, SHOWN_WITH[path] ?? "protected");
      await shoot(page, resolve(folder, `app/screen${path.replaceAll(/[/?=]/g, "-")}-${name}.png`));
      await page.close();
    }
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
    const { page } = await visit(browser, town, GALLERY["vi"]!, path, state);
    await keep(page, name);
    await page.close();
  }
}

async function pages(): Promise<void> {
  await picture("town-first-start", wide, town.url, "[data-resident=sau]");
  const page = await browser.newPage(wide);
  await page.goto(town.url);
  await page.locator("[data-on-map=tu]").click();
  await page.locator("[data-do=beside]").selectOption("sau");
  await page.locator("[data-do=put]").click();
  await page.locator("[data-jump=hour]").click();
  await page.locator("[data-guide=positive]").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "×600" }).click();
  await page.locator("[data-on-map=ut]").click();
  await page.locator("[data-do=bluetooth]").click();
  await page.locator("[data-on-map=sau]").click();
  await page.locator("[data-do=positive]").click();
  await page.locator("[data-phone=tu][data-state=exposed-high]").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "×1", exact: true }).click();
  await page.screenshot({ path: resolve(folder, "town-alert.png"), fullPage: true });
  await page.locator("[data-step=publish] button").click();
  await page.screenshot({ path: resolve(folder, "town-wire.png"), fullPage: true });
  await page.locator("[data-do=keys]").click();
  await page.locator(".server.act").waitFor();
  await page.screenshot({ path: resolve(folder, "town-keys-stopped.png"), fullPage: true });
  await page.locator("[data-do=keys]").click();
  const [keysDocs, healthDocs] = await page
    .locator(".desks .links a")
    .evaluateAll((links) => links.map((link) => String(link)));
  await page.close();
  taken += 3;
  for (const locale of ["vi", "en"])
    for (const colorScheme of ["light", "dark"] as const) {
      await picture(
        `town-${locale}-${colorScheme}`,
        { ...wide, colorScheme },
        town.url,
        "[data-phone=tu]",
        locale,
      );
      await picture(
        `town-${locale}-${colorScheme}-320`,
        { ...narrow, colorScheme },
        town.url,
        "[data-on-map=tu]",
        locale,
      );
    }
  const health = new URL(String(healthDocs)).origin;
  for (const colorScheme of ["light", "dark"] as const)
    await picture(
      `code-link-${colorScheme}-320`,
      { ...narrow, colorScheme },
      `${health}/v#c=K7M4P2QD9XTA5RWE`,
      "h1",
    );
  await picture("api-keys", wide, String(keysDocs), "h2, .title");
  await picture("api-health", wide, String(healthDocs), "h2, .title");
  if (process.argv.includes("--readme"))
    copyFileSync(resolve(folder, "town-alert.png"), resolve(import.meta.dirname, "../../docs/town.png"));
}

try {
  const guides = given("guide");
  if (wanted("app")) await (guides ? guide() : gallery());
  if (wanted("desk") || (wanted("health") && !guides)) await firstDays(town);
  if (wanted("desk")) {
    if (guides) {
      await publicGuide(browser, town, keep);
      await deskGuide(browser, town, keep);
      await stationGuide(browser, town, keep);
    } else {
      taken += await deskPictures(browser, town, folder);
      taken += await publicPictures(browser, town, folder);
    }
  }
  if (wanted("health")) {
    if (guides) await healthGuide(keepBytes);
    else taken += await healthPictures(browser, town, folder);
  }
  if (wanted("town") && !guides) await pages();
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
