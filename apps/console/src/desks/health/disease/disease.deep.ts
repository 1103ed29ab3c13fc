/** The desk under measles in Chromium on a real server: forms have its lists, its words and its rule, and none of COVID-19's. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { COVID_19, MEASLES } from "@bluezone/policy/testing/diseases";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";

const STATION = "30478-health-station";
let desk: Awaited<ReturnType<typeof openHealthDesk>>;
before(async () => {
  desk = await openHealthDesk({ HEALTH_IDLE: "12h", HEALTH_DISEASE: "measles" });
});
after(() => desk?.close());

test("a new case of measles has its tests, its day of rash, its definition and its rule of contact", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/cases/new");
  const main = page.locator("main");
  for (const { words } of MEASLES.tests) await main.getByText(words.vi, { exact: true }).waitFor();
  for (const { words } of COVID_19.tests)
    assert.equal(await main.getByText(words.vi, { exact: true }).count(), 0, words.vi);
  await main.getByText(MEASLES.onset.vi).first().waitFor();
  await main.getByText("ở chung một không gian, không kể khoảng cách").waitFor();
  await main.getByText(MEASLES.definitions[0]?.document ?? "").waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});

test("samples and symptoms of a case of measles are chosen from its lists, in English too", async () => {
  const officer = await desk.server.as("health-officer", STATION);
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { name: "Thạch Thị Sởi Minh Họa", birthYear: 2016, phone: null, commune: "30478", address: null },
    classed: { class: "suspected", tested: null },
    onset: { onset: "none", onsetDay: null },
    doublesSeen: true,
  });
  const { page, faults, go } = await desk.seat("health-officer", STATION, { locale: "en" });
  await go(`/cases/${id}`);
  await page.getByRole("tab", { name: "Samples" }).click();
  await page.getByRole("button", { name: "Add sample" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("measles IgM", { exact: true }).waitFor();
  assert.deepEqual(
    (await dialog.locator("#field-specimen option").allTextContents()).slice(1),
    MEASLES.specimens.map(({ words }) => words.en),
  );
  assert.deepEqual(faults, []);
});

test("a page that is not told the disease says so, and shows its form once it is asked again", async () => {
  const { page, go } = await desk.seat("health-officer", STATION);
  await page.route("**/api/health/disease", (route) => route.abort());
  await go("/cases");
  await page.goto(`${desk.server.url}/desk/#/cases/new`);
  const again = page.getByRole("alert").getByRole("button", { name: "Thử lại" });
  await again.waitFor();
  await page.unroute("**/api/health/disease");
  await again.click();
  await page.getByText(MEASLES.onset.vi).first().waitFor();
  await page.context().close();
});
