/** Passkeys in Chromium with a virtual authenticator: made at the invitation, used to sign in, added and removed. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Desk, openDesk } from "../../../testing/desk.ts";
import { type Front, openFront } from "../../../testing/front.ts";

let front: Front;
let desk: Desk;
before(async () => {
  front = await openFront();
  desk = await openDesk({ ROLLOUT_PUBLIC_URL: front.origin });
  front.lead(desk.server.url);
});
after(async () => {
  await desk?.close();
  front?.close();
});

test("somebody without an authenticator app makes a passkey, signs in with it, adds another and removes the first", async () => {
  const { rollout, unit } = desk.server;
  const invitation = await rollout.staff.invite({
    name: "Mohamad Sa Lễ",
    role: "unit-officer",
    unitId: unit("889-district-committee"),
  });
  const context = await desk.browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const virtual = {
    protocol: "ctap2",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...virtual, transport: "internal" },
  });

  await page.goto(invitation.link);
  await page.locator("#field-signInName").fill("sa.le");
  await page.locator("#field-password").fill("sáu chiếc ghe về chợ nổi");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByRole("button", { name: "Tạo khóa truy cập" }).click();
  await page.getByRole("button", { name: "Đã cất, vào bàn làm việc" }).click();
  await page.getByRole("button", { name: "Mohamad Sa Lễ" }).click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();

  await page.getByRole("heading", { level: 1, name: "Đăng nhập" }).waitFor();
  await page.getByRole("button", { name: "Dùng khóa truy cập" }).click();
  await page.getByRole("button", { name: "Mohamad Sa Lễ" }).click();
  await page.getByRole("link", { name: "Tài khoản của tôi" }).click();
  await page.getByText("Ứng dụng xác thực: chưa có").waitFor();

  // The last factor stays: only another one lets it go.
  const remove = async (): Promise<void> => {
    await page
      .getByRole("button", { name: /^Xóa khóa/ })
      .first()
      .click();
    await page.getByRole("dialog").locator("#field-password").fill("sáu chiếc ghe về chợ nổi");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Xóa khóa/ })
      .click();
  };
  await remove();
  await page.getByText("Đây là cách xác nhận cuối cùng còn lại, nên giữ nguyên.").waitFor();
  await page.keyboard.press("Escape");

  await devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  await devtools.send("WebAuthn.addVirtualAuthenticator", { options: { ...virtual, transport: "internal" } });
  await page.getByRole("button", { name: "Thêm khóa truy cập" }).click();
  await page.getByRole("dialog").locator("#field-name").fill("Máy ở cơ quan");
  await page.getByRole("dialog").locator("#field-password").fill("sáu chiếc ghe về chợ nổi");
  await page.getByRole("dialog").getByRole("button", { name: "Thêm khóa truy cập" }).click();
  await page.getByText("Đã thêm khóa truy cập.").waitFor();
  await page.getByText(/^Máy ở cơ quan, thêm ngày/).waitFor();
  await remove();
  await page.getByText("Đã xóa khóa truy cập.").waitFor();
  assert.equal(await page.getByRole("button", { name: /^Xóa khóa/ }).count(), 1);
  await context.close();
});

test("when the authenticator gives nothing, the page says so and nothing has changed", async () => {
  const page = await (await desk.browser.newContext()).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: false,
    },
  });
  await page.goto(`${front.origin}/desk/`);
  await page.getByRole("button", { name: "Dùng khóa truy cập" }).click();
  await page.getByText("Trình duyệt chưa đưa được khóa truy cập.").waitFor();
  await page.context().close();
});
