/** Helping in Chromium, on a real server: tallies with and without a network, a checklist, a visit, a venue. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { picture, sideways } from "../../../testing/page.ts";

const desk = shared(() => openDesk());

test("a helper notes times of help at a counter; without a network they wait on the machine and are sent later, once", async () => {
  const { page, faults, go } = await desk.seat("unit-officer", "889-one-stop-counter");
  await go("/help");
  await page.getByText("Chưa có lượt nào trong 14 ngày qua.").waitFor();
  assert.deepEqual(await axe(page), []);
  const note = page.getByRole("button", { name: "Ghi lượt hỗ trợ" });
  await note.click();
  await page.getByText("Chọn một mục.").first().waitFor();
  await page.getByText("Chưa có lượt nào trong 14 ngày qua.").waitFor();
  await picture(page, "help-nothing-chosen");
  await page.getByRole("radio", { name: "Quầy thủ tục" }).check();
  await page.getByRole("radio", { name: "iPhone" }).check();
  await page.getByRole("radio", { name: "Bluetooth" }).check();
  await note.click();
  await page.getByText("Đã ghi 1 lượt.").waitFor();
  await page.getByText("1 lượt", { exact: true }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("radio", { name: "Android" }).check();
  await page.getByRole("radio", { name: "Không vướng" }).check();
  await page.getByRole("textbox", { name: "Mấy lượt" }).fill("3");
  await note.click();
  await page.getByText("1 lần ghi chờ gửi. Có mạng thì máy gửi.").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Gửi ngay" }).click();
  await page.getByText("4 lượt", { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "help");
  await page.setViewportSize({ width: 768, height: 1_000 });
  assert.ok((await sideways(page)) <= 0);
  assert.deepEqual(
    faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)),
    [],
  );
});

test("a shop answers its own checklist, and its culture office visits it", async () => {
  const shop = await desk.seat("unit-officer", "889-shop");
  await shop.go("/checklists");
  await shop.page
    .getByRole("combobox", { name: "Loại nơi" })
    .selectOption({ label: "Chợ, siêu thị, cửa hàng" });
  const answer = (name: string, to: string) =>
    shop.page.getByRole("radiogroup", { name }).getByText(to, { exact: true }).click();
  await answer("Có bảng nhắc đeo khẩu trang ở lối vào", "Có");
  await answer("Có chỗ rửa tay với xà bông hoặc chai sát khuẩn", "Chưa");
  assert.deepEqual(await axe(shop.page), []);
  await picture(shop.page, "checklist");
  await shop.page.getByRole("button", { name: "Gửi bảng tự rà" }).click();
  await shop.page.getByText("Đã gửi. Còn thiếu 1 mục.").waitFor();
  assert.deepEqual(shop.faults, []);

  const office = await desk.seat("unit-officer", "889-culture-office");
  await office.go("/visits");
  await office.page.getByText("Chưa có chuyến thăm nào.").waitFor();
  await office.page.getByLabel("Nơi được thăm").first().fill("cua hang minh hoa");
  await office.page.getByRole("option", { name: "Cửa hàng minh họa Châu Phú" }).click();
  await office.page
    .getByRole("combobox", { name: "Loại nơi" })
    .selectOption({ label: "Chợ, siêu thị, cửa hàng" });
  await office.page.getByRole("textbox", { name: "Ngày" }).fill("27/12");
  assert.deepEqual(await axe(office.page), []);
  await office.page.getByRole("button", { name: "Lên lịch thăm" }).click();
  await office.page.getByRole("link", { name: "Cửa hàng minh họa Châu Phú" }).click();
  await office.page.getByRole("textbox", { name: "Góp ý cho nơi này" }).fill("Thêm xà bông ở cửa sau.");
  assert.deepEqual(await axe(office.page), []);
  await picture(office.page, "visit");
  await office.page.getByRole("button", { name: "Ghi kết quả thăm" }).click();
  await office.page.getByText("đã thăm", { exact: true }).waitFor();
  assert.deepEqual(office.faults, []);
});

test("a shop puts itself into the directory, a second person approves it, and the public page has it", async () => {
  const { page, faults, go } = await desk.seat("unit-officer", "889-shop");
  await go("/venues/new");
  await page.getByRole("button", { name: "Lưu điểm bán" }).click();
  await page.getByText("Gõ tên điểm bán như trên bảng hiệu.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("textbox", { name: "Tên điểm bán" }).fill("Tạp hóa minh họa");
  await page.getByRole("combobox", { name: "Loại" }).selectOption({ label: "Cửa hàng" });
  await page.getByRole("combobox", { name: "Huyện" }).selectOption({ label: "Châu Phú" });
  await page.getByRole("textbox", { name: "Ở đâu" }).fill("Chợ Cái Dầu");
  await page.getByRole("checkbox", { name: "Quét mã QR" }).check();
  await page.getByRole("textbox", { name: "Số đặt hàng của điểm bán" }).fill("0296 652 2225");
  await picture(page, "venue-new");
  await page.getByRole("button", { name: "Lưu điểm bán" }).click();
  await page.getByText("Đã lưu. Trang công khai có khi người thứ hai duyệt.").waitFor();
  await page.getByRole("heading", { level: 1, name: "Tạp hóa minh họa" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await go("/venues");
  await page.getByRole("link", { name: "Tạp hóa minh họa" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "venues");
  const shown = async () => (await fetch(`${desk.server.url}/venues/889/phone`)).text();
  assert.ok(!(await shown()).includes("Tạp hóa minh họa"));
  const trade = await desk.seat("approver", "89-trade-department");
  await trade.go("/venues");
  await trade.page.getByRole("link", { name: "Tạp hóa minh họa" }).click();
  await trade.page.getByRole("heading", { level: 1, name: "Tạp hóa minh họa" }).waitFor();
  assert.deepEqual(await axe(trade.page), []);
  await trade.page.getByRole("button", { name: "Duyệt cho lên trang công khai" }).click();
  await trade.page.getByText("Đã duyệt, trang công khai có trong một phút.").waitFor();
  assert.ok((await shown()).includes("Tạp hóa minh họa"));
  assert.deepEqual(trade.faults, []);
  assert.deepEqual(faults, []);
});
