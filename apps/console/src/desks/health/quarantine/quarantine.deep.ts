/** Quarantine at the desk and on the person's own page: in Chromium, on a real server. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listQuarantine, logQuarantine } from "@bluezone/contract/health/quarantine";
import type { TestHealth } from "@bluezone/health/testing/health";
import { parseInstant } from "@bluezone/protocol/time";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { type Desk, openHealthDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

let desk: Desk<TestHealth, "health-officer">;
before(async () => {
  desk = (await openHealthDesk()) as Desk<TestHealth, "health-officer">;
  desk.server.clock.set(parseInstant("2021-05-04T14:00:00+07:00"));
});
after(() => desk?.close());

const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, text] of Object.entries(fields))
    await page.getByRole("textbox", { name, exact: true }).fill(text);
};

test("three people begin, the round goes down the list by keyboard, and the person's own link enters a half-day", async () => {
  const { page, person, faults, go } = await desk.seat("health-officer", "30478-health-station");
  await go("/quarantine");
  await page.getByText("Không có ai đang cách ly.").waitFor();
  assert.deepEqual(await axe(page), []);
  const people = [
    ["Thạch Thị Sà Mách", "0912 345 678", "28/4/2021"],
    ["Mohamad Sa Lễ", "0912 345 679", "4/5/2021"],
    ["Nguyễn Trần Hoàng Phương Uyên", "", "1/5/2021"],
  ] as const;
  for (const [name, phone, first] of people) {
    await page.getByRole("link", { name: "Bắt đầu cách ly" }).click();
    await fill(page, { "Họ tên": name, "Năm sinh": "1971", "Số điện thoại": phone, "Ngày đầu": first });
    await page.getByRole("radio", { name: phone === "" ? "Tập trung" : "Tại nhà" }).check();
    if (phone !== "")
      await fill(page, { "Vì sao khác nơi mà quy định nêu": "Nhà có phòng riêng, trạm đã xem" });
    if (phone === "") await fill(page, { "Tên nơi cách ly tập trung": "Trường Tiểu học A Vĩnh Hanh" });
    if (name.startsWith("Thạch")) {
      await page.getByText("Quyết định 3468/QĐ-BYT: 14 ngày, hết ngày 11/5/2021.").waitFor();
      assert.deepEqual(await axe(page), []);
      await picture(page, "quarantine-start");
    }
    await page.getByRole("button", { name: "Bắt đầu cách ly" }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await go("/quarantine");
  }
  await page.getByText("3 người đang cách ly, 3 người chưa ghi buổi chiều.").waitFor();
  await page.getByRole("link", { name: "Ghi nhiệt độ" }).click();
  // Whoever arrives can type: the first person's field has the focus.
  await page.locator('input[aria-label="Nhiệt độ của Thạch Thị Sà Mách"]:focus').waitFor();
  await page.keyboard.type("300");
  await page.keyboard.press("Enter");
  await page.getByText("Từ 34,0 đến 43,0, ví dụ 36,8.").waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("368");
  await page.keyboard.press("Enter");
  await page.keyboard.type("38,2");
  await page.keyboard.press("Enter");
  await page.getByText("đã ghi 36,8 °C").waitFor();
  await page.getByText("đã ghi 38,2 °C").waitFor();
  await page.getByText("Đã ghi 2 trên 3").waitFor();
  await picture(page, "quarantine-round");
  // A colleague is faster: both entries are shown, and theirs is kept.
  const { rows } = await person.post(listQuarantine, { missing: true });
  const [last] = rows;
  assert.ok(last);
  const theirs = { id: last.id, day: "2021-05-04", half: "afternoon", seen: 0 } as const;
  await person.post(logQuarantine, { ...theirs, temperature: 36.6, symptoms: ["cough"] });
  await page.getByRole("textbox", { name: "Nhiệt độ của Mohamad Sa Lễ" }).fill("36,9");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("36,6 °C · ho").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "quarantine-conflict");
  await dialog.getByRole("radio").nth(1).check();
  await dialog.getByRole("button").last().waitFor();
  await dialog.locator(".mantine-Button-root").first().click();
  await page.getByText("đã ghi 36,6 °C · ho").waitFor();
  assert.deepEqual(await axe(page), []);
  await go("/quarantine");
  await page.getByText("3 người đang cách ly, 0 người chưa ghi buổi chiều.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "quarantine-list");
  await go("/today");
  const unwell = page.getByRole("listitem").filter({ hasText: "2 việc" });
  await unwell.getByRole("link", { name: "Xem và gọi" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "quarantine-today");
  await unwell.getByRole("link", { name: "Xem và gọi" }).click();
  await page.waitForURL(/#\/quarantine\?show=unwell$/);
  await page.getByText("2 người sốt hoặc có triệu chứng.").waitFor();
  await page.getByRole("link", { name: "Nguyễn Trần Hoàng Phương Uyên" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Thạch Thị Sà Mách" }).count(), 0);
  await picture(page, "quarantine-list-unwell");
  await go("/quarantine");
  await page.setViewportSize({ width: 768, height: 1000 });
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "quarantine-list-dark");
  assert.deepEqual(
    faults.filter((fault) => !/409/.test(fault)),
    [],
  );

  // The last message's link, on a cheap phone.
  const link = /http\S+\/q#c=\w{16}/.exec(desk.server.sms.sent.at(-1)?.text ?? "")?.[0] ?? "";
  const phone = await desk.browser.newPage({ viewport: { width: 320, height: 640 } });
  const complaints: string[] = [];
  phone.on("pageerror", (error) => complaints.push(error.message));
  phone.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  desk.server.clock.set(parseInstant("2021-05-05T07:30:00+07:00"));
  await phone.goto(link.replace(/^http:\/\/[^/]+/, desk.server.url));
  await phone.getByRole("heading", { level: 1, name: "Cách ly: ngày 2 trên 14" }).waitFor();
  assert.equal(new URL(phone.url()).hash, "");
  assert.deepEqual(await axe(phone), []);
  await picture(phone, "quarantine-own");
  await phone.getByLabel("Nhiệt độ").fill("50");
  await phone.getByRole("button", { name: "Gửi cho trạm" }).click();
  await phone.getByText("Nhiệt độ từ 34,0 đến 43,0, ví dụ 36,8.").waitFor();
  await phone.getByLabel("Nhiệt độ").fill("36,7");
  await phone.getByLabel("Đau họng").check();
  await phone.getByRole("button", { name: "Gửi cho trạm" }).click();
  await phone.getByText("36,7 °C · đau họng").waitFor();
  assert.equal(await phone.getByRole("button", { name: "Gửi cho trạm" }).count(), 0);
  await phone.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await axe(phone), []);
  await picture(phone, "quarantine-own-dark");
  assert.deepEqual(complaints, []);
});

test("a new rule's banner leads to old and new days, and the papers come with the end", async () => {
  desk.server.clock.set(parseInstant("2021-05-05T08:00:00+07:00"));
  await desk.server.health.runJobs(desk.server.clock.now());
  const person = await desk.server.as("health-officer", "30478-health-station");
  assert.equal((await person.again("recovery")).status, 200);
  const { page, faults, go } = await desk.seat("health-officer", "30478-health-station");
  await go("/quarantine");
  await page.getByText("Quy định mới từ 5/5/2021: 3 người đổi ngày hết").waitFor();
  await picture(page, "quarantine-banner");
  await page.getByRole("link", { name: "Xem thay đổi" }).click();
  await page.getByText("11/5/2021").waitFor();
  await page.getByText("18/5/2021").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "quarantine-changes");
  await page.getByRole("button", { name: "Xác nhận đã xem 3 người" }).click();
  await page.getByText("Không có thay đổi nào chờ xem.").waitFor();

  await go("/quarantine");
  await page.getByRole("link", { name: "Thạch Thị Sà Mách" }).click();
  await page.getByText("Quy định mới từ 5/5/2021: ngày hết đổi từ 11/5/2021 thành 18/5/2021.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "quarantine-one");
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Tải PDF: Bản cam kết cách ly" }).click(),
  ]);
  assert.equal(paper.suggestedFilename(), "ban-cam-ket-cach-ly.pdf");
  await page.locator(".fold").getByRole("button", { name: "Kết thúc cách ly" }).first().click();
  await page.getByRole("radio", { name: "Đủ ngày, đủ điều kiện" }).check();
  await page.getByRole("checkbox", { name: /^Tôi biết/ }).check();
  await page.locator("form").getByRole("button", { name: "Kết thúc cách ly" }).click();
  await page.getByText("Chưa tới ngày hết.").first().waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);

  desk.server.clock.set(parseInstant("2021-05-19T08:00:00+07:00"));
  assert.equal((await person.again("recovery")).status, 200);
  const later = await desk.seat("health-officer", "30478-health-station");
  await later.go("/quarantine");
  await later.page.getByText("tới ngày hết").first().waitFor();
  await later.page.setViewportSize({ width: 390, height: 844 });
  const due = later.page.locator(".state-badge", { hasText: "tới ngày hết" });
  await later.page.waitForFunction(() => document.querySelector(".cards .state-badge") !== null);
  await picture(later.page, "quarantine-due-390");
  const whole = () => due.evaluate((badge) => badge.getClientRects().length);
  assert.equal(await whole(), 1, "a badge stands on one line");
  await later.page.getByRole("link", { name: "Thạch Thị Sà Mách" }).click();
  await due.waitFor();
  await picture(later.page, "quarantine-due-one-390");
  assert.equal(await whole(), 1, "a badge stands on one line");
  await later.page.setViewportSize({ width: 1280, height: 900 });
  // Nobody measured today, and the log is nearly empty: both are said at once and before the question, which is not asked in vain.
  const press = later.page.locator("form").getByRole("button", { name: "Kết thúc cách ly" });
  const form = later.page.locator("form", {
    has: later.page.getByRole("radio", { name: "Đủ ngày, đủ điều kiện" }),
  });
  await later.page.getByText("Hôm nay chưa ghi nhiệt độ", { exact: true }).waitFor();
  await later.page.getByRole("radio", { name: "Đủ ngày, đủ điều kiện" }).check();
  await press.click();
  await form.getByText("Hôm nay chưa ghi nhiệt độ. Chưa kết thúc.").first().waitFor();
  await form.getByText("Sổ nhiệt độ thiếu hơn một nửa: đánh dấu ô này").first().waitFor();
  assert.equal(await later.page.getByRole("dialog").count(), 0);
  await later.page.getByRole("checkbox", { name: /^Tôi biết/ }).check();
  assert.deepEqual(await axe(later.page), []);
  await picture(later.page, "quarantine-end-refused");
  await later.page.getByRole("textbox", { name: "Nhiệt độ, °C" }).fill("38,4");
  await later.page.getByRole("button", { name: "Ghi", exact: true }).click();
  await later.page.getByText("Lần ghi cuối, buổi sáng 19/5/2021: 38,4 °C.").waitFor();
  await form.getByText("Lần ghi cuối là sốt hoặc có triệu chứng.").first().waitFor();
  assert.deepEqual(await axe(later.page), []);
  await picture(later.page, "quarantine-end-fever");
  await later.page.getByRole("textbox", { name: "Nhiệt độ, °C" }).fill("36,7");
  await later.page.getByRole("button", { name: "Ghi", exact: true }).click();
  await later.page.getByText("trước khi sửa: 38,4 °C").waitFor();
  assert.equal(await form.getByText("Chưa kết thúc").count(), 0);
  await later.page.getByRole("radio", { name: "Đủ ngày, đủ điều kiện" }).check();
  await press.click();
  await later.page.getByRole("dialog").getByText("sổ nhiệt độ thiếu hơn một nửa").waitFor();
  assert.deepEqual(await axe(later.page), []);
  await picture(later.page, "quarantine-end-asked");
  await later.page.getByRole("dialog").getByRole("button", { name: "Kết thúc cách ly" }).click();
  await later.page.getByText("Hết cách ly ngày 18/5/2021; giấy đã sẵn sàng.").waitFor();
  await later.page.getByRole("link", { name: "Tải PDF: Giấy hoàn thành cách ly" }).waitFor();
  await later.page.getByText("sau ngày hết").waitFor();
  assert.deepEqual(await axe(later.page), []);
  await picture(later.page, "quarantine-one-ended");
  const link = /http\S+\/q#c=\w{16}/.exec(desk.server.sms.sent.at(-1)?.text ?? "")?.[0] ?? "";
  const phone = await desk.browser.newPage({ viewport: { width: 320, height: 640 } });
  await phone.goto(link.replace(/^http:\/\/[^/]+/, desk.server.url));
  await phone.getByRole("heading", { level: 1, name: "Hết cách ly ngày 18/5/2021" }).waitFor();
  assert.deepEqual(await axe(phone), []);
  await picture(phone, "quarantine-own-ended");
  const [own] = await Promise.all([
    phone.waitForEvent("download"),
    phone.getByRole("button", { name: "Tải giấy hoàn thành cách ly" }).click(),
  ]);
  assert.equal(own.suggestedFilename(), "giay-hoan-thanh-cach-ly.pdf");
  assert.deepEqual(
    [...faults, ...later.faults].filter((fault) => !/409/.test(fault)),
    [],
  );
});

test("[D51] a site's round: twelve questions, what is to be done stands in the list", async () => {
  const { page, faults, go } = await desk.seat("health-officer", "30478-health-station");
  await go("/quarantine/sites");
  await page.getByText("Chưa có lượt kiểm tra nào.").waitFor();
  await page.getByRole("button", { name: "Lưu lượt kiểm tra" }).click();
  await page.getByText("Còn 12 câu chưa trả lời.").waitFor();
  for (const [at, group] of (await page.getByRole("radiogroup").all()).entries())
    await group.getByText(at === 8 ? "Chưa" : "Có", { exact: true }).click();
  assert.deepEqual(await axe(page), []);
  await picture(page, "quarantine-sites");
  await page.getByRole("button", { name: "Lưu lượt kiểm tra" }).click();
  await page.getByText("Đã lưu lượt kiểm tra.").waitFor();
  await page.getByRole("cell", { name: "Rác có nắp, thu gom mỗi ngày" }).waitFor();
  assert.deepEqual(faults, []);
});
