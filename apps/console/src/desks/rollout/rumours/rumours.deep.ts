/** A claim, its correction, a bulletin; a plan of the radio; the situation: in Chromium, on a real server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

const desk = shared(() => openDesk());

const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, text] of Object.entries(fields))
    await page.getByRole("textbox", { name, exact: true }).fill(text);
};

test("a station hands a claim in, an officer answers, a second person publishes, and a bulletin begins with it", async () => {
  const station = await desk.seat("station-operator", "889-district-station");
  await station.go("/rumours");
  assert.deepEqual(await axe(station.page), []);
  await fill(station.page, { "Nghe nói gì": "Ông Ba Rẫy nói chợ sẽ đóng cửa 15 ngày" });
  await station.page.getByRole("button", { name: "Ghi tin nghe được" }).click();
  await station.page.getByText("Có tên người. Chưa lưu gì. Bỏ tên, chỉ ghi điều nghe nói.").waitFor();
  await fill(station.page, { "Nghe nói gì": "Nghe nói chợ sẽ đóng cửa 15 ngày" });
  await station.page.getByRole("button", { name: "Ghi tin nghe được" }).click();
  await station.page.getByText("Đã ghi, chờ hỏi lại.").waitFor();
  await picture(station.page, "rumour-claim");

  const officer = await desk.seat("rollout-officer", "89-province-committee");
  await officer.go("/rumours");
  await officer.page.getByRole("link", { name: "Nghe nói chợ sẽ đóng cửa 15 ngày" }).click();
  await officer.page.getByRole("radio", { name: "Tin sai sự thật" }).check();
  await fill(officer.page, {
    "Tin ấy, viết gọn": "chợ sẽ đóng cửa 15 ngày",
    "Tin ấy bằng tiếng Anh": "markets will close for 15 days",
    "Sự thật, một hai câu": "Chợ mở như thường, nhớ đeo khẩu trang.",
    "Sự thật bằng tiếng Anh": "Markets are open as usual; wear a mask.",
    "Nguồn: cơ quan, văn bản, ngày": "Ủy ban nhân dân huyện Châu Phú, 27/12/2020 (số liệu minh họa)",
  });
  assert.deepEqual(await axe(officer.page), []);
  await picture(officer.page, "rumour-answer");
  await officer.page.getByRole("button", { name: "Gửi người duyệt" }).click();
  await officer.page.getByText("Đã gửi người duyệt.").waitFor();

  const approver = await desk.seat("approver", "89-province-committee");
  await approver.go("/rumours");
  await approver.page.getByRole("link", { name: "Nghe nói chợ sẽ đóng cửa 15 ngày" }).click();
  const approve = approver.page.getByRole("button", { name: "Duyệt và đăng" });
  await approve.click();
  await approver.page.getByRole("dialog").getByRole("button", { name: "Duyệt và đăng" }).click();
  await approver.page.getByText("Đã đăng trên trang đính chính.").waitFor();
  assert.deepEqual(await axe(approver.page), []);
  const page = await (await fetch(`${desk.server.url}/bulletins`)).text();
  assert.ok(page.includes("Tin sai sự thật") && page.includes("Chợ mở như thường"));

  await officer.page.reload();
  await officer.page.getByRole("button", { name: "Soạn bản tin đính chính" }).click();
  await officer.page.getByText("có tin nói rằng chợ sẽ đóng cửa 15 ngày").first().waitFor();
  assert.deepEqual(
    [...station.faults, ...officer.faults, ...approver.faults].filter((fault) => !/422/.test(fault)),
    [],
  );
});

test("the radio plans a programme with the install kit and notes that it was aired", async () => {
  const { page, faults, go } = await desk.seat("unit-officer", "89-broadcaster");
  await go("/media");
  await page.getByText("Chưa có kế hoạch nào.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("link", { name: "Lên kế hoạch" }).click();
  await page.getByRole("combobox", { name: "Kênh" }).selectOption({ label: "Phát thanh" });
  await page.getByRole("combobox", { name: "Nội dung" }).selectOption({ label: "Cài Bluezone" });
  await fill(page, { "Tên tin, bài, chương trình": "Cài Bluezone, bật Bluetooth" });
  await page.getByRole("textbox", { name: "Ra từ ngày" }).fill("27/12");
  await page.getByRole("textbox", { name: "Đến ngày" }).fill("31/12");
  await page.getByRole("combobox", { name: "Dùng bộ hướng dẫn cài" }).selectOption({ index: 1 });
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Lên kế hoạch" }).click();
  await page.getByRole("heading", { level: 1, name: "Cài Bluezone, bật Bluetooth" }).waitFor();
  await page.getByRole("textbox", { name: "Giờ" }).fill("6:30");
  await page.getByRole("button", { name: "Ghi đã ra" }).click();
  await page.getByText("27/12/2020 · 06:30").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "media-entry");
  await go("/media/kit");
  await page.getByRole("heading", { name: "Lời đọc: cài Bluezone trên iPhone" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await go("/media");
  await page.getByRole("link", { name: "Cài Bluezone, bật Bluetooth" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "media");
  assert.deepEqual(faults, []);
});

test("the department enters the day's situation and the public page has it with small counts hidden", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-province-committee");
  await go("/situation");
  await page.getByText("Chưa đăng ngày nào.").waitFor();
  await page.getByRole("textbox", { name: "Giờ chốt số" }).fill("8:00");
  await fill(page, { "Dương tính trong ngày": "2", "Đang cách ly tập trung": "412", "Châu Phú": "40" });
  await page.getByRole("button", { name: "Đăng số liệu" }).click();
  await page.getByText("Cần điền ô này.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("textbox", { name: "Nguồn", exact: true }).fill("Sở Y tế An Giang");
  await page.getByRole("checkbox", { name: "Đây là số liệu minh họa" }).check();
  await page.getByRole("button", { name: "Đăng số liệu" }).click();
  await page.getByText("Đã đăng bản 1; trang công khai có trong một phút.").waitFor();
  // Where it had scrolled to, a field lies half below the header: that is no field too small to press.
  await page.evaluate(() => scrollTo(0, 0));
  assert.deepEqual(await axe(page), []);
  await picture(page, "situation");
  const told = await (await fetch(`${desk.server.url}/situation`)).text();
  assert.ok(told.includes("412") && told.includes("ẩn số nhỏ") && told.includes("số liệu minh họa"));
  const english = await (await fetch(`${desk.server.url}/en/situation`)).text();
  assert.ok(
    english.includes("Sở Y tế An Giang"),
    "without a source in English its page has the Vietnamese one",
  );
  assert.deepEqual(faults, []);
});
