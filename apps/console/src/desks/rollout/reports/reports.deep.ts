/** The week's report in Chromium: from figures with their rows to a numbered paper, and a letter. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { fillWeek } from "@bluezone/rollout/numbers/testing/sample-week";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";

const desk = shared(async () => {
  const desk = await openDesk();
  desk.server.clock.set(parseInstant("2020-12-27T16:50:00+07:00"));
  await fillWeek(desk.server, await desk.server.as("rollout-officer", "89-province-committee"), "2020-12-27");
  return desk;
});

test("the report shows each figure's rows, is closed after the cut-off, and the paper has the screen's figures", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  await seat.go("/reports");
  await page.getByText(/Sau giờ đó mới chốt và xuất được/).waitFor();
  assert.equal(await page.getByRole("button", { name: "Xuất báo cáo" }).count(), 0);
  desk.server.clock.set(parseInstant("2020-12-27T17:05:00+07:00"));
  await page.reload();
  await page.getByText("Chưa chốt số tuần này.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: /dòng: Số đơn vị báo/ }).click();
  await page
    .getByRole("dialog")
    .getByText(/trên .* \(/)
    .first()
    .waitFor();
  assert.equal(await page.getByRole("dialog").locator("tbody tr[data-row]").count(), 30);
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  const values = await page
    .locator("section[aria-label='Số liệu của báo cáo'] tbody td[data-figures]")
    .allInnerTexts();
  assert.equal(values.length, 13);
  const shares = (await page.getByRole("main").innerText()).match(/\d,\d*(?=%)/g) ?? [];
  assert.deepEqual([shares.length > 13, shares.filter((share) => !/,\d\d$/.test(share))], [true, []]);
  await page.getByLabel("Số đầu tiên của sổ năm nay").fill("12");
  await page.getByRole("button", { name: "Xuất báo cáo" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Xuất báo cáo" }).click();
  await page.getByText("Đã xuất 12/BC-STTTT.").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tải PDF: 12/BC-STTTT" }).click();
  const file = await (await download).path();
  const paper = execFileSync("pdftotext", [file, "-"]).toString("utf8").normalize("NFC").replace(/\s+/g, " ");
  for (const value of values) assert.ok(paper.includes(value.trim()), value);
  assert.match(paper, /số liệu minh họa/);
  assert.deepEqual(seat.faults, []);
});

test("a letter takes the next number of its register; what is missing is told beside its field", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee", {
    locale: "en",
    colorScheme: "dark",
  });
  const { page } = seat;
  await seat.go("/reports/letter");
  await page.getByRole("button", { name: "Number and keep" }).click();
  await page.getByText("This field is needed.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Subject").fill("tiếp tục đẩy mạnh tuyên truyền");
  await page.getByLabel(/^Text/).fill("Sở đề nghị các đơn vị:\n- cài đặt Bluezone");
  await page.getByLabel("Closing sentence").fill("Trân trọng");
  await page.getByLabel("First number of this year's register").fill("1313");
  await page.getByRole("button", { name: "Number and keep" }).click();
  await page.getByRole("row", { name: /1313\/STTTT-KHTC/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(seat.faults, []);
});
