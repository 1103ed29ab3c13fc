/** Only here: the simulator in a browser's tab, with the answer that Node gives. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { rolldown } from "rolldown";
import { answerInTab } from "./testing/in-tab.ts";

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(() => browser.close());

test("a tab answers a scenario with the same numbers as Node", async () => {
  const bundle = await rolldown({
    input: new URL("./testing/in-tab.ts", import.meta.url).pathname,
    platform: "browser",
  });
  const { output } = await bundle.generate({ format: "iife", name: "simulator" });
  const page = await browser.newPage();
  await page.addScriptTag({ content: output[0].code });
  const told = await page.evaluate("simulator.answerInTab().then(JSON.stringify)");
  assert.deepEqual(JSON.parse(told as string), JSON.parse(JSON.stringify(await answerInTab())));
  assert.ok((await answerInTab())[0]!.summary.totals.infections.q50 > 100);
});
