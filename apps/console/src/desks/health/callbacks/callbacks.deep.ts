/**
 * Call-backs, declarations and requests for advice in Chromium, on a real server; what people send comes through the
 * phones' endpoints.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { sendDeclaration, sendDiary } from "@bluezone/contract/health/send-declaration";
import { Hours, parseInstant, plus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

const STATION = "30478-health-station";
const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  desk.server.clock.set(parseInstant("2020-12-28T08:00:00+07:00"));
  await desk.server.as("health-officer", STATION);
  return desk;
});

let drawn = 0;
const sends = async (endpoint: Parameters<typeof desk.server.post>[0], body: Record<string, unknown>) => {
  drawn += 1;
  const nonce = Buffer.alloc(32, drawn).toString("base64url");
  const got = await desk.server.post(endpoint, { commune: "30478", nonce, ...body });
  assert.equal(got.status, 200, JSON.stringify(got.body));
  return got.body;
};

test("a nurse takes the call that waits longest with one key, calls, and makes a contact of it by keyboard alone", async () => {
  const shared = { day: "2020-12-20", part: "afternoon", minutes: 25, confidence: "high", level: "high" };
  const first = await sends(askCallback, { phone: "0912 345 678", shared });
  desk.server.clock.set(plus(desk.server.clock.now(), Hours(4.5)));
  await sends(askCallback, { phone: "0912 345 679", symptoms: ["fever", "breath"], wish: "afternoon" });
  await sends(askCallback, { phone: "0912 345 680", wish: "evening" });

  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/callbacks");
  await page.getByText("3 người chờ gọi, 1 người chờ quá 4 giờ làm việc.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "callbacks-queue");
  await page.getByRole("button", { name: `Nhận ${first["receipt"]}` }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "0912 345 678" }).waitFor();
  const counted = page.getByText("2 người chờ gọi, 0 người chờ quá 4 giờ làm việc. Tôi đang gọi 1 người.");
  await counted.waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, "callbacks-taken-390");
  await page.setViewportSize({ width: 1_280, height: 800 });
  await page.getByRole("radio", { name: "thành người tiếp xúc", exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Thạch Thị Sà Mách");
  assert.deepEqual(await axe(page), []);
  await picture(page, "callbacks-call");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Đã lưu. Người này nằm trong danh sách người tiếp xúc.").waitFor();
  await page.getByRole("button", { name: "Mở người tiếp xúc" }).click();
  await page.getByRole("heading", { name: "Thạch Thị Sà Mách", exact: true }).waitFor();

  await go("/callbacks");
  await page.getByText("2 người chờ gọi").waitFor();
  await page.keyboard.press("n");
  await page.getByRole("link", { name: "0912 345 679" }).waitFor();
  await page.getByText("sốt, khó thở").waitFor();
  const other = await desk.seat("health-officer", "889-medical-centre");
  await other.go("/callbacks");
  await other.page.getByText("đang gọi").first().waitFor();
  assert.equal(await other.page.getByText("0912 345 679").count(), 0);
  await page.getByRole("radio", { name: "chưa ai nghe máy" }).check();
  await page.keyboard.press("Control+Enter");
  await page.getByText("gọi lại lúc 13:30").waitFor();
  assert.deepEqual([...faults, ...other.faults], []);
});

test("at 768 pixels, dark, nothing is cut; reply times hide small numbers; a station sets its number", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION, {
    viewport: { width: 768, height: 1024 },
    colorScheme: "dark",
  });
  await go("/callbacks");
  await page.getByRole("button", { name: "Số điện thoại của trạm" }).click();
  await page.getByRole("textbox", { name: /Số điện thoại của Trạm Y tế/ }).fill("0296 3852 123");
  await page.getByRole("button", { name: "Lưu số điện thoại" }).click();
  await page.getByText("Đã lưu số điện thoại.").waitFor();
  await picture(page, "callbacks-768-dark");
  assert.deepEqual(await axe(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false);
  await go("/callbacks/times");
  await page.getByText("ẩn số nhỏ").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "callbacks-times");
  assert.deepEqual(faults, []);
});

test("what was refused is no longer said beside what was done after it", async () => {
  const { receipt } = await sends(askCallback, { phone: "0912 345 690" });
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/callbacks");
  const take = page.getByRole("button", { name: `Nhận ${receipt}` });
  await take.waitFor();
  const colleague = await desk.server.as("health-officer", "889-medical-centre");
  const { lines } = await colleague.post(listCallbacks, {});
  const { id, version } = lines.find((line) => line.receipt === receipt)!;
  await colleague.post(takeCallback, { id, version });
  await take.click();
  const refusal = page.getByRole("alert").filter({ hasText: "Chưa làm được việc này" });
  await refusal.waitFor();
  await page.getByRole("button", { name: "Số điện thoại của trạm" }).click();
  await page.getByRole("button", { name: "Lưu số điện thoại" }).click();
  await page.getByText("Đã lưu số điện thoại.").waitFor();
  assert.equal(await refusal.count(), 0);
  assert.deepEqual(
    faults.filter((fault) => !fault.includes("409")),
    [],
  );
});

test("a declaration is looked at with its diary and flagged; a request for advice goes into the queue of calls", async () => {
  const { erase } = await sends(sendDeclaration, {
    answers: {
      for: "family",
      symptoms: ["fever", "cough"],
      since: "2020-12-26",
      near: "unknown",
      returned: { province: "Kiên Giang", day: "2020-12-22" },
      cares: ["age60", "illness"],
    },
    callback: { phone: "0912 345 681", wish: "morning" },
  });
  await desk.server.post(sendDiary, { erase, day: "2020-12-28", temperature: 38.2, symptoms: ["fever"] });
  await sends(askAdvice, {
    for: "family",
    needs: ["quarantine", "test"],
    text: "Em tôi mới về tối qua, gọi 0912 345 682",
    phone: "0912 345 682",
  });
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/declarations");
  assert.deepEqual(await axe(page), []);
  await picture(page, "declarations");
  await page.getByRole("button", { name: /xem tờ khai$/ }).click();
  await page.getByText("38,2 °C").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "declaration");
  await page.getByRole("button", { name: "Cần gọi", exact: true }).click();
  await page.getByText("Đã đánh dấu cần gọi.").waitFor();

  await go("/advice");
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: /xem yêu cầu$/ }).click();
  await page.getByText("Em tôi mới về tối qua, gọi […]").waitFor();
  await picture(page, "advice");
  await page.getByRole("button", { name: "Đưa vào hàng chờ gọi" }).click();
  await page.getByText("Đã ghi. Yêu cầu này tự xóa sau 30 ngày.").waitFor();
  await go("/callbacks");
  await page.getByText("gọi trước").first().waitFor();
  assert.ok((await page.getByRole("row").count()) >= 4);
  assert.deepEqual(faults, []);
});

test("V4: a nurse closes a flood in one window, seen as so many, and opens it again", async () => {
  desk.server.clock.set(plus(desk.server.clock.now(), Hours(1)));
  for (let i = 0; i < 25; i += 1)
    await sends(askCallback, { phone: `0987 000 0${10 + i}`, symptoms: ["breath"] });
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/callbacks");
  await page.getByRole("button", { name: "Đóng hàng loạt…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Có 25 mục đang chờ trong khoảng này.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "callbacks-flood");
  await dialog.getByRole("button", { name: "Đóng 25 mục này" }).click();
  await dialog.getByText(/: đã đóng 25 mục$/).waitFor();
  await dialog.getByText("Có 0 mục đang chờ trong khoảng này.").waitFor();
  await dialog.getByRole("button", { name: "Mở lại" }).click();
  await dialog.getByText("Có 25 mục đang chờ trong khoảng này.").waitFor();
  assert.deepEqual(faults, []);
});
