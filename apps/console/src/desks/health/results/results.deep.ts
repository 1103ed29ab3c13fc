/** A laboratory's file, its errors, and the codes that came of it: in Chromium, on a real server. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Minutes } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { focusStays, picture } from "../../../testing/page.ts";

const desk = shared(() => openHealthDesk());

const HEAD = "mã mẫu,họ tên,năm sinh,điện thoại,xã,xét nghiệm,kết quả,ngày lấy mẫu,ngày có kết quả";
/** Gives a file and says yes to what it has. */
async function give(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/vnd.ms-excel", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: /^Nhập \d+ kết quả, gửi tin nhắn$/ }).click();
}
const FILE = [
  HEAD,
  "M-1,Thạch Thị Sà Mách,1975,0912345678,Vĩnh Thạnh Trung,PCR,dương tính,25/12/2020,26/12/2020",
  "M-2,Mohamad Sa Lễ,1990,,Vĩnh Thạnh Trung,PCR,dương tính,25/12/2020,26/12/2020",
  "M-3,Nguyễn Trần Hoàng Phương Uyên,1988,0912345679,Vĩnh Thạnh Trung,nhanh,âm tính,26/12/2020,26/12/2020",
  "M-4,=1+1,1988,0912345670,Vĩnh Thạnh Trung,PCR,dương tính,31/02/2020,26/12/2020",
].join("\r\n");

async function minute(): Promise<void> {
  desk.server.clock.advance(Minutes(1));
  await desk.server.health.runJobs(desk.server.clock.now());
}

test("a file is handed in, worked off by itself, and its errors are told row by row", async () => {
  const { page, faults, go } = await desk.seat("lab-technician", "889-medical-centre");
  await go("/results");
  await page.getByText("Chưa có tệp kết quả nào trong 7 ngày qua.").waitFor();
  assert.deepEqual(await axe(page), []);
  const [template] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải tệp mẫu (CSV)" }).click(),
  ]);
  const empty = await readFile(await template.path(), "utf8");
  assert.match(empty, /^\ufeff"mã mẫu";"họ tên";/);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "mau.csv", mimeType: "text/csv", buffer: Buffer.from(empty) });
  const offered = page.getByRole("button", { name: /^Nhập .* kết quả, gửi tin nhắn$/ });
  await page.getByText("Dưới dòng đầu của mau.csv không có dòng nào. Chưa gửi gì.").waitFor();
  assert.equal(await offered.count(), 0);
  const junk = async (name: string, buffer: Buffer, said: string): Promise<void> => {
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
    await page.getByText(said).waitFor();
    assert.equal(await page.locator(".fault:focus").count(), 1, "the sentence has the focus");
    assert.equal(await offered.count(), 0);
    assert.deepEqual(await axe(page), []);
  };
  const few = Buffer.from("mã mẫu,họ tên,ghi chú\r\nM-1,Thạch Sên,x");
  await junk("thieu-cot.csv", few, "thieu-cot.csv thiếu cột: năm sinh, điện thoại, xã, xét nghiệm, kết quả");
  await page.getByText("ghi chú", { exact: true }).waitFor();
  await junk("ba-cot.csv", Buffer.from("a,b,c\r\n1,2,3"), "ba-cot.csv thiếu cột: mã mẫu, họ tên");
  await junk("hinh.csv", Buffer.from("89504e470d0a1a0aff00ff", "hex"), "hinh.csv không phải tệp chữ UTF-8.");
  await junk("rong.csv", Buffer.from(`${HEAD}\r\nM-9,,,,,,,,`), "Dòng nào của rong.csv cũng có lỗi.");
  await page.locator("input[type=file]").setInputFiles({
    name: "ket-qua-26-12.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(FILE),
  });
  await page.getByText("ket-qua-26-12.csv: đọc được 4 dòng, 0 dòng có lỗi.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "lab-confirm");
  await page.getByRole("button", { name: "Nhập 4 kết quả, gửi tin nhắn" }).click();
  await page.getByRole("heading", { level: 1, name: "ket-qua-26-12.csv" }).waitFor();
  await page.getByText("chờ tới lượt · Đã xử lý 0 trên 4 dòng").waitFor();
  await minute();
  await minute();
  await page.getByText("Đã nhận 3 kết quả, 2 dương tính.").waitFor();
  await page.getByText("Ngày lấy mẫu phải có thật và trong 60 ngày qua").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "lab-file");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Tải tệp lỗi (CSV)" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^loi-[0-9a-f]{6}\.csv$/);
  await page.setViewportSize({ width: 768, height: 1024 });
  await picture(page, "lab-file-768");
  await page.emulateMedia({ colorScheme: "dark" });
  await go("/results");
  await page.getByRole("link", { name: "ket-qua-26-12.csv" }).waitFor();
  await picture(page, "results-dark");
  assert.deepEqual(
    faults.filter((fault) => !/400/.test(fault)),
    [],
  );
});

test("one result is typed into a form and becomes of it what becomes of a row of a file", async () => {
  const { page, faults, go } = await desk.seat("lab-technician", "889-medical-centre");
  await go("/results");
  await page.getByRole("link", { name: "Nhập một kết quả" }).click();
  await page.getByRole("heading", { level: 1, name: "Nhập một kết quả" }).waitFor();
  await page.locator("#field-reference:focus").waitFor();
  const send = page.getByRole("button", { name: "Nhập kết quả, gửi tin nhắn" });
  await send.click();
  await page.locator("#field-reference:focus").waitFor();
  await page.locator(".error-summary").getByText("Chọn kết quả.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.type("TAY-1");
  const type = (label: string, text: string) =>
    page.getByRole("textbox", { name: label, exact: true }).fill(text);
  await type("Họ tên", "NEÁNG SÓC KHA");
  await type("Năm sinh", "1955");
  await type("Số điện thoại", "84912.345.671");
  await page.getByRole("combobox", { name: "Xã, phường", exact: true }).fill("vinh thanh trung");
  await page
    .getByRole("option", { name: /Vĩnh Thạnh Trung/ })
    .first()
    .click();
  await page.getByRole("radio", { name: "dương tính", exact: true }).check();
  await type("Ngày lấy mẫu", "2612");
  await type("Có triệu chứng từ", "24.12.20");
  assert.deepEqual(await axe(page), []);
  await picture(page, "result-one");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "result-one-dark-390");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: "TAY-1 (nhập tay)" }).waitFor();
  await minute();
  await minute();
  await page.getByText("Đã nhận 1 kết quả, 1 dương tính.").waitFor();

  await go("/results/new");
  await page.locator("#field-reference:focus").waitFor();
  await page.keyboard.type("TAY-1");
  await page.getByRole("radio", { name: "âm tính" }).check();
  await type("Ngày lấy mẫu", "26/12");
  await page.getByRole("button", { name: "Nhập kết quả", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "TAY-1 (nhập tay)" }).waitFor();
  await minute();
  await minute();
  await page.getByText("Mẫu này đã có kết quả khác. Sửa kết quả ở hồ sơ ca bệnh.").waitFor();
  assert.deepEqual(faults, []);

  const station = await desk.seat("health-officer", "30478-health-station");
  await station.go("/codes");
  await station.page.getByText("Neáng Sóc Kha").first().waitFor();
});

test("negative results are told by message only where the operator allows it and somebody ticks it", async () => {
  const { page: plain, go: goPlain } = await desk.seat("lab-technician", "889-medical-centre");
  await goPlain("/results");
  await plain.getByRole("link", { name: "ket-qua-26-12.csv" }).waitFor();
  const tick = "Báo cả kết quả âm tính bằng tin nhắn";
  assert.equal(await plain.getByRole("checkbox", { name: tick }).count(), 0);

  const allowed = await openHealthDesk({ HEALTH_SMS_NEGATIVE: "yes" });
  try {
    const { page, faults, go } = await allowed.seat("lab-technician", "889-medical-centre");
    await go("/results");
    const box = page.getByRole("checkbox", { name: tick });
    await box.waitFor();
    assert.equal(await box.isChecked(), false);
    await box.check();
    assert.deepEqual(await axe(page), []);
    await picture(page, "results-tell-negative");
    await give(page, "am-tinh.csv", FILE);
    await page.getByRole("heading", { level: 1, name: "am-tinh.csv" }).waitFor();
    const { tell_negative } = await allowed.server.database.db
      .selectFrom("lab_file")
      .select("tell_negative")
      .executeTakeFirstOrThrow();
    assert.equal(tell_negative, true);
    assert.deepEqual(faults, []);
  } finally {
    await allowed.close();
  }
});

test("the station sees what wants a hand first, reads a code out, prints one, sends one and ends it", async () => {
  const { page, faults, go } = await desk.seat("health-officer", "30478-health-station");
  await go("/codes");
  const first = page.getByRole("row").nth(1);
  await first.getByText("chưa có số di động").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "codes");
  await page.getByRole("button", { name: "Mở mã của Mohamad Sa Lễ" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Đọc mã 8 số" }).click();
  await dialog.getByText("Đọc từng số cho người này nghe.").waitFor();
  assert.match((await dialog.locator(".big-digits").textContent()) ?? "", /^\d{4}\s\d{4}$/);
  assert.deepEqual(await axe(page), []);
  await picture(page, "code-spoken");
  const read = page.getByRole("dialog", { name: "Đã đọc xong mã?" });
  await page.keyboard.press("Escape");
  await read.getByRole("button", { name: "Chưa, xem tiếp" }).click();
  await dialog.locator(".big-digits").waitFor();
  await page.keyboard.press("Escape");
  await read.getByRole("button", { name: "Đã đọc xong, đóng" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Mở mã của Mohamad Sa Lễ" }).click();
  await dialog.getByRole("button", { name: "In phiếu" }).click();
  const instead = page.getByRole("dialog", { name: "In phiếu mới thay mã cũ?" });
  await instead.getByText(/^Mã cấp lúc .* hết ngay từ lúc này/).waitFor();
  const [slip] = await Promise.all([
    page.waitForEvent("download"),
    instead.getByRole("button", { name: "In phiếu mới" }).click(),
  ]);
  assert.match(slip.suggestedFilename(), /^phieu-ma-AG-\d{4}\.pdf$/);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Cấp mã" }).click();
  await dialog.getByRole("textbox", { name: "Tìm hồ sơ ca bệnh" }).fill("sa mach");
  await dialog.getByRole("button", { name: /^Chọn Thạch Thị Sà Mách/ }).click();
  await dialog.getByRole("button", { name: "Gửi lại mã" }).click();
  await page.getByText(/Mã mới đã gửi, hạn /).waitFor();
  assert.match(desk.server.sms.sent.at(-1)?.text ?? "", /^Bluezone: ma moi/);
  assert.deepEqual(await axe(page), []);
  await picture(page, "code-sent");
  await dialog.getByRole("button", { name: "Đọc mã 8 số" }).click();
  await page.getByText(/^Liên kết gửi lúc .* hết ngay từ lúc này/).waitFor();
  await picture(page, "code-speak-asked");
  await page
    .getByRole("dialog", { name: "Đọc mã mới thay mã cũ?" })
    .getByRole("button", { name: "Để sau" })
    .click();
  await dialog.getByRole("button", { name: "Kết thúc mã" }).click();
  await page
    .getByRole("dialog", { name: "Kết thúc mã này?" })
    .getByRole("button", { name: "Kết thúc mã" })
    .click();
  await page.getByText("Mã đã hết, không dùng được nữa.").waitFor();
  await focusStays(page);
  await page.keyboard.press("Escape");
  await focusStays(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 768, height: 1024 });
  await picture(page, "codes-dark-768");
  assert.deepEqual(faults, []);
});
