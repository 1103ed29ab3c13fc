/** Contacts in Chromium on a real server: an interview by keyboard, classing, follow-ups, two officers, 50,000 rows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { classifyCase, listCases, readCase, recordCase } from "@bluezone/contract/health/cases";
import {
  addContacts,
  changeContact,
  classifyContacts,
  contactBecameCase,
  listContacts,
  readContact,
} from "@bluezone/contract/health/contacts";
import { beginQuarantine } from "@bluezone/contract/health/quarantine";
import { addDays, dayOf, isoDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { focusStays, picture, textbox } from "../../../testing/page.ts";

const STATION = "30478-health-station";
const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h" }));

const today = () => dayOf(desk.server.clock.now(), "vietnam");
const typed = (back: number): string => {
  const [, month, day] = isoDay(addDays(today(), -back)).split("-");
  return `${day}${month}`;
};

/** A case of somebody, recorded through its endpoint. */
async function aCase(name: string): Promise<string> {
  const officer = await desk.server.as("health-officer", STATION);
  await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { name, birthYear: 1968, phone: null, commune: "30478", address: null },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: isoDay(addDays(today(), -1)), resultDay: isoDay(today()) },
    },
    onset: { onset: "day", onsetDay: isoDay(addDays(today(), -2)) },
    doublesSeen: true,
  });
  const { cases } = await officer.post(listCases, { words: name });
  return cases[0]!.id;
}

test("an interview goes by keyboard alone, one person after the other, and ends in a list", async () => {
  const id = await aCase("Châu Văn Minh Họa");
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
  const id = await aCase("Lâm Thị Minh Họa");
  for (const [caseId, name] of [
    [id, "Võ Gần Minh Họa"],
    [await aCase("Huỳnh Văn Minh Họa"), "Đặng Xa Minh Họa"],
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

/** Somebody near a case of their own, by the rules of 2020 a close contact. */
async function aContact(name: string): Promise<string> {
  const officer = await desk.server.as("health-officer", STATION);
  const id = crypto.randomUUID().replaceAll("-", "").slice(0, 24);
  await officer.post(addContacts, {
    near: { caseId: await aCase(`Ca của ${name}`) },
    people: [
      {
        id,
        person: { name, birthYear: 1991, phone: null, commune: "30478", address: null },
        ...{ day: isoDay(today()), part: null, minutes: 30, distance: "under-1m", note: null },
        ...{ masked: "no", touched: false, carer: false },
      },
    ],
  });
  return id;
}

const PHONE = { viewport: { width: 390, height: 844 } };

test("on a telephone a contact's page leads from the class to the quarantine", async () => {
  const id = await aContact("Danh Kề Minh Họa");
  const { page, faults, go } = await desk.seat("health-officer", STATION, PHONE);
  await go(`/contacts/${id}`);
  const next = page.getByRole("region", { name: "Việc kế tiếp" });
  await next.getByText("Chưa xếp loại người này.").waitFor();
  assert.equal(await page.locator("main [data-variant=filled]").count(), 1);
  await next.getByRole("button", { name: "Xếp loại F1 / F2" }).click();
  await page.getByRole("dialog").getByText("Gợi ý: F1 (trong 2 m, bao lâu cũng tính)").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Xếp loại 1 người" }).click();
  await next.getByText("Người tiếp xúc gần (F1), chưa cách ly.").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(await axe(page), []);
  await picture(page, "contact-next-390");
  await next.getByRole("link", { name: "Bắt đầu cách ly" }).click();
  await page.getByRole("heading", { level: 1, name: "Bắt đầu cách ly: Danh Kề Minh Họa" }).waitFor();
  const officer = await desk.server.as("health-officer", STATION);
  const { id: quarantine } = await officer.post(beginQuarantine, {
    ...{ of: { contactId: id }, place: "home", siteName: null },
    ...{ firstDay: isoDay(today()), reason: "Nhà có phòng riêng" },
  });
  await go(`/contacts/${id}`);
  await page.reload();
  await next.getByText("Đang cách ly.").waitFor();
  await next.getByRole("link", { name: "Mở hồ sơ cách ly" }).click();
  await page.waitForURL(`**/quarantine/${quarantine}`);
  assert.deepEqual(faults, []);
});

test("a line of several close contacts opens the list of those of that case whom nobody looks after", async () => {
  const officer = await desk.server.as("health-officer", STATION);
  const caseId = await aCase("Ca Nhiều Người Minh Họa");
  const names = ["Sơn Một Minh Họa", "Sơn Hai Minh Họa", "Sơn Ba Minh Họa"];
  const people = names.map((name) => ({
    id: crypto.randomUUID().replaceAll("-", "").slice(0, 24),
    person: { name, birthYear: null, phone: null, commune: "30478", address: null },
    ...{ day: isoDay(today()), part: null, minutes: 30, distance: "under-1m" as const, note: null },
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

test("the page of a contact with a case of their own leads there, and offers nothing that is done there", async () => {
  const id = await aContact("Danh Thành Ca Minh Họa");
  const officer = await desk.server.as("health-officer", STATION);
  const tested = { test: "pcr", sampleDay: isoDay(today()), resultDay: isoDay(today()) } as const;
  const own = await officer.post(contactBecameCase, {
    ...{ id, version: 1, onset: { onset: "none", onsetDay: null } },
    classed: { class: "confirmed", tested },
  });
  const { page, faults, go } = await desk.seat("health-officer", STATION, PHONE);
  await go(`/contacts/${id}`);
  const next = page.getByRole("region", { name: "Việc kế tiếp" });
  await next.getByText("Người này đã thành ca bệnh. Mọi việc làm ở hồ sơ ca.").waitFor();
  await page.getByText("Kết quả xét nghiệm xem ở hồ sơ ca.").waitFor();
  await page.getByText("Chưa cách ly lần nào.").waitFor();
  for (const name of ["Bắt đầu cách ly", "Xếp loại F1 / F2", "Thêm mẫu xét nghiệm", "Hẹn việc theo dõi"]) {
    assert.equal(await page.getByRole("button", { name }).count(), 0, name);
    assert.equal(await page.getByRole("link", { name }).count(), 0, name);
  }
  assert.equal(await page.getByText("Chưa lấy mẫu nào.").count(), 0);
  assert.deepEqual(await axe(page), []);
  await picture(page, "contact-own-case-390");
  await next.getByRole("link", { name: `Mở hồ sơ ca ${own.number}` }).click();
  await page.getByRole("heading", { level: 1, name: /Danh Thành Ca Minh Họa/ }).waitFor();
  const { version } = (await officer.post(readCase, { id: own.id })).case;
  await officer.post(classifyCase, {
    ...{ id: own.id, version, reason: "nhầm mẫu" },
    classed: { class: "discarded", tested: null },
  });
  await go(`/contacts/${id}`);
  await page.reload();
  await next.getByText("Chưa xếp loại người này.").waitFor();
  await page.getByText("đã thành ca bệnh, ca ấy đã loại trừ").waitFor();
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

test("two officers on one contact: the second sees both versions and loses nothing", async () => {
  const { page, go } = await desk.seat("health-officer", STATION);
  await go("/contacts");
  await page.getByRole("link", { name: "Thạch Thị Sà Mách" }).click();
  await page.getByRole("button", { name: "Sửa thông tin" }).click();
  const minutes = page.getByRole("dialog").getByRole("textbox", { name: "Số phút" });
  await minutes.fill("");
  await minutes.pressSequentially("ba mươi phút");
  assert.equal(await minutes.inputValue(), "ba mươi phút", "what is typed stays to be read");
  await minutes.press("Enter");
  await page.getByRole("dialog").getByText("Gõ số phút, từ 0 đến 1440.").first().waitFor();
  await minutes.fill("40");
  const other = await desk.server.as("epidemiologist", "889-medical-centre");
  const { contacts } = await other.post(listContacts, { words: "Sà Mách" });
  const { contact } = await other.post(readContact, { id: contacts[0]!.id });
  const { id: _, ...person } = contact.person;
  const { day, part, masked, distance, touched, carer } = contact;
  await other.post(changeContact, {
    id: contact.id,
    version: contact.version,
    personVersion: contact.personVersion,
    person: { ...person, address: "ấp Vĩnh Lợi" },
    circumstances: { day, part, minutes: 5, masked, distance, touched, carer },
    note: null,
  });
  await page.getByRole("dialog").getByRole("button", { name: "Lưu" }).click();
  const dialog = page.getByRole("dialog", { name: "Hai người cùng sửa" });
  await dialog.getByText("Cán bộ dịch tễ 889 (minh họa)").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "contact-conflict");
  await dialog.getByRole("button", { name: "Giữ như đã chọn" }).click();
  await page.getByText("Đã lưu.").waitFor();
  const after = (await other.post(readContact, { id: contact.id })).contact;
  assert.deepEqual([after.person.address, after.minutes], ["ấp Vĩnh Lợi", 40]);
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

test("50,000 contacts scroll in a list of at most 200 row nodes", { timeout: 600_000 }, async (t) => {
  // Names are sealed, so that one person stands behind all of them: what is measured is the list.
  const officer = await desk.server.as("health-officer", STATION);
  const nobody = { birthYear: null, phone: null, commune: null, address: null };
  const near = { day: null, part: null, minutes: null, distance: null, note: null } as const;
  await officer.post(addContacts, {
    near: { caseId: await aCase("Năm Vạn Minh Họa") },
    people: [
      {
        id: "f".repeat(24),
        person: { name: "Danh Sách Minh Họa", ...nobody },
        masked: "unknown",
        touched: false,
        carer: false,
        ...near,
      },
    ],
  });
  await desk.server.engine.query(`
    insert into health.contact
    select c.* from generate_series(1, 50000) as n, health.contact as one, lateral jsonb_populate_record(
      one, jsonb_build_object(
        'id', lpad(to_hex(n), 24, '0'), 'made_ms', one.made_ms - n, 'minutes', n % 90
      )
    ) as c
    where one.id = repeat('f', 24)`);
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(Math.round(duration));
    }).observe({ type: "longtask" });
  });
  await go("/contacts");
  await page.getByText(/^50\.0\d\d mục$/).waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    const { longTasks } = globalThis as unknown as { longTasks: number[] };
    longTasks.length = 0;
  });
  const busy = await busyTime(page);
  const longest: number[] = [];
  let [most, fresh, rows] = [0, 0, 0];
  for (let scroll = 0; scroll < SCROLLS; scroll += 1) {
    let long = 0;
    for (let frame = 0; frame < FRAMES; frame += 1) {
      const drawn = await page.evaluate(scrolledBy, STEP);
      const took = await busy();
      long = Math.max(long, took);
      most = Math.max(most, drawn.nodes);
      fresh = Math.max(fresh, drawn.fresh);
      rows = Math.max(rows, drawn.last);
    }
    longest.push(Math.round(long));
  }
  const longTasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
  const worst = longTasks.toSorted((a, b) => b - a).slice(0, 10);
  t.diagnostic(
    `${rows} rows scrolled past, ${most} row nodes at most, ${fresh} of them new in a step; most processor time of a step in each scroll (ms): ${longest.join(", ")}; long tasks by the wall (ms): ${worst.join(", ") || "none"}`,
  );
  assert.ok(most <= 200, `${most} row nodes`);
  // So many come into sight, and the heights before and after; no row that stays is touched.
  assert.ok(fresh <= Math.ceil(STEP / 44) + 3, `${fresh} rows drawn in one step`);
  assert.ok(rows > 1_000, `${rows} rows`);
  // Processor time of the page's own thread, not of the wall: what else runs on the machine hardly counts.
  const median = longest.toSorted((a, b) => a - b)[Math.floor(SCROLLS / 2)]!;
  assert.ok(median <= 100, `a step took ${median} ms of the processor`);
  await picture(page, "contacts-50000");
  assert.deepEqual(faults, []);
});

/** Scrolls, steps of each, and px of a step. */
const SCROLLS = 5;
const FRAMES = 60;
const STEP = 400;

/** Scrolls on by a step, in the page; how many row nodes there are then, how many were put in or changed, which is the last. */
async function scrolledBy(step: number) {
  const port = document.querySelector<HTMLElement>(".table-port[data-long]")!;
  const body = port.querySelector("tbody")!;
  const touched = new Set<Node>();
  const changes = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type !== "childList") touched.add((target.parentElement ?? body).closest("tr") ?? target);
      else for (const node of addedNodes) touched.add(node);
  });
  changes.observe(body, { childList: true, attributes: true, characterData: true, subtree: true });
  port.scrollTop += step;
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 16)));
  changes.disconnect();
  const all = [...body.querySelectorAll<HTMLElement>("tr")];
  const last = Math.max(...all.map((row) => Number(row.dataset["row"] ?? 0)));
  return { nodes: all.length, fresh: touched.size, last };
}

/** Tells how long, in ms of processor time, the page's main thread was busy since it was asked before. */
async function busyTime(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () =>
    1_000 *
    ((await cdp.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ??
      0);
  let before = await read();
  return async () => {
    const now = await read();
    const took = now - before;
    before = now;
    return took;
  };
}
