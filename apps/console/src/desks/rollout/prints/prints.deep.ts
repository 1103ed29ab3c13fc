/** Printing and the register of placements in Chromium, from choosing buses to the sheet that is marked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { enlarge, sideways } from "../../../testing/page.ts";

const desk = shared(() => openDesk());

test("an officer prints 500 sheets for chosen buses by keyboard, sees how far it has come, and takes the files", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-transport-department");
  await go("/prints");
  await page.getByText("Chưa in lần nào.").waitFor();
  await page.keyboard.press("n");
  await page.getByLabel("Loại ấn phẩm").selectOption("vehicle-sheet");
  await page.getByRole("button", { name: "Tạo tờ in" }).click();
  await page.getByText("Chọn ít nhất một nơi.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Huyện").selectOption("889");
  await page.getByRole("button", { name: "Chọn cả 3 nơi" }).press("Enter");
  await page.getByLabel("Số tờ mỗi nơi").fill("167");
  await page.getByRole("button", { name: "Tạo 501 tờ" }).press("Enter");
  await page.getByText("Đã cấp mã 0 trên 501 tờ").waitFor();
  assert.deepEqual(await axe(page), []);
  const made = desk.server.rollout.runJobs(desk.server.clock.now());
  await page.getByText(/Đã dàn [1-5]00 trên 501 tờ/).waitFor({ timeout: 60_000 });
  await made;
  await page.getByText("501 tờ, mỗi tờ một mã QR.").waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tải PDF, tờ 1 đến 100" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "bluezone-vehicle-sheet-2020-12-27-1-100.pdf");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});

test("the register shows districts and sheets; one is marked, renamed, and says what was done", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-transport-department");
  await go("/placements");
  await page.getByRole("link", { name: "Châu Phú" }).click();
  await page.locator("tbody th a").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Tìm điểm đặt").fill("tuyen xe buyt chau phu 67b-000.17");
  await page.locator("tbody th a").first().click();
  await page.getByRole("button", { name: "Đã dán", exact: true }).click();
  await page.getByText(/Đã đánh dấu .*: Đã dán\./).waitFor();
  await page.getByRole("button", { name: "Cần thay", exact: true }).click();
  await page.getByText(/Đã đánh dấu .*: Cần thay\./).waitFor();
  await page.getByLabel("Vị trí dán").fill("Cửa lên, bên phải");
  await page.getByRole("button", { name: "Lưu" }).click();
  await page.getByText(/Đã lưu/).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});

test("printing and the register are whole in English and in the dark, on 768 px and with text of 200 %", async () => {
  const { page, go } = await desk.seat("rollout-officer", "89-transport-department", {
    locale: "en",
    colorScheme: "dark",
    viewport: { width: 768, height: 1024 },
  });
  for (const path of ["/prints", "/prints/new", "/placements", "/placements/import"]) {
    await go(path);
    await page.waitForTimeout(300);
    assert.deepEqual(await axe(page), [], path);
    await enlarge(page, 200);
    assert.equal(await sideways(page), 0, `${path} scrolls sideways`);
    await enlarge(page, 100);
  }
});
