/** A contact's page in Chromium on a real server: its next step, a case of their own, two officers at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { classifyCase, readCase } from "@bluezone/contract/health/cases";
import { changeContact, contactBecameCase, readContact } from "@bluezone/contract/health/contacts";
import { beginQuarantine } from "@bluezone/contract/health/quarantine";
import { isoDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";
import { aContact, PHONE, STATION, todayOf } from "./testing/records.ts";

const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h" }));

test("on a telephone a contact's page leads from the class to the quarantine", async () => {
  const id = await aContact(desk, "Danh Kề Minh Họa");
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
    ...{ firstDay: isoDay(todayOf(desk)), reason: "Nhà có phòng riêng" },
  });
  await go(`/contacts/${id}`);
  await page.reload();
  await next.getByText("Đang cách ly.").waitFor();
  await next.getByRole("link", { name: "Mở hồ sơ cách ly" }).click();
  await page.waitForURL(`**/quarantine/${quarantine}`);
  assert.deepEqual(faults, []);
});

test("the page of a contact with a case of their own leads there, and offers nothing that is done there", async () => {
  const id = await aContact(desk, "Danh Thành Ca Minh Họa");
  const officer = await desk.server.as("health-officer", STATION);
  const tested = { test: "pcr", sampleDay: isoDay(todayOf(desk)), resultDay: isoDay(todayOf(desk)) } as const;
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

test("two officers on one contact: the second sees both versions and loses nothing", async () => {
  const { page, go } = await desk.seat("health-officer", STATION);
  const id = await aContact(desk, "Thạch Thị Hai Người");
  await go(`/contacts/${id}`);
  await page.getByRole("button", { name: "Sửa thông tin" }).click();
  const minutes = page.getByRole("dialog").getByRole("textbox", { name: "Số phút" });
  await minutes.fill("");
  await minutes.pressSequentially("ba mươi phút");
  assert.equal(await minutes.inputValue(), "ba mươi phút", "what is typed stays to be read");
  await minutes.press("Enter");
  await page.getByRole("dialog").getByText("Gõ số phút, từ 0 đến 1440.").first().waitFor();
  await minutes.fill("40");
  const other = await desk.server.as("epidemiologist", "889-medical-centre");
  const { contact } = await other.post(readContact, { id });
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
