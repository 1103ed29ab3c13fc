/** The questionnaire and the line list in Chromium, on a real server: by keyboard, dark, narrow, in English, with axe. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, tabTo } from "../../../testing/page.ts";

const STATION = "30478-health-station";
let caseId: string;
const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  const officer = await desk.server.as("health-officer", STATION);
  ({ id: caseId } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { name: "Lê Thị Phiếu", birthYear: 1994, phone: null, commune: "30478", address: null },
    classed: { class: "suspected", tested: null },
    onset: { onset: "day", onsetDay: "2020-12-24" },
    doublesSeen: true,
  }));
  return desk;
});

test("a case is asked by keyboard; a further question appears once it is needed, and the answers stand on the page", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go(`/cases/${caseId}?tab=questions`);
  await page.getByText("Chưa ghi phiếu này.").waitFor();
  assert.deepEqual(await axe(page), []);
  await tabTo(page, "Hỏi và ghi", 80);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("Control+Enter");
  await dialog.getByText("Chưa có câu trả lời nào. Ghi ít nhất một câu.").first().waitFor();
  const travelled = dialog.getByRole("radiogroup", { name: "Có đi khỏi tỉnh không?" });
  assert.equal(await dialog.getByText("Đi đâu?").count(), 0);
  await travelled.getByRole("radio", { name: "có", exact: true }).focus();
  await page.keyboard.press("Space");
  await dialog.getByRole("checkbox", { name: "qua biên giới đường bộ" }).focus();
  await page.keyboard.press("Space");
  const size = dialog.getByLabel("Nhà có bao nhiêu người, kể cả người này?");
  await size.fill("99");
  await page.keyboard.press("Control+Enter");
  await dialog.getByText("Gõ số từ 1 đến 50.").first().waitFor();
  await size.fill("4");
  assert.deepEqual(await axe(page), []);
  await picture(page, "questionnaire-dialog");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Đã ghi phiếu.").waitFor();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("qua biên giới đường bộ").waitFor();
  await picture(page, "questionnaire");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await axe(page), []);
  await picture(page, "questionnaire-390-dark");
  assert.deepEqual(
    faults.filter((fault) => !/400/.test(fault)),
    [],
  );
});

test("the line list is narrowed, counted and downloaded as CSV and as a workbook, with its dictionary", async () => {
  const { page, faults, go } = await desk.seat("epidemiologist", STATION, {
    viewport: { width: 1440, height: 900 },
  });
  await go("/linelist");
  await page
    .getByRole("status")
    .filter({ hasText: /^\d+ dòng$/ })
    .waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "linelist");
  const saved = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name, exact: true }).click(),
    ]);
    return readFile(await download.path());
  };
  const csv = (await saved("Tải CSV")).toString("utf8");
  assert.match(csv, /^\ufeff"id";"class"/);
  assert.ok(csv.includes(caseId) && !csv.includes("Phiếu") && !csv.includes("1994"));
  assert.equal((await saved("Tải .xlsx")).subarray(0, 2).toString(), "PK");
  assert.match((await saved("Tải từ điển (CSV)")).toString("utf8"), /"caseClassification"/);
  await page.getByLabel("Phân loại", { exact: true }).selectOption("discarded");
  await page.getByText("Không có dòng nào. Đổi bộ lọc rồi xem lại.").waitFor();
  await page.getByRole("radio", { name: "Người tiếp xúc" }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Tiếp xúc từ ngày").waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await axe(page), []);
  await picture(page, "linelist-390-dark");
  assert.deepEqual(faults, []);
  const { page: english, go: goEnglish } = await desk.seat("epidemiologist", STATION, { locale: "en" });
  await goEnglish("/linelist?form=sormas");
  await english.getByText("Data dictionary").first().waitFor();
  assert.deepEqual(await axe(english), []);
});
