/** The pictures in Chromium, on a real server with a made-up outbreak: drawn, accessible, by keyboard, narrow, dark, in large text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addMadeUpOutbreak } from "@bluezone/health/testing/made-up-outbreak";
import { parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, sideways } from "../../../testing/page.ts";

const NOW = parseInstant("2020-12-28T15:00:00+07:00");
const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  desk.server.clock.set(NOW);
  // The register of units is entered with the first person.
  await desk.server.as("epidemiologist", "89-health-department");
  await addMadeUpOutbreak(desk.server);
  return desk;
});

/** Waits until so many pictures are drawn. */
const drawn = (page: Page, many: number) =>
  page.waitForFunction(
    (n) =>
      document.querySelectorAll(".drawing svg path").length > 0 &&
      document.querySelectorAll(".drawing svg").length >= n,
    many,
  );

for (const [name, options] of [
  ["at 1440 px", { viewport: { width: 1440, height: 1000 } }],
  ["at 390 px in the dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
  ["in English with text of 200 %", { viewport: { width: 1440, height: 1000 }, locale: "en" }],
] as const)
  test(`every picture is drawn, accessible and whole ${name}`, async () => {
    const { page, faults, go } = await desk.seat("epidemiologist", "89-health-department", options);
    await go("/outbreak");
    if (name.includes("200")) await page.addStyleTag({ content: "html { font-size: 200% }" });
    await drawn(page, 12);
    assert.equal(await page.locator(".picture").count(), 9);
    assert.equal(await page.locator(".picture .state").count(), 0, "each has cases enough");
    assert.deepEqual(await axe(page), []);
    assert.equal(await sideways(page), 0);
    await picture(page, `outbreak ${name}`.replaceAll(/\W+/g, "-"));
    assert.deepEqual(faults, []);
    await page.context().close();
  });

test("drawings that have no width for a moment are drawn again, and nothing breaks meanwhile", async () => {
  const { page, faults, go } = await desk.seat("epidemiologist", "89-health-department");
  await go("/outbreak");
  await drawn(page, 12);
  for (const width of ["0", ""]) {
    await page.evaluate((to) => {
      for (const one of document.querySelectorAll<HTMLElement>(".drawing")) one.style.width = to;
    }, width);
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => setTimeout(next))));
  }
  await drawn(page, 12);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("a table opens by keyboard, its file has the same rows, and one picture prints alone", async () => {
  const { page, faults, go } = await desk.seat("epidemiologist", "89-health-department");
  await go("/outbreak");
  const card = page.getByRole("region", { name: "Bản đồ: số ca trên 100.000 dân", exact: true }).first();
  await card.getByRole("button", { name: "Bảng số" }).focus();
  await page.keyboard.press("Enter");
  const rows = await card.locator("tbody tr").count();
  assert.ok(rows > 11);
  assert.deepEqual(await axe(page), []);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    card.getByRole("button", { name: /^Tải CSV/ }).press("Enter"),
  ]);
  assert.equal(file.suggestedFilename(), "ban-do-2020-12-28.csv");
  const stream = await file.createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString("utf8");
  assert.equal(text.trim().split("\r\n").length, rows + 1);
  // What the printer sees is looked at while it would print.
  const seen = await page.evaluate(() => {
    const { promise, resolve } = Promise.withResolvers<number>();
    window.print = () => {
      resolve(document.querySelectorAll("[data-print-one] [data-printed]").length);
      dispatchEvent(new Event("afterprint"));
    };
    document.querySelectorAll<HTMLButtonElement>(".picture button:last-of-type")[1]?.click();
    return promise;
  });
  assert.equal(seen, 1);
  assert.equal(await page.locator("[data-print-one]").count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("one district and a short time are asked anew, and where there are not cases enough it says so", async () => {
  const { page, faults, go } = await desk.seat("epidemiologist", "89-health-department");
  await go("/outbreak");
  await page.getByRole("combobox", { name: "Huyện" }).selectOption("894");
  await page.getByRole("combobox", { name: "Giai đoạn" }).selectOption("2");
  await page.locator(".picture .state-empty").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.route("**/api/health/outbreak/delays", (route) => route.abort());
  await page.getByRole("combobox", { name: "Giai đoạn" }).selectOption("4");
  const failed = page.getByRole("region", { name: "Thời gian từng bước", exact: true });
  await failed.getByRole("button").first().waitFor();
  assert.deepEqual(await axe(page), []);
  assert.ok(
    faults.every((fault) => fault.includes("ERR_FAILED")),
    faults.join(),
  );
  await page.context().close();
});

test("who reads totals alone is told weeks, with small numbers hidden, and nothing else", async () => {
  const { page, faults, go } = await desk.seat("observer", "89-health-department");
  await go("/outbreak");
  await drawn(page, 2);
  assert.equal(await page.locator(".picture").count(), 5);
  await page.getByText("số nhỏ được ẩn").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "outbreak-told");
  assert.deepEqual(faults, []);
  await page.context().close();
});
