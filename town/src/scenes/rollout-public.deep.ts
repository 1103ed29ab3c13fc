/** The public pages in Chromium: without scripts, on a small phone, in the dark, and again without a network. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { openBrowser } from "@bluezone/console/testing/browser";
import { enterIndicators } from "@bluezone/contract/rollout/indicators";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { type TestRollout, testRollout } from "@bluezone/rollout/testing/rollout";
import type { Browser, Page } from "playwright-core";
import { madeUpIndicators } from "../world/made-up-indicators.ts";

const PAGES = [
  "/",
  "/situation",
  "/numbers",
  "/working",
  "/bulletins",
  "/hotlines",
  "/venues",
  "/how",
  "/transparency",
  "/data",
  "/help/android",
  "/help/iphone",
  "/help/none",
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

let t: TestRollout;
let browser: Browser;
before(async () => {
  t = await testRollout({
    ROLLOUT_ANDROID_URL: "https://store.example.vn/android",
    ROLLOUT_IOS_URL: "https://store.example.vn/ios",
  });
  const officer = await t.as("rollout-officer", "89-province-committee");
  await officer.post(enterSituation, {
    version: 0,
    content: {
      day: "2020-12-27",
      cutOff: "2020-12-27T01:00:00.000Z",
      counts: {
        confirmedToday: 0,
        confirmedTotal: 57,
        recovered: 50,
        testedToday: 1_204,
        quarantineSite: 412,
        quarantineHome: 96,
        released: null,
      },
      districts: [{ code: "889", count: 40 }],
      source: { vi: "Sở Y tế An Giang", en: "An Giang health department" },
      method: { vi: "", en: "" },
      advice: { vi: "", en: "" },
      illustrative: true,
    },
  });
  await officer.post(enterIndicators, { version: 0, content: madeUpIndicators(t.clock.now()) });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await t?.close();
});

/** What axe finds wrong, as "rule: element". */
async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return (await page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html.slice(0, 120))))`)) as string[];
}

test("axe finds nothing on any public page, in light and dark, in both languages, and no page scrolls sideways at 320 px", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 320, height: 640 },
      bypassCSP: true,
    });
    const page = await context.newPage();
    for (const path of PAGES)
      for (const address of [path, path === "/" ? "/en" : `/en${path}`]) {
        await page.goto(t.url + address);
        assert.deepEqual(await axe(page), [], `${address} ${colorScheme}`);
        const over = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
        assert.ok(over <= 0, `${address}: ${over} px too wide`);
      }
    await context.close();
  }
});

test("without scripts every page reads the same, and nothing is asked of another server", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).host));
  for (const path of PAGES) {
    await page.goto(t.url + path);
    assert.ok(((await page.locator("main").textContent()) ?? "").length > 80, path);
  }
  await page.getByRole("link", { name: "English" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.deepEqual([...new Set(asked)], [new URL(t.url).host]);
  await context.close();
});

test("a page that was read opens again without a network, with its cut-off; one that was not does not pretend to", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${t.url}/hotlines`);
  await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
  await page.goto(`${t.url}/situation`);
  assert.deepEqual(complaints, []);
  await context.setOffline(true);
  await page.goto(`${t.url}/situation`);
  await page.getByText("tính đến 8 giờ 27/12/2020").first().waitFor();
  await assert.rejects(page.goto(`${t.url}/numbers`));
  await context.close();
});
