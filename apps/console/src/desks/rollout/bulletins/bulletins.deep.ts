/** The bulletin's way through the desk in Chromium: composed, checked, submitted, approved by somebody else, in two languages. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBulletin, saveBulletin } from "@bluezone/contract/rollout/bulletins";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk, type Seat } from "../../../testing/desk.ts";
import { sideways } from "../../../testing/page.ts";

const desk = shared(() => openDesk());

const TICKS = [
  "Mỗi mục một việc",
  "Không ai bị nhận ra",
  "Không chê xã nào, nhóm người nào",
  "Câu cuối là việc ai cũng làm nổi",
];

async function compose(seat: Seat): Promise<string> {
  await seat.go("/bulletins");
  await seat.page.getByRole("button", { name: "Soạn bản tin" }).click();
  await seat.page.getByRole("heading", { level: 1, name: /^Bản tin .*nháp/ }).waitFor();
  return seat.page.url().split("/").at(-1) ?? "";
}

test("an officer composes by keyboard, the check says what lacks, another person approves", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  const id = await compose(seat);
  await page.getByRole("button", { name: "Thêm C11" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("4 mục").waitFor();
  await page.getByRole("button", { name: "Đưa mục 4 lên" }).focus();
  await page.keyboard.press("Enter");
  assert.match((await page.locator("[data-items] li").nth(2).textContent()) ?? "", /^C11/);
  assert.equal(
    await page.getByRole("button", { name: "Thêm C6" }).count(),
    0,
    "what has expired cannot be added",
  );
  await page.getByRole("button", { name: "Trình duyệt" }).click();
  await page.getByText("Bản tin còn điểm cần sửa nên chưa gửi.", { exact: false }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Nguồn tin").fill("Sở Y tế An Giang (số liệu minh họa)");
  await page.getByLabel("Chốt số ngày").fill("2712");
  await page.getByLabel("Chốt số lúc").fill("17:00");
  for (const tick of TICKS) await page.getByLabel(tick).check();
  await page.getByText("Không còn gì vướng: trình duyệt được.").waitFor();
  await page.getByRole("button", { name: "Trình duyệt" }).click();
  await page.getByText("Đã trình duyệt. Người khác sẽ duyệt.").waitFor();
  await page.getByRole("button", { name: "Lấy lại để sửa" }).click();
  await page.getByText("Đã lấy lại. Bản tin là nháp, sửa được.").waitFor();
  await page.getByRole("button", { name: "Trình duyệt" }).click();
  await page.getByRole("button", { name: "Lấy lại để sửa" }).waitFor();

  const other = await desk.seat("approver", "89-province-committee");
  await other.go(`/bulletins/${id}`);
  assert.deepEqual(await axe(other.page), []);
  await other.page.getByRole("button", { name: "Duyệt", exact: true }).click();
  await other.page.getByText("Đã duyệt bản 1, các đài đã nhận.").waitFor();
  assert.equal(await sideways(other.page), 0);
  assert.deepEqual(
    [...seat.faults, ...other.faults].filter((fault) => !fault.includes("422")),
    [],
  );
  await page.context().close();
  await other.page.context().close();
});

test("a word that frightens is marked where it stands", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  await compose(seat);
  await page.getByRole("button", { name: "Viết mục riêng" }).click();
  await page.getByLabel("Tiếng Việt", { exact: false }).last().fill("dịch bùng phát, <b>ở nhà</b>.");
  await page.getByRole("dialog").getByLabel("Nguồn", { exact: false }).fill("Sở Y tế");
  // What lies behind a dialog is covered by it, and cannot be pressed either.
  const found = (await axe(page)).filter((one) => !one.startsWith("target-size"));
  assert.deepEqual(found, []);
  await page.getByRole("button", { name: "Đưa vào bản tin" }).click();
  await page.locator(".script mark", { hasText: "bùng phát" }).waitFor();
  assert.equal(await page.locator(".script b").count(), 0, "markup is shown as text");
  await page.getByText("«bùng phát»: từ gây lo hoặc hứa quá. Viết cách khác.").waitFor();
  await page.context().close();
});

test("an own item goes into the draft and nothing is submitted, be the draft ready or not; whom it names is underlined", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  const id = await compose(seat);
  const submits: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("bulletins/submit")) submits.push(request.url());
  });
  const own = async (text: string): Promise<void> => {
    await page.getByRole("button", { name: "Viết mục riêng" }).click();
    await page.getByLabel("Tiếng Việt", { exact: false }).last().fill(text);
    await page.getByRole("dialog").getByLabel("Nguồn", { exact: false }).fill("Sở Y tế");
    await page.getByRole("button", { name: "Đưa vào bản tin" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await own("hỏi bà Nguyễn Thị Hoa, 0912345678.");
  await page.getByText("4 mục").waitFor();
  for (const place of [".said", ".script"])
    for (const mark of ["bà Nguyễn Thị Hoa", "0912345678"])
      await page.locator(`${place} mark`, { hasText: mark }).waitFor();
  assert.equal(
    await page.locator(".form [aria-invalid=true]").count(),
    0,
    "nothing was sent, nothing is wrong",
  );
  await page.getByRole("button", { name: "Bỏ mục 4" }).click();
  await page.getByLabel("Nguồn tin").fill("Sở Y tế An Giang (số liệu minh họa)");
  await page.getByLabel("Chốt số ngày").fill("2712");
  await page.getByLabel("Chốt số lúc").fill("17:00");
  await page.getByRole("button", { name: "Thêm C11" }).click();
  for (const tick of TICKS) await page.getByLabel(tick).check();
  await page.getByText("Không còn gì vướng: trình duyệt được.").waitFor();
  await page.getByRole("button", { name: "Lưu nháp" }).click();
  await page.getByText("Đã lưu", { exact: false }).first().waitFor();
  await own("rửa tay khi về đến nhà.");
  await page.getByText("5 mục").waitFor();
  await page.waitForTimeout(500);
  const other = await desk.server.as("administrator", "89-province-committee");
  assert.equal((await other.post(readBulletin, { id })).bulletin.state, "draft");
  assert.deepEqual(submits, []);
  await page.context().close();
});

test("a draft that was never shown to anybody can be thrown away", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  const id = await compose(seat);
  await page.getByRole("button", { name: "Bỏ nháp" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Bỏ nháp" }).click();
  await page.getByRole("heading", { level: 1, name: "Bản tin", exact: true }).waitFor();
  await page.getByText("Đã bỏ bản nháp.").waitFor();
  assert.equal(await page.locator(`a[href*="${id}"]`).count(), 0);
  assert.deepEqual(seat.faults, []);
  await page.context().close();
});

test("two editors of one field choose which to keep, and nothing is lost", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  const id = await compose(seat);
  const other = await desk.server.as("administrator", "89-province-committee");
  await other.post(saveBulletin, { id, version: 1, changes: { source: "Bộ Y tế", borderOnly: true } });
  await page.getByLabel("Nguồn tin").fill("Sở Y tế An Giang");
  await page.getByRole("button", { name: "Lưu nháp" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Sở Y tế An Giang").waitFor();
  assert.equal(await dialog.getByRole("radiogroup").count(), 1, "only the field that both changed is asked");
  assert.deepEqual(await axe(page), []);
  await dialog.getByRole("button", { name: "Giữ như đã chọn" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.waitForTimeout(500);
  const { content } = await other.post(readBulletin, { id });
  assert.deepEqual([content.source, content.borderOnly], ["Sở Y tế An Giang", true]);
  await page.context().close();
});

for (const [name, options, text] of [
  ["in English, dark", { locale: "en", colorScheme: "dark" }, 100],
  ["on a tablet of 768 px", { viewport: { width: 768, height: 1024 } }, 100],
  ["with text of 200 %", {}, 200],
] as const)
  test(`bulletins, library, drafts compared and airings are accessible and whole ${name}`, async () => {
    const seat = await desk.seat("rollout-officer", "89-province-committee", options);
    await seat.page.addInitScript((size) => {
      addEventListener("DOMContentLoaded", () => {
        document.documentElement.style.fontSize = `${size}%`;
      });
    }, text);
    await seat.go("/bulletins");
    await seat.page.reload();
    const first = await seat.page.locator("main tbody a").first().getAttribute("href");
    const path = (first ?? "").replace(/^.*#/, "");
    for (const one of [
      "/bulletins",
      path,
      `${path}/versions`,
      "/bulletins/blocks",
      "/bulletins/blocks/C6",
      "/airings",
    ]) {
      await seat.go(one);
      await seat.page.waitForTimeout(700);
      assert.deepEqual(await axe(seat.page), [], one);
      assert.equal(await sideways(seat.page), 0, `${one} scrolls sideways`);
    }
    assert.deepEqual(seat.faults, []);
    await seat.page.context().close();
  });
