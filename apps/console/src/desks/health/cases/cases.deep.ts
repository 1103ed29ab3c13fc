/** The day and cases in Chromium on a real server: a case by the keyboard alone, doubles, two officers, hand-over, merge. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeCase, listCases, readCase, recordCase } from "@bluezone/contract/health/cases";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, tabTo, textbox } from "../../../testing/page.ts";

const STATION = "30478-health-station";
const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h" }));

/** Somebody's case, recorded through its endpoint. */
async function aCase(name: string, code = STATION): Promise<string> {
  const officer = await desk.server.as("health-officer", code);
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { name, birthYear: 1968, phone: null, commune: "30478", address: null },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "day", onsetDay: "2020-12-25" },
    doublesSeen: true,
  });
  return id;
}

test("a case is typed without a mouse, saved with Ctrl+Enter, its code leaves, and the next step has the focus", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/today");
  await page.getByText("không còn việc nào chờ").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("n");
  await page.getByRole("heading", { name: "Ca mới", level: 1 }).waitFor();
  const name = textbox(page, "Họ tên");
  await page.waitForFunction(() => document.activeElement?.id === "field-name");
  const started = performance.now();
  const type = async (field: string, text: string): Promise<void> => {
    await tabTo(page, field);
    await page.keyboard.type(text);
  };
  await type("Họ tên", "Thạch Thị Sà Mách");
  await type("Năm sinh", "1971");
  await type("Số điện thoại", "0912 345 678");
  await tabTo(page, "Xã, phường");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("vinh thanh tr");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await type("Ngày lấy mẫu", "2612");
  await tabTo(page, "Ngày có kết quả");
  await type("Có triệu chứng từ", "24/12");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Đã lưu AG-0001, mã đã gửi.").waitFor();
  const took = Math.round(performance.now() - started);
  console.info(`typed and saved in ${took} ms, without a mouse`);
  assert.ok(took < 60_000, `${took} ms`);
  assert.equal(desk.server.sms.sent.length, 1);
  await picture(page, "case-saved");
  const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
  assert.equal(focused, "Phỏng vấn ngay");
  assert.equal(await name.inputValue(), "");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});

test("a case without a test is suspected and its form sends no code; what is said of it goes when another page opens", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/cases/new");
  await textbox(page, "Họ tên").fill("Neáng Chanh Đa");
  await page.getByRole("radio", { name: "test nhanh" }).check();
  assert.equal(await page.getByRole("radio", { name: "có thể" }).isChecked(), true);
  await page.getByRole("button", { name: "Lưu và gửi mã" }).waitFor();
  await page.getByRole("radio", { name: "chưa có" }).check();
  assert.equal(await page.getByRole("radio", { name: "nghi ngờ" }).isChecked(), true);
  await page.getByRole("button", { name: "Lưu", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: /gửi mã/ }).count(), 0);
  await page.getByRole("checkbox", { name: "không nhớ" }).check();
  const sent = desk.server.sms.sent.length;
  await page.keyboard.press("Control+Enter");
  await page.getByText(/^Đã lưu AG-\d{4}\.$/).waitFor();
  assert.equal(desk.server.sms.sent.length, sent);
  await page.getByRole("navigation").getByRole("link", { name: "Hôm nay" }).click();
  await page.getByRole("heading", { name: "Hôm nay", level: 1 }).waitFor();
  await page.locator(".toast").waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
});

test("words that nobody has saved are asked for before the page is left, and stay when the reader stays", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/cases");
  await go("/cases/new");
  const name = textbox(page, "Họ tên");
  await name.fill("Mohamad Sa Lễ");
  const menu = page.getByRole("navigation").getByRole("link", { name: "Hôm nay" });
  await menu.click();
  const asked = page.getByRole("dialog", { name: "Bỏ phần đang gõ?" });
  await asked.waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "case-leave");
  await asked.getByRole("button", { name: "Ở lại, gõ tiếp" }).click();
  await asked.waitFor({ state: "detached" });
  assert.equal(await name.inputValue(), "Mohamad Sa Lễ");
  await page.getByRole("link", { name: "Ca bệnh", exact: true }).first().click();
  await page.keyboard.press("Escape");
  await asked.waitFor({ state: "detached" });
  assert.equal(new URL(page.url()).hash, "#/cases/new");
  await menu.click();
  await asked.getByRole("button", { name: "Bỏ, rời trang" }).click();
  await page.getByRole("heading", { name: "Hôm nay", level: 1 }).waitFor();
  // Nothing typed: nothing is asked. Back asks too, and whoever stays is where they were.
  await page.keyboard.press("n");
  await page.getByRole("heading", { name: "Ca mới", level: 1 }).waitFor();
  await name.fill("Thạch Thị Sà Mách");
  await page.goBack();
  await asked.getByRole("button", { name: "Ở lại, gõ tiếp" }).click();
  await page.waitForURL(/\/cases\/new$/);
  assert.equal(await name.inputValue(), "Thạch Thị Sà Mách");
  const asksBrowser = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload(), 0));
  const browser = await asksBrowser;
  assert.equal(browser.type(), "beforeunload");
  await browser.dismiss();
  assert.equal(await name.inputValue(), "Thạch Thị Sà Mách");
  assert.deepEqual(faults, []);
});

test("what cannot be is said beside its field, and a double beside the name; nothing typed is lost", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/cases/new");
  await textbox(page, "Họ tên").fill("thach thi sa mach");
  await textbox(page, "Năm sinh").fill("1971");
  await page.getByText("Có 1 hồ sơ có thể là cùng người").waitFor();
  await textbox(page, "Ngày lấy mẫu").fill("31/2");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Chưa đọc được ngày. Gõ như 2612, 26/12 hoặc 26/12/2020.").first().waitFor();
  await page.getByText("Có hồ sơ có thể là cùng người. Xem rồi chọn một cách.").first().waitFor();
  assert.equal(await textbox(page, "Họ tên").inputValue(), "thach thi sa mach");
  assert.deepEqual(await axe(page), []);
  await picture(page, "case-faults");
  await page.getByRole("checkbox", { name: "Đã xem, đây là người khác" }).check();
  await textbox(page, "Ngày lấy mẫu").fill("26/12");
  await page.getByRole("checkbox", { name: "không nhớ" }).check();
  await page.getByRole("button", { name: "Lưu, gửi mã sau" }).click();
  await page.getByText(/^Đã lưu AG-\d{4}\.$/).waitFor();
  assert.equal(desk.server.sms.sent.length, 1);
  assert.deepEqual(faults, []);

  // The session ends under the officer's hands: what was typed stays below the sign-in.
  await textbox(page, "Họ tên").fill("Lê Thị Đang Gõ");
  await textbox(page, "Ngày lấy mẫu").fill("26/12");
  await page.getByRole("checkbox", { name: "không nhớ" }).check();
  await page.context().clearCookies();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").getByText("Phiên đã hết, hoặc người khác").waitFor();
  assert.equal(await page.locator("#field-name").inputValue(), "Lê Thị Đang Gõ");
});

test("two officers change one case at once: each field is chosen, and nothing is lost", async () => {
  const id = await aCase("Mohamad Sa Lễ");
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go(`/cases/${id}`);
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("button", { name: "Sửa", exact: true }).click();
  await textbox(page, "Ấp, khóm, đường, số nhà").fill("ấp Vĩnh Lợi");
  await textbox(page, "Số điện thoại").fill("0977 000 111");
  const colleague = await desk.server.as("health-officer", "889-medical-centre");
  const { case: seen } = await colleague.post(readCase, { id });
  await colleague.post(changeCase, {
    id,
    version: seen.version,
    personVersion: seen.personVersion,
    person: {
      name: "Mohamad Sa Lễ",
      birthYear: 1968,
      phone: "0977 000 222",
      commune: "30478",
      address: null,
    },
    onset: { onset: "day", onsetDay: "2020-12-25" },
    note: "mất mùi",
  });
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.getByRole("dialog", { name: "Hai người cùng sửa" }).waitFor();
  await page.getByText("0977 000 222").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "case-conflict");
  const phone = page.getByRole("radiogroup", { name: "Số điện thoại" });
  await phone.getByRole("radio", { name: "Bản vừa lưu" }).check();
  await page.getByRole("button", { name: "Giữ như đã chọn" }).click();
  await page.getByText("Đã sửa.").waitFor();
  const { case: now } = await colleague.post(readCase, { id });
  assert.deepEqual(
    [now.person.phone, now.person.address, now.note],
    ["+84977000222", "ấp Vĩnh Lợi", "mất mùi"],
  );
  assert.deepEqual(
    faults.filter((fault) => !fault.includes("409")),
    [],
  );
});

test("a case is handed over, taken and revised; two records are merged and taken apart", async () => {
  const id = await aCase("Nguyễn Trần Hoàng Phương Uyên");
  const { page, go } = await desk.seat("health-officer", STATION);
  await go(`/cases/${id}`);
  assert.deepEqual(await axe(page), []);
  await picture(page, "case");
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("button", { name: "Chuyển hồ sơ" }).click();
  await textbox(page, "Tìm đơn vị, không dấu cũng được").fill("xa vinh hanh");
  await page.getByRole("radio", { name: "Trạm Y tế xã Vĩnh Hanh" }).check();
  await textbox(page, "Lý do").fill("về nhà mẹ");
  await picture(page, "case-hand-over");
  await page.getByRole("button", { name: "Gửi đề nghị" }).click();
  await page.getByText("Đã gửi đề nghị.").waitFor();

  const there = await desk.seat("health-officer", "30598-health-station");
  await there.go("/today");
  await there.page.getByRole("listitem").filter({ hasText: "Đơn vị khác nhờ nhận ca" }).waitFor();
  await picture(there.page, "today");
  await there.page.getByRole("link", { name: "Trả lời" }).click();
  await there.page.getByRole("button", { name: "Nhận hồ sơ" }).click();
  await there.page.getByText("Đã nhận hồ sơ.").waitFor();
  await there.go(`/cases/${id}`);
  await there.page.getByRole("button", { name: "Việc khác" }).click();
  await there.page.getByRole("button", { name: "Phân loại lại" }).click();
  await there.page.getByRole("dialog").getByRole("radio", { name: "loại trừ" }).check();
  await there.page.getByRole("dialog").getByLabel("Lý do").fill("mẫu bị lẫn");
  assert.equal(await there.page.getByRole("checkbox", { name: "Nhắn tin báo người này" }).isChecked(), true);
  assert.deepEqual(await axe(there.page), []);
  await picture(there.page, "case-revise");
  await there.page.getByRole("dialog").getByRole("button", { name: "Phân loại lại" }).click();
  await there.page
    .getByText("Đã phân loại lại: loại trừ. Trước đây chưa gửi mã nên không nhắn tin.")
    .waitFor();
  await there.page.getByText("Đổi phân loại từ xác định sang loại trừ").waitFor();
  assert.deepEqual(await axe(there.page), []);

  const [keep] = [await aCase("Châu Thị Hai Hồ Sơ"), await aCase("Châu Thị Hai Hồ Sơ")];
  const leader = await desk.seat("epidemiologist", "889-medical-centre");
  await leader.go(`/cases/${keep}`);
  await leader.page.getByRole("button", { name: "Việc khác" }).click();
  await leader.page.getByRole("button", { name: "Gộp hồ sơ" }).click();
  await leader.page.getByRole("dialog").getByRole("radio").first().check();
  await picture(leader.page, "case-merge");
  await leader.page.getByRole("dialog").getByRole("button", { name: "Gộp hồ sơ" }).click();
  await leader.page.getByRole("tab", { name: "Liên kết, giấy tờ" }).click();
  await leader.page.getByRole("heading", { name: "Hồ sơ đã gộp vào đây" }).waitFor();
  await leader.page.getByRole("button", { name: /^Gỡ AG-\d{4} ra$/ }).click();
  await leader.page
    .getByRole("dialog")
    .getByRole("button", { name: /^Gỡ AG-\d{4} ra$/ })
    .click();
  await leader.page.getByText(/^Đã gỡ AG-\d{4} ra\.$/).waitFor();
});

test("the list finds by words without accents, narrows, and stands at 768 px and in the dark", async () => {
  const seat = await desk.seat("health-officer", STATION, {
    viewport: { width: 768, height: 1024 },
    colorScheme: "dark",
  });
  await seat.go("/cases");
  await textbox(seat.page, "Tìm tên, năm sinh, điện thoại, số hồ sơ")
    .or(seat.page.getByRole("searchbox"))
    .last()
    .fill("sa mach");
  await seat.page.getByText("2 mục", { exact: true }).waitFor();
  assert.deepEqual(await axe(seat.page), []);
  await picture(seat.page, "cases-dark");
  await seat.go("/today");
  await seat.page.getByText("Ca đang mở").waitFor();
  await picture(seat.page, "today-dark");
  const officer = await desk.server.as("health-officer", STATION);
  assert.ok((await officer.post(listCases, {})).total > 2);
});
