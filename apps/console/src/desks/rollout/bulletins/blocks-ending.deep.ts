/** Content blocks near their end in Chromium, on a real server by its clock: told on the first page, listed, renewed, approved. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Days, dayOf, parseDay } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";

const desk = shared(() => openDesk());

/** Moves the server's clock to the same hour of a day. */
const moveTo = (day: string): void => {
  const { clock } = desk.server;
  clock.advance(Days(parseDay(day) - dayOf(clock.now(), "vietnam")));
};

test("two weeks before blocks end the desk says so on its first page; one that was renewed and approved is no longer named", async () => {
  moveTo("2021-06-15");
  const before = await desk.seat("rollout-officer", "89-province-committee");
  await before.go("/directives");
  await before.page.getByText("Chưa có văn bản nào.").waitFor();
  assert.equal(await before.page.getByRole("region", { name: "Khối nội dung cần gia hạn" }).count(), 0);
  assert.deepEqual(before.faults, []);
  moveTo("2021-06-20");
  const { page, faults, go } = await desk.seat("rollout-officer", "89-information-department");
  await go("/directives");
  await page.getByText(/^\d+ khối nội dung hết hạn trong 14 ngày\./).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("link", { name: "Xem và gia hạn" }).click();
  const notice = page.getByRole("region", { name: "Khối nội dung cần gia hạn" });
  await notice.getByText("Gia hạn: mở khối").waitFor();
  await page.getByRole("row", { name: /C2 .*mẫu kèm chương trình, nên xem lại.*khi có bản mới/ }).waitFor();
  const names = await notice.getByRole("listitem").count();
  assert.equal(names, 6, "what is true in any season has no end");
  assert.deepEqual(await axe(page), []);
  if (process.env["PICTURES"])
    await page.screenshot({ path: `${process.env["PICTURES"]}/blocks-ending.png`, fullPage: true });
  await notice.getByRole("link", { name: /^C5 / }).click();
  await page.getByRole("heading", { name: "Viết bản mới" }).waitFor();
  const last = page.locator("#field-validTo");
  assert.equal(await last.inputValue(), "", "the old end is not offered again");
  await last.fill("1/1/2021");
  await page.getByRole("button", { name: "Gửi người khác duyệt" }).click();
  await page.getByText("Ngày cuối cần từ ngày đầu trở đi.").first().waitFor();
  await last.fill("31/12/2021");
  await page.getByRole("button", { name: "Gửi người khác duyệt" }).click();
  await page.getByText("Đã gửi C5 bản 2, chờ người khác duyệt.").waitFor();

  const second = await desk.seat("approver", "89-province-committee");
  await second.go("/bulletins/blocks");
  await second.page.getByText("bản 2 chờ duyệt").waitFor();
  await second.go("/bulletins/blocks/C5");
  await second.page.getByRole("button", { name: "Duyệt bản 2" }).click();
  await second.page.getByText("Đã duyệt C5 bản 2.").waitFor();
  await second.go("/bulletins/blocks");
  const left = second.page.getByRole("region", { name: "Khối nội dung cần gia hạn" });
  await left.getByRole("link", { name: /^C12 / }).waitFor();
  assert.equal(await left.getByRole("listitem").count(), names - 1);
  assert.equal(await left.getByRole("link", { name: /^C5 / }).count(), 0);
  assert.deepEqual([faults, second.faults], [[], []]);
});

test("once they have ended the desk says that bulletins cannot use them", async () => {
  moveTo("2021-07-01");
  const { page, faults, go } = await desk.seat("approver", "889-district-committee");
  await go("/tasks");
  await page.getByText(/khối nội dung đã hết hạn, bản tin không dùng được\./).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});
