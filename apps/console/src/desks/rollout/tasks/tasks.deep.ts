/** A unit's own tasks in Chromium, on a real server: taken note of, begun, given on, shown done, accepted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { addEvidence, decideTask, listTasks, submitTask } from "@bluezone/contract/rollout/tasks";
import { jpegPicture } from "@bluezone/rollout/files/testing/pictures";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";
import { passed1313 } from "../directives/testing/passed-1313.ts";

const desk = shared(async () => {
  const desk = await openDesk();
  await passed1313(await desk.server.as("rollout-officer", "89-province-committee"), "2021-01-03");
  return desk;
});

const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

test("the education department takes note of everything, begins, gives on to its schools, shows what it did, and the province accepts", async () => {
  const { page, faults, go } = await desk.seat("unit-officer", "89-education-department");
  await go("/tasks");
  await page.getByRole("link", { name: "Điểm 6.4, 1313/STTTT-KHTC" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "tasks");
  await page.getByRole("button", { name: /^Tiếp nhận \d+ việc$/ }).click();
  await page.getByText("Đã tiếp nhận lúc 14:30 27/12/2020.").waitFor();
  await page.getByRole("link", { name: "Điểm 6.4, 1313/STTTT-KHTC" }).click();
  await page.getByRole("heading", { level: 2, name: "Điểm 6.4, 1313/STTTT-KHTC" }).waitFor();
  await page.getByText("Cần cả em và cha mẹ hoặc người giám hộ đồng ý").waitFor();
  await page.getByRole("button", { name: "Bắt đầu làm" }).click();
  await page.getByText("Đã ghi bắt đầu lúc").waitFor();
  assert.deepEqual(await axe(page), []);

  await page.getByRole("link", { name: "Giao xuống cấp dưới" }).click();
  await title(page, "Giao xuống: điểm 6.4, 1313/STTTT-KHTC");
  await page.getByRole("button", { name: "Giao xuống" }).click();
  await page.getByText("Chọn ít nhất một đơn vị.").first().waitFor();
  await page.getByRole("checkbox", { name: "Tất cả Trường học" }).check();
  await page.locator("#field-dueOn").fill("3012");
  assert.deepEqual(await axe(page), []);
  await picture(page, "tasks-give");
  await page.getByRole("button", { name: "Giao cho 11 đơn vị" }).click();
  await page.getByText("Đã giao cho 11 đơn vị; 0 đơn vị đã có việc này.").waitFor();

  await page.getByRole("button", { name: "Thêm minh chứng" }).click();
  await page.getByText("Cần viết đã làm gì.").first().waitFor();
  await page
    .getByRole("textbox", { name: "Đã làm gì, bao nhiêu" })
    .fill("Đã gửi 11 trường, 4.210 giáo viên.");
  await page.getByRole("button", { name: "Thêm minh chứng" }).click();
  await page.getByText("Đã gửi 11 trường, 4.210 giáo viên.").waitFor();
  await page.locator("label", { hasText: /^Ảnh$/ }).click();
  await page.getByRole("textbox", { name: "Ảnh chụp gì" }).fill("Áp phích ở cổng trường");
  await page.locator("input[type=file]").setInputFiles({
    name: "anh.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from(jpegPicture()),
  });
  const photo = page.getByRole("img", { name: "Áp phích ở cổng trường" });
  await photo.waitFor();
  assert.ok(
    await photo.evaluate((one) => (one as HTMLImageElement).naturalWidth === 24),
    "the photo is shown",
  );
  await page.locator("input[type=file]").setInputFiles({
    name: "gia.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("không phải ảnh"),
  });
  await page.getByText("Tệp này không phải ảnh JPEG, PNG hay WebP nên chưa nhận.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "task");
  const evidence = page.getByRole("region", { name: "Minh chứng" });
  await evidence.getByText("2 minh chứng đã thêm, chưa nộp.").waitFor();
  await evidence.getByRole("button", { name: "Nộp minh chứng" }).click();
  await page.getByText("Đã nộp lúc").waitFor();
  await page.getByRole("heading", { level: 2, name: /^Đã nộp hoặc đã duyệt/ }).waitFor();
  assert.equal(await page.getByText(/chưa nộp/).count(), 0);
  const id = page.url().split("/").at(-1) ?? "";

  const officer = await desk.seat("rollout-officer", "89-province-committee");
  await officer.go(`/tasks/${id}`);
  await officer.page.getByRole("heading", { name: "Xem minh chứng và duyệt" }).waitFor();
  assert.deepEqual(await axe(officer.page), []);
  await officer.page.getByRole("button", { name: "Trả lại" }).click();
  await officer.page.getByText("Cần viết lý do để đơn vị biết bổ sung gì.").first().waitFor();
  await officer.page.getByRole("button", { name: "Duyệt" }).click();
  await officer.page.getByText("Đã duyệt.").waitFor();
  assert.deepEqual([faults.filter((fault) => !fault.includes("415")), officer.faults], [[], []]);
});

test("a list of what waits below that stands open shows what is handed in meanwhile, once the count says so", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-province-committee");
  await page.clock.install();
  await go("/tasks?whose=below&state=submitted");
  await page.getByText("Không có việc nào như vậy").waitFor();
  const below = await desk.server.as("unit-officer", "89-culture-department");
  const { tasks } = await below.post(listTasks, {});
  const { id, version } = tasks[0]!;
  await below.post(addEvidence, { id, evidence: { kind: "text", text: "Đã làm." } });
  await below.post(submitTask, { id, version });
  await page.clock.fastForward(61_000);
  await page.getByRole("heading", { level: 2, name: "Đã nộp hoặc đã duyệt (1)" }).waitFor();
  assert.deepEqual(faults, []);
  const officer = await desk.server.as("rollout-officer", "89-province-committee");
  await officer.post(decideTask, { id, version: version + 1, accept: true });
});

test("who passed down finds what waits below by name and state, accepts one after the other, and keeps the place", async () => {
  for (const code of ["89-health-department", "89-education-department"]) {
    const below = await desk.server.as("unit-officer", code);
    const { tasks } = await below.post(listTasks, {});
    for (const { id, version, state } of tasks.filter(
      ({ state }) => state === "open" || state === "acknowledged",
    )) {
      await below.post(addEvidence, { id, evidence: { kind: "text", text: `Đã làm (${state}).` } });
      await below.post(submitTask, { id, version });
    }
  }
  const { page, faults, go } = await desk.seat("rollout-officer", "89-province-committee");
  await go("/tasks");
  await page.locator("label", { hasText: "Cả đơn vị cấp dưới" }).click();
  await page.getByRole("combobox", { name: "Tình trạng" }).selectOption("submitted");
  await page.getByRole("searchbox", { name: /Tìm đơn vị/ }).fill("y te");
  await page.waitForFunction(
    () => location.hash.includes("unit=y") && !document.querySelector("[data-group=overdue]"),
  );
  const rows = page.locator(".task-list .task-row");
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".task-list .task-row p:first-of-type")].every(
      (one) => one.textContent === "Sở Y tế An Giang",
    ),
  );
  const count = await rows.count();
  assert.ok(count >= 2, `${count} rows`);
  assert.deepEqual(await axe(page), []);
  await picture(page, "tasks-below");
  await rows.nth(0).getByRole("link").click();
  await page.getByRole("heading", { name: "Xem minh chứng và duyệt" }).waitFor();
  const [first, second] = [
    await page.locator("#task-title").textContent(),
    await rows.nth(1).getByRole("link").textContent(),
  ];
  assert.deepEqual(await axe(page), []);
  await picture(page, "tasks-accept");
  await page.getByRole("button", { name: "Duyệt", exact: true }).click();
  await page.getByText("Đã duyệt. Đang mở việc chờ duyệt tiếp theo.").waitFor();
  await page.locator("#task-title:focus", { hasText: second ?? "" }).waitFor();
  assert.equal(await rows.count(), count - 1, `${first} has left the list`);
  assert.match(page.url(), /unit=/);
  await page.reload();
  await page.locator(".task-list [data-here]").waitFor();
  assert.equal(await page.getByRole("searchbox", { name: /Tìm đơn vị/ }).inputValue(), "y te");
  assert.equal(await rows.count(), count - 1);
  await picture(page, "tasks-accepted");
  assert.deepEqual(faults, []);
});

test("a station sees its tasks and, in grey, what is asked of nobody; on a phone, in English and in the dark, one thing at a time", async () => {
  const { page, faults, go } = await desk.seat("station-operator", "886-district-station", {
    locale: "en",
    colorScheme: "dark",
    viewport: { width: 360, height: 740 },
  });
  await go("/tasks");
  await page.getByText("Denouncing people who cross the border keeps those who need a test away").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "tasks-phone");
  await page.getByRole("link", { name: "Clause 7.2b, 1313/STTTT-KHTC" }).click();
  await page.getByRole("heading", { level: 2, name: "Clause 7.2b, 1313/STTTT-KHTC" }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "Due this week" }).isVisible(), false);
  await page.addStyleTag({ content: "html { font-size: 200% }" });
  await page.waitForTimeout(200);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  assert.deepEqual(await axe(page), []);
  await picture(page, "task-phone");
  assert.deepEqual(faults, []);
});
