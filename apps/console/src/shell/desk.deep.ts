/** The rollout desk as it is handed out, in Chromium on a real server: size, languages, no network, addresses that lead nowhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../testing/axe.ts";
import { openDesk } from "../testing/desk.ts";
import { picture } from "../testing/page.ts";

/** Most that the first view may weigh, in bytes after brotli; fonts are counted as they are. */
const BUDGET = 252_000;

const desk = shared(() => openDesk());

test("the first view weighs at most 252 kB after brotli, its fonts with it, and nothing comes from elsewhere", async () => {
  const { page, go } = await desk.seat("administrator", "89-province-committee");
  const sizes = new Map<string, number>();
  page.on("response", async (answer) => {
    const { origin, pathname } = new URL(answer.url());
    if (answer.url().startsWith("data:")) return;
    assert.equal(origin, desk.server.url);
    if (!pathname.startsWith("/desk/")) return;
    const body = await answer.body().catch(() => Buffer.alloc(0));
    sizes.set(pathname, pathname.endsWith(".woff2") ? body.length : brotliCompressSync(body).length);
  });
  await go("/units");
  await page.getByText("Ủy ban nhân dân tỉnh An Giang").first().waitFor();
  await page.waitForLoadState("networkidle");
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`first view: ${total} bytes in ${sizes.size} files`);
  assert.ok(sizes.size > 3 && total <= BUDGET, `${total} bytes`);
  assert.ok(![...sizes.keys()].some((path) => path.includes("kit.html") || path.includes("gallery")));
  await page.context().close();
});

test("the desk speaks English at a press, keeps that, and no Vietnamese is left over but names", async () => {
  const { page, go, faults } = await desk.seat("observer", "889-district-committee");
  await go("/units");
  await page.getByRole("button", { name: "observer" }).click();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Units" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.getByRole("columnheader").first().textContent(), "Unit");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("an address that leads nowhere, and a page for another role, say so and lose nothing", async () => {
  const { page, go } = await desk.seat("observer", "889-district-committee");
  await go("/nowhere/at/all");
  assert.equal(await page.locator("main h1").textContent(), "Không có trang này");
  await page.goto(`${desk.server.url}/desk/#/audit`);
  await page.getByText("Trang này cần quyền khác.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("link", { name: "Về trang đầu" }).click();
  await page.getByText("Trang này cần quyền khác.").waitFor({ state: "detached" });
  assert.notEqual(await page.locator("main h1").textContent(), "Không có trang này");
  await page.context().close();
});

test("a record that is not there leaves a page with a title and the way to its list", async () => {
  const { page, go } = await desk.seat("rollout-officer", "889-district-committee");
  await go("/units");
  await page.goto(`${desk.server.url}/desk/#/directives/0000000000000000`);
  const title = page.getByRole("heading", { level: 1, name: "Chưa xem được phần này" });
  await title.waitFor({ timeout: 20_000 });
  assert.equal(await page.evaluate("document.activeElement?.tagName"), "H1");
  assert.deepEqual(await axe(page), []);
  await page.locator("main").getByRole("link", { name: "Văn bản chỉ đạo" }).click();
  await page.getByRole("heading", { level: 1, name: "Văn bản chỉ đạo" }).waitFor();
  await page.context().close();
});

test("a record's page that fails has a title too, and can be asked again; an address of no record leads to the list", async () => {
  const { page, go } = await desk.seat("rollout-officer", "889-district-committee");
  await go("/units");
  const title = page.getByRole("heading", { level: 1, name: "Chưa xem được phần này" });
  const records = "**/api/rollout/directives/*";
  await page.route(records, (route) => route.fulfill({ status: 500 }));
  await page.goto(`${desk.server.url}/desk/#/directives/0000000000000000`);
  await title.waitFor({ timeout: 30_000 });
  await page.getByRole("alert").getByText("Máy chủ đang bận, chưa trả lời được.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.unroute(records);
  await page.getByRole("button", { name: "Thử lại" }).click();
  await page.getByRole("alert").getByText("Không còn ở đây").waitFor();
  await page.goto(`${desk.server.url}/desk/#/directives/no-such-id!`);
  await title.waitFor({ timeout: 20_000 });
  await page.getByRole("alert").getByText("Không còn ở đây").waitFor();
  await page.context().close();
});

test("a server that is gone is drawn as one, and a network that is gone as that", async () => {
  const { page, go } = await desk.seat("rollout-officer", "889-district-committee");
  await go("/units");
  const drawn = (icon: string) => page.getByRole("alert").locator(`.tabler-icon-${icon}`);
  await page.route("**/api/rollout/directives/*", (route) => route.abort());
  await page.goto(`${desk.server.url}/desk/#/directives/0000000000000000`);
  await page.getByRole("alert").getByText("Chưa kết nối được với máy chủ.").waitFor({ timeout: 30_000 });
  await picture(page, "server-gone");
  assert.equal(await drawn("wifi-off").count(), 0, "the network is there");
  assert.equal(await drawn("server-off").count(), 1);
  await page.context().setOffline(true);
  await drawn("wifi-off").waitFor();
  await page.context().setOffline(false);
  await drawn("server-off").waitFor();
  await page.context().close();
});

test("without a network the desk says so, keeps what it shows, and a question that fails can be asked again", async () => {
  const { page, go } = await desk.seat("rollout-officer", "889-district-committee");
  await go("/units");
  await page.getByRole("link", { name: "Ủy ban nhân dân huyện Châu Phú" }).first().waitFor();
  await page.context().setOffline(true);
  await page.getByText("Đang không có mạng.").waitFor();
  await page.getByRole("row").getByRole("link").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.context().setOffline(false);
  await page.getByText("Đang không có mạng.").waitFor({ state: "detached" });
  await page.context().close();
});

test("a page whose program cannot come for want of a network says so, and comes at a press when there is one", async () => {
  const { page, go } = await desk.seat("rollout-officer", "889-district-committee");
  await go("/units");
  await page.context().setOffline(true);
  await page.evaluate("location.hash = '#/directives'");
  await page.getByRole("heading", { level: 1, name: "Chưa xem được phần này" }).waitFor({ timeout: 20_000 });
  await page.getByRole("alert").getByText("Chưa tải được trang này từ máy chủ.").waitFor();
  const again = page.getByRole("button", { name: "Thử lại" });
  await again.click();
  await page.waitForTimeout(500);
  assert.equal(await again.count(), 1, "the press without a network leaves the desk where it is");
  await page.context().setOffline(false);
  await again.click();
  await page.getByRole("heading", { level: 1, name: "Văn bản chỉ đạo" }).waitFor();
  await page.context().close();
});

test("units are found without accents, in the list and in the header, and come in from a file that is looked at first", async () => {
  const { page, go, faults } = await desk.seat("administrator", "89-province-committee");
  await go("/units");
  await page.getByLabel("Tìm đơn vị, không dấu cũng được").fill("vinh hanh");
  await page.getByRole("row").getByRole("link", { name: "Ủy ban nhân dân xã Vĩnh Hanh" }).click();
  await page.getByRole("heading", { level: 1, name: "Ủy ban nhân dân xã Vĩnh Hanh" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("/");
  await page.keyboard.type("tri ton");
  await page
    .getByRole("search")
    .getByRole("link", { name: /Tri Tôn/ })
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  await go("/units/import");
  const csv = [
    "code,type,level,name,parent,district,commune,population,validFrom,validTo",
    "AG-S1,school,site,Trường minh họa,889-district-committee,889,,,2020-12-01,",
    "AG-S2,school,nowhere,Trường sai cấp,889-district-committee,889,,,2020-12-01,",
  ].join("\n");
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "don-vi.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByText("Sẽ thêm 1, sửa 0, giữ nguyên 0.").waitFor();
  await page.getByText("1 dòng có lỗi: tải tệp lỗi, sửa rồi nhập tiếp.").first().waitFor();
  await page.getByRole("row", { name: /^3\s+cấp\s+cấp là tỉnh, huyện, xã hoặc điểm/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: "Nhập 1 đơn vị" }).click();
  await page.getByText("Đã thêm 1, sửa 0, giữ nguyên 0.").waitFor();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "anh.png", mimeType: "image/png", buffer: Buffer.from("x") });
  await page.getByText("Loại tệp này chưa nhận được.").waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});
