/** People in Chromium, on a real server: invited, signed in, signed in again, looked after. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { airingsDay } from "@bluezone/contract/rollout/airings";
import { listInvitations } from "@bluezone/contract/staff/invitations";
import { Hours, Minutes } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { systemClock } from "@bluezone/server-kit/time/clock";
import { totpAt } from "@bluezone/staff/testing/totp";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

const desk = shared(() => openDesk());

const PASSWORD = "sáu chiếc ghe về chợ nổi";
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("somebody invited by an administrator accepts in the browser, finds the desk, signs out and in again", async () => {
  const chief = await desk.seat("administrator", "89-province-committee");
  await chief.go("/people");
  assert.deepEqual(await axe(chief.page), []);
  await chief.page.keyboard.press("n");
  await heading(chief.page, "Mời người dùng").waitFor();
  await chief.page.locator("#field-name").fill("Thạch Thị Sà Mách");
  await chief.page.locator("#field-role").selectOption("rollout-officer");
  await chief.page.locator("#field-unitId").fill("uy ban nhan dan huyen chau phu");
  await chief.page.getByRole("option", { name: "Ủy ban nhân dân huyện Châu Phú" }).click();
  await chief.page.getByRole("button", { name: "Tạo liên kết mời" }).click();
  const link = await chief.page.getByRole("textbox", { name: "Liên kết mời" }).inputValue();
  assert.deepEqual(await axe(chief.page), []);
  assert.deepEqual(chief.faults, []);

  const page = await (await desk.browser.newContext()).newPage();
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(desk.server.url + link.slice(new URL(link).origin.length));
  await heading(page, "Nhận lời mời").waitFor();
  await page.getByText("vai trò «Cán bộ triển khai»").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.locator("#field-signInName").fill("sa.mach");
  await page.locator("#field-password").fill("ngắn");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByText("Mật khẩu cần ít nhất 12 ký tự.").first().waitFor();
  await page.locator("#field-password").fill(PASSWORD);
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await heading(page, "Thêm cách xác nhận thứ hai").waitFor();
  assert.deepEqual(await axe(page), []);
  const secret = (await page.locator(".secret").textContent())?.split(": ")[1] ?? "";
  await page.locator("#field-totp").fill(totpAt(secret, systemClock.now()));
  await page.getByRole("button", { name: "Xác nhận mã" }).click();
  await page.getByRole("heading", { name: "Mã dự phòng" }).waitFor();
  assert.deepEqual(await axe(page), []);
  const codes = await page.locator(".recovery li").allTextContents();
  assert.equal(codes.length, 10);
  await page.getByRole("button", { name: "Đã cất, vào bàn làm việc" }).click();
  await page.getByRole("banner").getByText("Ủy ban nhân dân huyện Châu Phú").waitFor();
  assert.equal(await page.getByRole("navigation").getByRole("link", { name: "Nhật ký truy cập" }).count(), 0);

  await page.getByRole("button", { name: "Thạch Thị Sà Mách" }).click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await heading(page, "Đăng nhập").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.locator("#field-signInName").fill("sa.mach");
  await page.locator("#field-password").fill("không phải mật khẩu");
  await page.locator("#field-code").fill(codes[0]!);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.getByText("Tên, mật khẩu hoặc mã chưa đúng.").waitFor();
  await page.locator("#field-password").fill(PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.getByRole("banner").getByText("Ủy ban nhân dân huyện Châu Phú").waitFor();
  // Chromium reports every answer 401 as an error of its own.
  assert.deepEqual(
    faults.filter((fault) => !fault.includes("401")),
    [],
  );
  await page.context().close();
  await chief.page.context().close();
});

test("where somebody else signs in in the same browser, an open page does nothing in their name", async () => {
  const [first, second] = [
    await desk.seat("administrator", "89-information-department"),
    await desk.seat("administrator", "884-district-committee"),
  ];
  await first.go("/people/invite");
  await first.page.locator("#field-name").fill("Cao Thị Hai");
  await first.page.locator("#field-role").selectOption("observer");
  await first.page.locator("#field-unitId").fill("so thong tin");
  await first.page.getByRole("option", { name: "Sở Thông tin và Truyền thông" }).click();
  const own = await first.page.context().cookies();
  await first.page.context().addCookies(await second.page.context().cookies());
  await first.page.getByRole("button", { name: "Tạo liên kết mời" }).click();
  const dialog = first.page.getByRole("dialog", { name: "Đăng nhập lại" });
  await dialog.getByText("người khác vừa đăng nhập trong trình duyệt này").waitFor();
  await picture(first.page, "staff-somebody-else");
  const { invitations } = await first.person.post(listInvitations, {});
  assert.deepEqual(
    invitations.filter(({ name }) => name === "Cao Thị Hai"),
    [],
  );
  await first.page.context().addCookies(own);
  await first.page.evaluate("dispatchEvent(new Event('focus'))");
  await first.page.getByText("Gửi liên kết này cho Cao Thị Hai.").waitFor();
  for (const { page } of [first, second]) await page.context().close();
});

test("when a session ends, what is being typed is kept and sent once the person has signed in again", async () => {
  const { page, person, go } = await desk.seat("administrator", "89-information-department");
  await go("/people/invite");
  await page.locator("#field-name").fill("Mohamad Sa Lễ");
  await page.locator("#field-role").selectOption("observer");
  await page.locator("#field-unitId").fill("so thong tin");
  await page.getByRole("option", { name: "Sở Thông tin và Truyền thông" }).click();
  desk.server.clock.advance(Hours(1));
  await page.getByRole("button", { name: "Tạo liên kết mời" }).click();
  const dialog = page.getByRole("dialog", { name: "Đăng nhập lại" });
  await dialog.getByText("Đăng nhập lại; phần đang gõ vẫn còn.").waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog.locator("#field-signInName").fill(person.signInName);
  await dialog.locator("#field-password").fill(person.password);
  await dialog.locator("#field-code").fill(person.recoveryCodes[0]!);
  await dialog.getByRole("button", { name: "Đăng nhập" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Gửi liên kết này cho Mohamad Sa Lễ.").waitFor();
  await page.context().close();
});

test("a page that nobody touches asks on by itself and its session ends; whoever only types at it stays signed in", async () => {
  const { page, go } = await desk.seat("rollout-officer", "89-information-department");
  await page.clock.install();
  await go("/airings");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const dialog = page.getByRole("dialog", { name: "Đăng nhập lại" });
  const sixMinutes = async () => {
    desk.server.clock.advance(Minutes(6));
    const answered = page.waitForResponse((answer) => answer.url().endsWith(airingsDay.path));
    await page.clock.fastForward(61_000);
    return (await answered).status();
  };
  for (let typed = 0; typed < 7; typed += 1) {
    await page.keyboard.press("Shift");
    assert.equal(await sixMinutes(), 200, `typed ${typed}`);
  }
  for (let left = 0; left < 4; left += 1) assert.equal(await sixMinutes(), 200, `left ${left}`);
  assert.equal(await sixMinutes(), 401);
  await dialog.waitFor();
  await page.context().close();
});

test("an administrator gives and takes a role, suspends somebody, and reads in the log that it was done", async () => {
  const other = await desk.server.as("observer", "889-district-committee");
  const { page, faults, go } = await desk.seat("administrator", "889-district-committee");
  await go(`/people/${other.id}`);
  assert.deepEqual(await axe(page), []);
  await page.locator("#field-role").selectOption("unit-officer");
  await page.locator("#field-unitId").fill("huyen chau phu");
  await page.getByRole("option", { name: "Ủy ban nhân dân huyện Châu Phú" }).click();
  await page.getByRole("button", { name: "Giao vai trò", exact: true }).click();
  await page.getByText("Đã giao vai trò.").waitFor();
  await page.getByRole("button", { name: /Bỏ vai trò này: Người xem/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Bỏ vai trò này" }).click();
  await page.getByText("Đã bỏ vai trò.").waitFor();
  await page.getByRole("button", { name: "Tạm khóa người này" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tạm khóa người này" }).click();
  await page.getByRole("button", { name: "Mở khóa" }).waitFor();
  assert.equal((await other.tries({ path: "/api/staff/me" } as never, {})).status, 401);
  await go("/audit");
  await page.getByRole("row").nth(1).waitFor();
  await page.getByRole("button", { name: "Kiểm tra nhật ký" }).click();
  await page.getByText("Nhật ký nguyên vẹn").waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("one's own account tells its roles and changes the password", async () => {
  const { page, person, go, faults } = await desk.seat("unit-officer", "891-district-committee");
  await go("/account");
  await page.getByText("Cán bộ đơn vị tại Ủy ban nhân dân huyện Tri Tôn").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Tạo mã dự phòng mới" }).click();
  await page.getByRole("dialog").locator("#field-password").fill(person.password);
  await page.getByRole("dialog").getByRole("button", { name: "Tạo mã dự phòng mới" }).click();
  await page.locator(".recovery li").first().waitFor();
  assert.equal(await page.locator(".recovery li").count(), 10);
  await page.getByRole("button", { name: "Đã cất" }).click();
  await page.locator("#field-password").fill(person.password);
  await page.locator("#field-newPassword").fill(PASSWORD);
  await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
  await page.getByText("Đã đổi mật khẩu. Các phiên khác đã kết thúc.").waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});
