/** Only here: the operator page and the canary's public status page in Chromium: whole, accessible and in one language in each look. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe } from "@bluezone/console/testing/axe";
import { openBrowser } from "@bluezone/console/testing/browser";
import { statusPage } from "../../canary/page/status-page.ts";
import { SAMPLED_FACTS } from "../../canary/testing/sampled-rounds.ts";
import type { Pages } from "../figures.ts";
import { statusOf } from "../look.ts";
import { SAMPLED_NOW, SAMPLED_PAGES, sampledLooks } from "../testing/sampled-status.ts";
import { operatorPage } from "./operator-page.ts";
import { STYLE } from "./style.ts";

let browser: Awaited<ReturnType<typeof openBrowser>>;
before(async () => {
  browser = await openBrowser();
});
after(() => browser?.close());

type Written = (locale: "vi" | "en") => string;
const operator =
  (pages: Pages, oldest?: number): Written =>
  (locale) =>
    operatorPage(
      locale,
      statusOf(pages, pages === SAMPLED_PAGES.trouble ? ["rollout"] : []),
      pages === SAMPLED_PAGES.silent ? [] : sampledLooks(oldest),
      SAMPLED_NOW,
    ).replace('<link rel="stylesheet" href="/style.css">', `<style>${STYLE}</style>`);

const WRITTEN: Readonly<Record<string, Written>> = {
  "operator-well": operator(SAMPLED_PAGES.well),
  "operator-day-broken": operator(SAMPLED_PAGES.well, 1_020),
  "operator-trouble": operator(SAMPLED_PAGES.trouble),
  "operator-silent": operator(SAMPLED_PAGES.silent),
  "status-tested": (locale) => statusPage(locale, SAMPLED_FACTS.tested),
  "status-untested": (locale) => statusPage(locale, SAMPLED_FACTS.untested),
};

for (const [locale, colorScheme, width, text] of [
  ["vi", "light", 390, 100],
  ["vi", "dark", 1_440, 100],
  ["en", "light", 1_440, 100],
  ["en", "dark", 320, 200],
] as const)
  test(`the operator page and the status page are whole and accessible: ${locale} ${colorScheme} ${width} px ${text} %`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    for (const [name, written] of Object.entries(WRITTEN)) {
      await page.setContent(written(locale));
      // A table that is open is looked at too.
      const sideways = await page.evaluate(`
        document.documentElement.style.fontSize = "${text}%";
        for (const one of document.querySelectorAll("details")) one.open = true;
        document.documentElement.scrollWidth - document.documentElement.clientWidth;`);
      assert.equal(sideways, 0, name);
      assert.deepEqual(await axe(page), [], name);
      assert.equal(await page.getAttribute("html", "lang"), locale, name);
    }
    await page.close();
  });
