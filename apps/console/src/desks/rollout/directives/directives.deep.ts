/** Passing a letter down in Chromium, on a real server: from the register to who has not taken note. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

const desk = shared(() => openDesk());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();

test("an officer enters letter 1313, makes a task of every clause, files it, passes it down, and sees whom to ring", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-province-committee");
  await go("/directives");
  await page.getByText("Chưa có văn bản nào.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "directives-empty");
  await page.getByRole("button", { name: "Thêm công văn 1313" }).click();
  await heading(page, "1313/STTTT-KHTC");
  await page.getByText("Nhắm vào người theo quốc tịch là phân biệt đối xử").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive");
  await page.getByRole("button", { name: "Điểm 7.2", exact: true }).click();
  const led = await page.getByRole("article", { name: "Điểm 7.2", exact: true }).boundingBox();
  assert.ok(led && led.y > 40 && led.y < 200, "the clause stands at the top");
  await page.getByText("Đây là bản nháp. Ghi vào sổ rồi mới giao xuống được.").waitFor();
  assert.equal(await page.getByRole("link", { name: "Giao xuống" }).count(), 0, "the register comes first");
  await page.getByRole("button", { name: "Ghi vào sổ" }).click();
  await page.getByText("Đã ghi vào sổ: số 1, bản 1.").waitFor();
  await page.getByRole("link", { name: "Giao xuống" }).click();
  await heading(page, "Giao xuống: 1313/STTTT-KHTC");
  assert.deepEqual(await axe(page), []);
  await page.getByText("21 điểm có việc để giao").waitFor();
  await page.getByText(/điểm chưa ghi cần làm gì nên sẽ không thành việc/).waitFor();
  await picture(page, "directive-plan");
  await page.getByRole("link", { name: "7.2", exact: true }).click();
  await heading(page, "Sửa các điểm");
  const search = page.locator("input:focus");
  const seen = await search.boundingBox();
  assert.ok(seen && seen.y > 60 && seen.y < 840, "the field is in sight");
  await search.fill("ban tin");
  await page.getByRole("option", { name: /Phát bản tin ít nhất hai lần mỗi ngày/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive-duty");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("input[type=checkbox]:checked").first().waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Lập việc cho mọi điểm" }).click();
  await page.getByText("Đã lập 21 việc.").waitFor();
  const send = page.getByRole("button", { name: /^Giao 21 việc cho \d+ đơn vị$/ });
  await send.waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive-pass");
  await send.click();
  await page.getByText(/^Đã giao 21 việc cho \d+ đơn vị\.$/).waitFor();
  await heading(page, "Tiến độ: 1313/STTTT-KHTC");
  await page.getByRole("heading", { name: /Chưa tiếp nhận việc nào/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive-progress");
  await page.getByRole("link", { name: "1313/STTTT-KHTC" }).click();
  await page.getByText("Đã giao xuống.", { exact: true }).waitFor();
  await page.waitForLoadState("networkidle");
  assert.equal(await page.getByRole("link", { name: /^Giao/ }).count(), 0, "nothing is left to pass down");
  await page
    .getByText(/đã giao tới \d+ đơn vị/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Thêm việc" }).first().click();
  const dialog = page.getByRole("dialog", { name: /^Thêm việc từ điểm/ });
  await dialog.getByRole("combobox", { name: "Giao cho loại đơn vị" }).fill("nha may");
  await page.getByRole("option", { name: "Nhà máy" }).click();
  await page.keyboard.press("Escape");
  const save = await dialog.getByRole("button", { name: "Lưu" }).boundingBox();
  assert.ok(save && save.y + save.height <= 900, "the whole dialog is in sight");
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive-task");
  await dialog.getByRole("button", { name: "Đóng" }).click();
  await page.getByRole("link", { name: "Nơi nhận" }).click();
  await heading(page, "Nơi nhận: 1313/STTTT-KHTC");
  assert.deepEqual(
    await page.locator(".table-port").evaluate((port) => ({
      hidden: port.scrollWidth - port.clientWidth,
      cut: [...port.querySelectorAll("tbody th")].filter((name) => name.scrollWidth > name.clientWidth)
        .length,
    })),
    { hidden: 0, cut: 0 },
    "every column is in sight and every name whole",
  );
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive-distribution");
  const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (process.env["PICTURES"]) await writeFile(`${process.env["PICTURES"]}/distribution.pdf`, paper);
  assert.ok(pages > 0 && pages <= 5, `${pages} pages`);
  assert.deepEqual(faults, []);
});

test("a pasted letter is split, corrected clause by clause, and two officers at once are shown to each other", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-province-committee");
  await go("/directives");
  await page.keyboard.press("n");
  await heading(page, "Thêm văn bản");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await page.getByText("Cần điền ô này.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.locator("#field-number").fill("55/UBND-VX");
  await page.locator("#field-issuedOn").fill("2812");
  await page.locator("#field-issuer").fill("Ủy ban nhân dân tỉnh An Giang");
  await page.locator("#field-subject").fill("V/v đeo khẩu trang");
  await page.locator("#field-text").fill("1. Đeo khẩu trang.\n2. Rửa tay.\n- Bằng xà bông.");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Đã lưu bản nháp, tách thành 3 điểm.").waitFor();
  await heading(page, "Sửa các điểm");
  await page.getByRole("checkbox", { name: /Rửa tay, vệ sinh tay thường xuyên/ }).check();
  await page.getByRole("checkbox", { name: /Đeo khẩu trang nơi công cộng/ }).check();
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive-clauses");
  const second = await desk.seat("administrator", "89-province-committee");
  const id = page.url().split("/").at(-2) ?? "";
  await second.go(`/directives/${id}/clauses`);
  await second.page.getByRole("textbox", { name: "Nội dung" }).first().fill("Đeo khẩu trang ở chợ.");
  await second.page.getByRole("button", { name: "Lưu bản nháp" }).click();
  await second.page.getByText("Đã lưu bản nháp với 3 điểm.").waitFor();
  await page.getByRole("textbox", { name: "Nội dung" }).first().fill("Đeo khẩu trang trên phà.");
  await page.getByRole("button", { name: "Lưu bản nháp" }).click();
  const dialog = page.getByRole("dialog", { name: "Hai người cùng sửa" });
  await dialog.getByText("Đeo khẩu trang ở chợ.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "directive-conflict");
  await dialog.getByRole("button", { name: "Giữ như đã chọn" }).click();
  await page.getByText("Đã lưu bản nháp với 3 điểm.").waitFor();
  await page.getByText("Đeo khẩu trang trên phà.").waitFor();
  assert.equal(
    await page.getByText(/Chưa lưu/).count(),
    0,
    "what was said to be saved is not called unsaved",
  );
  await page.getByText("Đây là bản nháp. Ghi vào sổ rồi mới giao xuống được.").waitFor();
  assert.deepEqual([faults.filter((fault) => !fault.includes("409")), second.faults], [[], []]);
});

test("the pages of letters stand at 768 px and 200 % text, in English and in the dark, without scrolling sideways", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-province-committee", {
    locale: "en",
    colorScheme: "dark",
    viewport: { width: 768, height: 1_024 },
  });
  await go("/directives");
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  await page.getByRole("link", { name: "1313/STTTT-KHTC" }).click();
  await heading(page, "1313/STTTT-KHTC");
  for (const part of ["", "/clauses", "/pass", "/progress", "/distribution"]) {
    await page.evaluate(
      (to) => location.assign(to),
      `#${page.url().split("#")[1]!.split("/").slice(0, 3).join("/")}${part}`,
    );
    await page.waitForTimeout(300);
    await page.waitForLoadState("networkidle");
    await page.locator("main h1").waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${part}: ${wide} px too wide`);
    // The page before stands until the next one's code has come; then there is a moment without a heading.
    if ((await axe(page)).length > 0) await page.locator("main h1").waitFor();
    assert.deepEqual(await axe(page), [], part);
    await picture(page, `directive-dark${part.replace("/", "-")}`);
  }
  assert.deepEqual(faults, []);
});
