/** Whether the system works, in Chromium on a real server with a made-up outbreak: accessible, narrow, dark, in large text, told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IndicatorsFile } from "@bluezone/contract/told-indicators";
import { addMadeUpOutbreak } from "@bluezone/health/testing/made-up-outbreak";
import { parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, sideways } from "../../../testing/page.ts";

const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  desk.server.clock.set(parseInstant("2020-12-28T15:00:00+07:00"));
  // The register of units is entered with the first person.
  await desk.server.as("epidemiologist", "89-health-department");
  await addMadeUpOutbreak(desk.server);
  return desk;
});

/** Waits until so many pictures are drawn. */
const drawn = (page: Page, many: number) =>
  page.waitForFunction((n) => document.querySelectorAll(".drawing svg").length >= n, many);

for (const [name, options] of [
  ["at 1440 px", { viewport: { width: 1440, height: 1000 } }],
  ["at 390 px in the dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
  ["in English with text of 200 %", { viewport: { width: 1440, height: 1000 }, locale: "en" }],
] as const)
  test(`what does not work stands first, and every picture is drawn, accessible and whole ${name}`, async () => {
    const { page, faults, go } = await desk.seat("epidemiologist", "89-health-department", options);
    await go("/indicators");
    if (name.includes("200")) await page.addStyleTag({ content: "html { font-size: 200% }" });
    await drawn(page, 6);
    assert.ok((await page.locator(".failing li").count()) >= 1, "something is beyond its limit");
    assert.deepEqual(await axe(page), []);
    assert.equal(await sideways(page), 0);
    await picture(page, `top ${name}`.replaceAll(/\W+/g, "-"), 1_000);
    await page.locator(".fold.card button").first().press("Enter");
    assert.deepEqual(await axe(page), []);
    await picture(page, `indicators ${name}`.replaceAll(/\W+/g, "-"));
    assert.deepEqual(faults, []);
    await page.context().close();
  });

test("who reads totals alone is told the province, and the file has what is told and nothing else", async () => {
  const { page, faults, go } = await desk.seat("observer", "89-health-department");
  await go("/indicators");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải tệp cho trang công khai" }).press("Enter"),
  ]);
  assert.match(file.suggestedFilename(), /^hieu-qua-2020-12-\d\d\.json$/);
  const text = Buffer.concat(await (await file.createReadStream()).toArray())
    .toString("utf8")
    .replace("\ufeff", "");
  const { content } = IndicatorsFile.parse(JSON.parse(text));
  assert.ok(content.weeks.length > 4 && !text.includes("exact"));
  assert.equal(await page.locator(".drawing").count(), 0);
  assert.deepEqual(await axe(page), []);
  await picture(page, "indicators-told");
  assert.deepEqual(faults, []);
  await page.context().close();
});
