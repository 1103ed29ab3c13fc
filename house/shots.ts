/** `npm run shots`: pictures of every view into `shots/`, in both languages and schemes, wide and 320 px. `--readme` also renews the README's picture. */
import { copyFileSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { openBrowser } from "../town/src/stage/testing/browser.ts";
import { forget, openTown } from "../town/src/stage/testing/open-town.ts";

const folder = resolve(import.meta.dirname, "../shots");
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const town = await openTown();
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

const wide = { viewport: { width: 1280, height: 900 } };
const narrow = { viewport: { width: 320, height: 640 } };

try {
  await picture("town-first-start", wide, town.url, "[data-resident=sau]");
  const page = await browser.newPage(wide);
  await page.goto(town.url);
  await page.locator("[data-resident=tu]").focus();
  await page.locator("[data-do=beside]").selectOption("sau");
  await page.locator("[data-do=put]").click();
  await page.getByRole("button", { name: "×600" }).click();
  await page.waitForTimeout(6_000);
  await page.locator("[data-resident=ut]").focus();
  await page.locator("[data-do=bluetooth]").click();
  await page.locator("[data-resident=sau]").focus();
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
    .locator(".servers a")
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
        "[data-phone=tu]",
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
    copyFileSync(resolve(folder, "town-alert.png"), resolve(import.meta.dirname, "../docs/town.png"));
} finally {
  await browser.close();
  await town.stop();
  forget(town.folder);
}
console.log(`${taken} pictures in shots/`);
