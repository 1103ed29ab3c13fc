/** The health desk of another province, in Chromium: its districts and wards. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Role } from "@bluezone/contract/health/roles";
import type { TestHealth } from "@bluezone/health/testing/health";
import { addMadeUpOutbreak } from "@bluezone/health/testing/made-up-outbreak";
import { parseInstant } from "@bluezone/protocol/time";
import { axe } from "../../testing/axe.ts";
import { type Desk, openHealthDesk } from "../../testing/desk.ts";
import { picture } from "../../testing/page.ts";

let desk: Desk<TestHealth, Role>;
before(async () => {
  desk = await openHealthDesk({ HEALTH_PROVINCE: "can-tho", HEALTH_IDLE: "12h" });
  desk.server.clock.set(parseInstant("2020-12-28T15:00:00+07:00"));
  // The register of units is entered with the first person.
  await desk.server.as("epidemiologist", "92-health-department");
  await addMadeUpOutbreak(desk.server);
});
after(() => desk?.close());

test("the lists of districts and communes are those of Cần Thơ", async () => {
  const { page, go, faults } = await desk.seat("epidemiologist", "92-health-department");
  await go("/chains");
  const district = page.getByLabel("Huyện", { exact: true });
  await district.selectOption({ label: "Ninh Kiều" });
  const options = await district.locator("option").allTextContents();
  assert.deepEqual(options.slice(1), [
    "Ninh Kiều",
    "Ô Môn",
    "Bình Thuỷ",
    "Cái Răng",
    "Thốt Nốt",
    "Vĩnh Thạnh",
    "Cờ Đỏ",
    "Phong Điền",
    "Thới Lai",
  ]);
  await page.getByRole("option", { name: "Cái Khế" }).waitFor({ state: "attached" });
  assert.equal(await page.getByRole("option", { name: "Vĩnh Hanh" }).count(), 0);
  assert.deepEqual(await axe(page), []);
  await go("/outbreak");
  await page.getByRole("option", { name: "Quận Ninh Kiều" }).waitFor({ state: "attached" });
  await picture(page, "outbreak-can-tho");
  assert.deepEqual(faults, []);
  await page.context().close();
});
