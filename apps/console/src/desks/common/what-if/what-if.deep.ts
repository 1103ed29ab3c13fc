/** Only here: the simulator in the desk's own page: by keyboard, in both desks, its files, and the fit to a curve. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { axe } from "../../../testing/axe.ts";
import { type Gallery, openGallery } from "../../../testing/gallery.ts";
import { picture } from "../../../testing/page.ts";

/** Runs take seconds on an idle machine. */
const PATIENCE = 180_000;

let gallery: Gallery;
before(async () => {
  gallery = await openGallery("desks.html");
});
after(() => gallery.close());

for (const [desk, width, scheme] of [
  ["health", 390, "dark"],
  ["rollout", 1_280, "light"],
] as const)
  test(`${desk}, ${width} px, ${scheme}: options are compared under both sources of contacts, marked as illustrative, and saved`, async () => {
    const { page, faults } = await gallery.visit("/what-if", {
      said: `?desk=${desk}`,
      viewport: { width, height: 844 },
      colorScheme: scheme,
      acceptDownloads: true,
    });
    page.setDefaultTimeout(PATIENCE);
    await page.getByLabel("Số lượt chạy mỗi phương án").selectOption("5");
    await page.getByLabel("Thời gian").selectOption("60");
    await page.getByRole("button", { name: "Chạy thử" }).press("Enter");
    await page.locator(".what-if-picture svg").nth(3).waitFor();
    assert.equal(await page.getByRole("heading", { level: 2, name: /mỗi ngày \(/ }).count(), 2);
    const sentence = page.locator(".picture-says").first();
    assert.match((await sentence.textContent()) ?? "", /cứ 100 người thì khoảng/);
    // Each desk asks for the style sheet of what it draws.
    assert.equal(await sentence.evaluate((one) => getComputedStyle(one).fontWeight), "600");
    const drawing = page.locator(".what-if-picture .drawing").first();
    assert.equal(await drawing.evaluate((one) => getComputedStyle(one).overflow), "hidden");
    const mark = await page
      .locator(".what-if-picture")
      .first()
      .evaluate((one) => getComputedStyle(one, "::after").content);
    assert.equal(mark, '"Minh họa"');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(await axe(page), []);
    await picture(page, `what-if-${desk}`, 1_300);
    const saved = async (name: RegExp): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name }).first().click(),
      ]);
      return readFile(await download.path());
    };
    const png = await saved(/PNG/);
    assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from("PNG")]);
    assert.ok(png.readUInt32BE(16) > 500 && png.length > 10_000, `${png.length} bytes`);
    assert.match(String(await saved(/CSV/)), /adoption[;,]"?day/);
    await page.getByLabel("So sánh theo").selectOption({ label: "Số ngày từ lấy mẫu đến kết quả" });
    await page.getByText("Lựa chọn đã đổi").waitFor();
    assert.deepEqual(faults, []);
    await page.context().close();
  });

test("a run and a picture that fail are said in words, and can be tried again", async () => {
  const { page, faults } = await gallery.visit("/what-if", { said: "?desk=rollout" });
  page.setDefaultTimeout(PATIENCE);
  await page.getByLabel("Số lượt chạy mỗi phương án").selectOption("5");
  await page.getByLabel("Thời gian").selectOption("60");
  // A question that the simulator does not know: a promise in its thread rejects.
  const post = await page.evaluateHandle(() => Worker.prototype.postMessage);
  await page.evaluate((whole) => {
    Worker.prototype.postMessage = function (asked: object) {
      whole.call(this, { ...asked, questions: [{ name: "nothing", values: [1] }] });
    };
  }, post);
  await page.getByRole("button", { name: "Chạy thử" }).press("Enter");
  const failed = page.getByRole("alert").filter({ hasText: "Chạy không thành công" });
  await failed.waitFor();
  assert.equal(await page.getByRole("button", { name: "Dừng" }).count(), 0);
  await picture(page, "what-if-failed", 900);
  await page.evaluate((whole) => {
    Worker.prototype.postMessage = whole;
  }, post);
  await page.getByRole("button", { name: "Chạy lại" }).press("Enter");
  await page.locator(".what-if-picture svg").nth(3).waitFor();
  assert.equal(await failed.count(), 0);
  await page.evaluate(() => {
    HTMLImageElement.prototype.decode = () => Promise.reject(new Error("no memory"));
  });
  await page.getByRole("button", { name: /PNG/ }).first().click();
  await page.locator(".toast").filter({ hasText: "Chưa tải được hình" }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test("a curve of the desk gives an R0 that can be used, with a warning where it is thin; a run can be stopped", async () => {
  const points = Array.from({ length: 20 }, (_, at) => ({
    ...{ day: `2020-12-${String(at + 8).padStart(2, "0")}`, average: null },
    ...{ onset: { is: "shown", value: at }, report: { is: "shown", value: at } },
  }));
  const answers = { "/api/health/outbreak/curve": { by: "day", points } };
  const { page, faults } = await gallery.visit("/what-if", {
    said: `?desk=health&answers=${encodeURIComponent(JSON.stringify(answers))}`,
  });
  page.setDefaultTimeout(PATIENCE);
  await page.getByRole("button", { name: "Khớp với đường cong ca của tỉnh" }).press("Enter");
  await page.getByRole("button", { name: "Khớp với 8 tuần qua" }).press("Enter");
  const use = page.getByRole("button", { name: /Dùng R0/ }).first();
  await use.waitFor();
  assert.match((await page.locator(".fault").first().textContent()) ?? "", /mới có 20 ngày, cần từ 28/);
  await use.press("Enter");
  const r0 = await page.getByLabel(/Một ca lây cho mấy người/).inputValue();
  assert.ok(Number(r0) > 0.6 && Number(r0) < 4.5, r0);
  await page.getByRole("button", { name: "Chạy thử" }).press("Enter");
  await page.getByRole("button", { name: "Dừng" }).press("Enter");
  await page.getByRole("button", { name: "Dừng" }).waitFor({ state: "detached" });
  assert.equal(await page.locator(".what-if-picture").count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});
