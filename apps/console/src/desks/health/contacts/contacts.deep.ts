/** Contacts in Chromium on a real server: an interview by keyboard, classing, follow-ups, lists of a case's contacts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCase } from "@bluezone/contract/health/cases";
import { addContacts, classifyContacts } from "@bluezone/contract/health/contacts";
import { addDays, isoDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { focusStays, picture, textbox } from "../../../testing/page.ts";
import { aCase, PHONE, STATION, todayOf } from "./testing/records.ts";

const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h" }));

const typed = (back: number): string => {
  const [, month, day] = isoDay(addDays(todayOf(desk), -back)).split("-");
  return `${day}${month}`;
};

test("an interview goes by keyboard alone, one person after the other, and ends in a list", async () => {
  const id = await aCase(desk, "Châu Văn Minh Họa");
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go(`/cases/${id}/interview`);
  await page.getByText("Chưa ghi người tiếp xúc nào.").waitFor();
  assert.deepEqual(await axe(page), []);
  await textbox(page, "Họ tên").focus();
  await page.keyboard.type("thạch thị sà mách");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1971");
  await page.keyboard.press("Tab");
  await page.keyboard.type("0912 345 678");
  await textbox(page, "Ngày tiếp xúc").focus();
  await page.keyboard.type(typed(1));
  await page.getByRole("radio", { name: "chiều" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("radio", { name: "dưới 1 m" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await page.getByText(/Đã thêm Thạch Thị Sà Mách\./).waitFor();
  await page.getByRole("link", { name: "Thạch Thị Sà Mách" }).waitFor();
  assert.equal(await textbox(page, "Họ tên").evaluate((field) => field === document.activeElement), true);
  await page.keyboard.type("Mohamad Sa Lễ");
  await textbox(page, "Số điện thoại").fill("12345");
  await page.keyboard.press("Enter");
  await page.getByText("Chưa phải số điện thoại Việt Nam.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "contacts-interview-fault");
  await textbox(page, "Số điện thoại").fill("");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Mohamad Sa Lễ" }).waitFor();
  assert.equal(await textbox(page, "Ngày tiếp xúc").inputValue(), `${typed(1).slice(0, 2)}/12/2020`);
  await textbox(page, "Họ tên").fill("Nguyễn Trần Hoàng Phương Uyên");
  await textbox(page, "Ngày tiếp xúc").fill(typed(9));
  await page.keyboard.press("Control+Enter");
  await page.getByText("Đã ghi 3 người").waitFor();
  const trace = page.getByRole("region", { name: "Truy nguồn lây" });
  await trace.getByText("không có hồ sơ ca").first().waitFor();
  for (const title of ["Biết nhờ", "Từng là ca bệnh"]) await trace.getByText(title).first().waitFor();
  await picture(page, "contacts-interview");
  // Pressed twice it is ended once, and nobody else was faster.
  await page.getByRole("button", { name: "Kết thúc phỏng vấn" }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await page.getByRole("link", { name: "Xếp loại F1 / F2" }).waitFor();
  assert.equal(await page.getByText("Chưa lưu gì").count(), 0);
  await focusStays(page);
  // Both words stand on this page: one says what the other is not.
  await page.getByText("Đã kết thúc phỏng vấn tìm người tiếp xúc lúc").waitFor();
  await page
    .getByText(
      "Chưa ghi phiếu này. Phiếu hỏi là các câu hỏi của bệnh, khác với phỏng vấn tìm người tiếp xúc.",
    )
    .waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "contacts-interview-ended-390");
  await page.setViewportSize({ width: 1_280, height: 900 });
  await page.getByRole("link", { name: "Xếp loại F1 / F2" }).click();
  await page.getByRole("heading", { name: "Người tiếp xúc", level: 1 }).waitFor();
  await page.getByText(/^Chỉ người tiếp xúc của ca AG/).waitFor();
  assert.deepEqual(
    faults.filter((fault) => !/400/.test(fault)),
    [],
  );
});

test("several are classed at once with the rule and its date in sight, and a first call is set", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/contacts");
  await page.getByRole("link", { name: "Mohamad Sa Lễ" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "contacts-list");
  for (const name of ["Thạch Thị Sà Mách", "Mohamad Sa Lễ", "Nguyễn Trần Hoàng Phương Uyên"])
    await page.getByRole("checkbox", { name: `Chọn ${name}` }).check();
  await page.getByRole("button", { name: "Xếp loại F1 / F2" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Quy định từ 3/12/2020 (Quyết định 5053/QĐ-BYT): trong 2 m").waitFor();
  assert.equal(await dialog.getByRole("combobox", { name: "Xếp Thạch Thị Sà Mách là" }).inputValue(), "F1");
  await dialog.getByRole("button", { name: "Xếp loại 3 người" }).click();
  await dialog.getByText("Còn 1 người chưa chọn loại.").waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole("combobox", { name: "Xếp Mohamad Sa Lễ là" }).selectOption("F1");
  await dialog.getByRole("combobox", { name: "Xếp Nguyễn Trần Hoàng Phương Uyên là" }).selectOption("F1");
  await dialog.getByRole("button", { name: "Xếp loại 3 người" }).click();
  await dialog.getByText("Gõ lý do xếp khác gợi ý.").waitFor();
  await picture(page, "contacts-classify");
  await dialog.getByRole("textbox", { name: "Lý do xếp khác gợi ý" }).fill("Ở chung nhà, nhớ nhầm ngày");
  await dialog.getByRole("button", { name: "Xếp loại 3 người" }).click();
  await page.getByText("Đã xếp loại 3 người theo quy định của ngày gặp.").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("cell", { name: "F1", exact: true }).first().waitFor();
  await focusStays(page);
  // F1 are to be kept apart: a message leads to those who never were.
  await page.getByText("3 người là F1: tiếp theo là cách ly.").waitFor({ timeout: 5_000 });
  await picture(page, "contacts-classed");
  await page.getByRole("button", { name: "Xem F1 chưa cách ly" }).click();
  await page.getByText("Chỉ người tiếp xúc gần (F1) chưa cách ly lần nào").waitFor();
  await page.getByRole("link", { name: "Mohamad Sa Lễ" }).waitFor();
  assert.deepEqual(faults, []);
});

test("a follow-up is recorded from the list by its time and the next one set in the same go", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/follow-ups");
  await page.getByText("Hôm nay không hẹn việc nào.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByText("Sau hôm nay: 3").click();
  await page.getByRole("button", { name: "Ghi kết quả theo dõi Thạch Thị Sà Mách" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "có triệu chứng" }).check();
  await dialog.getByText("Khó thở thì gọi 115 trước.").waitFor();
  await dialog.getByRole("radio", { name: "lấy mẫu" }).check();
  await dialog.getByRole("textbox", { name: "Giờ hẹn" }).fill("9h30");
  assert.deepEqual(await axe(page), []);
  await picture(page, "follow-ups-record");
  await dialog.getByRole("button", { name: "Ghi kết quả" }).click();
  await page.getByText(/Đã ghi, hẹn lại 9:30/).waitFor();
  await page.getByText("Đã xong hôm nay: 1").waitFor();
  await picture(page, "follow-ups");
  await page.getByRole("link", { name: "Thạch Thị Sà Mách" }).click();
  await page.getByRole("heading", { level: 1, name: "Thạch Thị Sà Mách" }).waitFor();
  await page.getByText("Theo quy định từ 3/12/2020").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "contact");
  assert.deepEqual(faults, []);
});

test("a case's page leads to the list of its contacts alone, which says so and leads out again", async () => {
  const officer = await desk.server.as("health-officer", STATION);
  const id = await aCase(desk, "Lâm Thị Minh Họa");
  for (const [caseId, name] of [
    [id, "Võ Gần Minh Họa"],
    [await aCase(desk, "Huỳnh Văn Minh Họa"), "Đặng Xa Minh Họa"],
  ] as const)
    await officer.post(addContacts, {
      near: { caseId },
      people: [
        {
          id: crypto.randomUUID().replaceAll("-", "").slice(0, 24),
          person: { name, birthYear: null, phone: null, commune: "30478", address: null },
          ...{ day: null, part: null, minutes: null, distance: null, note: null },
          ...{ masked: "unknown", touched: false, carer: false },
        },
      ],
    });
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go(`/cases/${id}?tab=contacts`);
  await page.getByRole("link", { name: "Tìm và lọc ở trang Người tiếp xúc" }).click();
  await page.getByText(/^Chỉ người tiếp xúc của ca AG-\d{4}$/).waitFor();
  await page.getByRole("link", { name: "Võ Gần Minh Họa" }).waitFor();
  const far = page.getByRole("link", { name: "Đặng Xa Minh Họa" });
  assert.equal(await far.count(), 0);
  assert.ok(page.url().endsWith(`/contacts?case=${id}`), page.url());
  assert.deepEqual(await axe(page), []);
  await picture(page, "contacts-of-case");
  const search = page.getByRole("searchbox", { name: "Tìm tên, năm sinh, điện thoại, số hồ sơ" });
  await search.fill("Đặng Xa");
  await page.getByText("Không có dòng nào khớp với bộ lọc.").waitFor();
  await page.getByText(/^Chỉ người tiếp xúc của ca AG-\d{4}$/).waitFor();
  await page.getByRole("link", { name: "Bỏ lọc theo ca" }).click();
  await far.waitFor();
  assert.equal(await page.getByText(/^Chỉ người tiếp xúc/).count(), 0);
  await page.goBack();
  await page.getByRole("link", { name: "Xem ca bệnh" }).click();
  await page.getByRole("heading", { level: 1, name: /Lâm Thị Minh Họa/ }).waitFor();
  assert.deepEqual(faults, []);
});

test("a line of several close contacts opens the list of those of that case whom nobody looks after", async () => {
  const officer = await desk.server.as("health-officer", STATION);
  const caseId = await aCase(desk, "Ca Nhiều Người Minh Họa");
  const names = ["Sơn Một Minh Họa", "Sơn Hai Minh Họa", "Sơn Ba Minh Họa"];
  const people = names.map((name) => ({
    id: crypto.randomUUID().replaceAll("-", "").slice(0, 24),
    person: { name, birthYear: null, phone: null, commune: "30478", address: null },
    ...{ day: isoDay(todayOf(desk)), part: null, minutes: 30, distance: "under-1m" as const, note: null },
    ...{ masked: "no" as const, touched: false, carer: false },
  }));
  await officer.post(addContacts, { near: { caseId }, people });
  const contacts = people.map(({ id }, n) => ({
    ...{ id, version: 1, class: n < 2 ? ("F1" as const) : ("none" as const) },
    reason: n < 2 ? null : "chỉ đi ngang",
  }));
  await officer.post(classifyContacts, { contacts });
  const { number } = (await officer.post(readCase, { id: caseId })).case;
  const { page, faults, go } = await desk.seat("health-officer", STATION, PHONE);
  await go("/today?kind=contactsUnwatched");
  const line = page.getByRole("listitem").filter({ hasText: `${number} · 2 việc` });
  await line.getByRole("link").click();
  await page.getByRole("heading", { name: "Người tiếp xúc", level: 1 }).waitFor();
  await page.getByText("Chỉ người tiếp xúc gần (F1) chưa cách ly, chưa hẹn theo dõi").waitFor();
  for (const name of names.slice(0, 2)) await page.getByRole("link", { name }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Sơn Ba Minh Họa" }).count(), 0);
  assert.equal(await page.locator("[data-row]").count(), 2);
  assert.deepEqual(await axe(page), []);
  await picture(page, "contacts-unwatched-390");
  await page.getByRole("link", { name: "Bỏ lọc này" }).click();
  await page.getByRole("link", { name: "Sơn Ba Minh Họa" }).waitFor();
  assert.deepEqual(faults, []);
});

test("a contact who tests positive becomes a case, and the two records lead to each other", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/contacts");
  await page.getByRole("link", { name: "Mohamad Sa Lễ" }).click();
  await page.getByRole("button", { name: "Ghi kết quả dương tính" }).click();
  const dialog = page.getByRole("dialog");
  await textbox(page, "Ngày lấy mẫu").fill(typed(0));
  await dialog.getByRole("radio", { name: "không có" }).check();
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole("button", { name: "Mở ca bệnh" }).click();
  await page.getByText(/Đã mở ca AG-\d{4}\./).waitFor();
  await page.getByText("Người này đã thành ca bệnh.").waitFor();
  await page.getByRole("button", { name: "Ghi kết quả dương tính" }).waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
});

test("the pages stand in the dark, on a tablet and at 200 %", async () => {
  const dark = await desk.seat("health-officer", STATION, { colorScheme: "dark" });
  await dark.go("/contacts");
  await dark.page.getByRole("link", { name: "Thạch Thị Sà Mách" }).waitFor();
  assert.deepEqual(await axe(dark.page), []);
  await picture(dark.page, "contacts-dark");
  const tablet = await desk.seat("health-officer", STATION, { viewport: { width: 768, height: 1024 } });
  await tablet.go("/contacts");
  await tablet.page.getByRole("link", { name: "Thạch Thị Sà Mách" }).click();
  await tablet.page.getByText("Theo quy định từ 3/12/2020").waitFor();
  await picture(tablet.page, "contact-tablet");
  const twice = await desk.seat("health-officer", STATION, {
    viewport: { width: 640, height: 450 },
    locale: "en",
  });
  await twice.go("/follow-ups");
  await twice.page.getByText("After today").waitFor();
  assert.deepEqual(await axe(twice.page), []);
  await picture(twice.page, "follow-ups-200");
  const wide = await twice.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px wider than the window`);
});
