/** Only here: every form of the residents' app, in Chromium: a refused press puts a sentence in sight, and the focus on it or on its field. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "@bluezone/console/testing/browser";
import type { Browser } from "playwright-core";
import { forget, type OpenTown, openTown } from "./testing/open-town.ts";
import { tour } from "./testing/phone-visit.ts";
import { lostFault, REFUSED_FORMS } from "./testing/refused-forms.ts";

/** Building the app takes a minute on a slow machine, and several beside other tests. */
const BUILDING = 900_000;
let browser: Browser;
let town: OpenTown;
before(async () => {
  browser = await openBrowser();
  town = await openTown(undefined, "app");
  const page = await browser.newPage();
  await page.goto(town.url);
  await page.locator("[data-app=ready], [data-app=failed]").first().waitFor({ timeout: BUILDING });
  assert.equal(await page.locator("[data-app=failed]").count(), 0);
  await page.close();
});
after(async () => {
  await browser?.close();
  await town?.stop();
  if (town) forget(town.folder);
});

for (const width of [320, 1_280])
  test(`a refused press leads to its sentence in every form, ${width} px wide`, async (walk) => {
    const { page, faults, go } = await tour(browser, town, { lang: "vi", theme: "light", width, text: 100 });
    for (const [file, { path, state, before = [], press, next = [] }] of Object.entries(REFUSED_FORMS))
      await walk.test(file, async () => {
        await go(path, state);
        for (const testId of before) await page.getByTestId(testId).click();
        for (const change of [async () => {}, ...next]) {
          await change(page);
          await page.getByTestId(press).click();
          assert.equal(await lostFault(page), "");
        }
        assert.deepEqual(faults, []);
      });
    await page.close();
  });
