/** The start page of both desks in Chromium: what waits, by keyboard, on a phone, in the dark, at 200 %. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeCluster } from "@bluezone/contract/health/clusters";
import { handIn, makeThings } from "@bluezone/health/testing/foreign-things";
import { namedCluster } from "@bluezone/health/testing/named-cluster";
import { Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { makeThings as makeRolloutThings } from "@bluezone/rollout/testing/foreign-things";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openDesk, openHealthDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

const STATION = "30478-health-station";
const NOW = parseInstant("2020-12-28T09:03:00.000+07:00");

/** What is wider than the window: then something is cut off. */
const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
      .map((one) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 40)}`),
  );

const health = shared(async () => {
  const health = await openHealthDesk({ HEALTH_IDLE: "12h" });
  const { server } = health;
  server.clock.set(NOW);
  const chief = await server.as("administrator", STATION);
  const district = await server.as("administrator", "889-medical-centre");
  const { id: sharedCluster } = await district.post(makeCluster, namedCluster("Lễ hội của huyện"));
  const whose = { commune: "30478", name: "Nguyễn Văn Gần", digits: "1" };
  const fileId = await handIn(chief, whose, "30478-1");
  for (const minutes of [1, 2]) await server.health.runJobs(plus(NOW, Minutes(minutes)));
  await makeThings(server, { ...whose, sharedCluster, partner: "30598", fileId });
  return health;
});

test("an officer takes something on by keyboard, sees it among their own, and goes to where it is done", async () => {
  const { page, faults, go, person } = await health.seat("health-officer", STATION);
  await page.goto(`${health.server.url}/desk/`);
  await page.getByRole("heading", { name: "Hôm nay", level: 1 }).waitFor();
  const list = page.getByRole("region", { name: "Việc đang chờ" });
  const lines = list.getByRole("listitem");
  await lines.first().waitFor();
  assert.match(String(await lines.first().textContent()), /sốt hoặc có triệu chứng.*Gấp/);
  assert.equal(await page.locator("main .mantine-Button-root[data-variant=filled]").count(), 1);
  assert.deepEqual(await axe(page), []);
  await picture(page, "health-waiting");
  const menu = page.getByRole("navigation", { name: "Mục lục chính" });
  await menu.getByText("2 việc chờ").first().waitFor();

  // What has a time stands first: reports to the ministry fill the first lines.
  await list.getByRole("button", { name: /^Xem thêm/ }).click();
  const line = lines.filter({ hasText: /Người tiếp xúc chờ xếp loại.*4 việc/ }).first();
  await line.getByRole("button", { name: "Nhận việc" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Ai làm việc này?" });
  await dialog.getByRole("radio", { name: "Tôi làm" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "health-assign");
  await dialog.getByRole("radio", { name: "Tôi làm" }).focus();
  await page.keyboard.press("Control+Enter");
  await page.getByText("Đã giao.").waitFor();
  // The contacts of one case, of whom a line says no names, are one line: it is taken on as a whole.
  await list.getByRole("radio", { name: "Tôi nhận: 4" }).focus();
  await page.keyboard.press("Space");
  await list.getByText("Tôi nhận: Người").waitFor();
  // The whole list stands until the shorter one has arrived, and the line taken on is in both.
  await lines.nth(1).waitFor({ state: "detached" });
  assert.equal(await lines.count(), 1);
  await lines.getByRole("link", { name: "Xếp loại" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/contacts\?class=waiting&find=AG-\d{4}$/);

  // What is done is counted at once, not with the next minute.
  const waits = menu
    .getByRole("listitem")
    .filter({ hasText: "Người tiếp xúc" })
    .locator(".badge > .only-read");
  const before = Number.parseInt(String(await waits.textContent()), 10);
  await page
    .getByRole("checkbox", { name: /^Chọn / })
    .first()
    .check();
  await page.getByRole("button", { name: "Xếp loại F1 / F2" }).click();
  const classing = page.getByRole("dialog");
  await classing.getByRole("combobox").selectOption("F2");
  const reason = classing.getByRole("textbox", { name: "Lý do xếp khác gợi ý" });
  if ((await reason.count()) > 0) await reason.fill("đã hỏi lại");
  await classing.getByRole("button", { name: "Xếp loại 1 người" }).click();
  await page.getByText("Đã xếp loại 1 người").waitFor();
  const after = before === 1 ? waits : waits.filter({ hasText: `${before} việc chờ` });
  await after.waitFor({ state: "detached", timeout: 10_000 });

  // Days off: what is theirs is nobody's meanwhile.
  await go("/account");
  const off = page.locator("section", { hasText: "Ngày nghỉ của tôi" });
  await off.getByRole("textbox", { name: "Nghỉ từ ngày" }).fill("2812");
  await off.getByRole("textbox", { name: "Đến hết ngày" }).fill("3012");
  await off.getByRole("button", { name: "Lưu ngày nghỉ" }).click();
  await page.getByText("Nghỉ từ 28/12/2020 đến hết 30/12/2020.").waitFor();
  assert.deepEqual(await axe(page), []);
  const colleague = await health.seat("administrator", STATION);
  await colleague.go("/today?whose=nobody");
  await colleague.page.getByText(`${person.name} đang nghỉ`).waitFor();
  await off.getByRole("button", { name: "Tôi đã đi làm lại" }).click();
  await page.getByText("Đã bỏ ngày nghỉ.").waitFor();
  assert.deepEqual([...faults, ...colleague.faults], []);
});

test("a station where nothing waits says so and what comes; one that has nothing of one's own leads to the rest", async () => {
  const { page, go } = await health.seat("health-officer", "30463-health-station");
  await go("/today");
  await page.getByText("Đến 9:03 không còn việc nào chờ. Việc mới tự hiện ở đây.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "health-empty");
  const other = await health.seat("epidemiologist", STATION);
  await other.go("/today?whose=mine");
  await other.page.getByText("Chưa nhận việc nào.").waitFor();
  await other.page.getByRole("button", { name: "Xem việc chưa ai nhận" }).click();
  await other.page.getByRole("link", { name: "Gọi lại" }).first().waitFor();
});

for (const dress of [
  { name: "phone", viewport: { width: 390, height: 844 } },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" as const },
  { name: "english", viewport: { width: 768, height: 1024 }, locale: "en" as const },
  { name: "large", viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
])
  test(`the page is whole: ${dress.name}`, async () => {
    const { name, ...options } = dress;
    const { page, go, faults } = await health.seat("health-officer", STATION, options);
    await go("/today");
    await page.locator(".waiting-item").first().waitFor();
    if (name === "large") await page.addStyleTag({ content: "html{font-size:200%}" });
    await picture(page, `health-${name}`);
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(faults, []);
  });

test("an approver begins with what waits for a second person; evidence is found without reading every task", async () => {
  const rollout = await openDesk({ ROLLOUT_ESPEAK: "/nowhere/espeak-ng", ROLLOUT_IDLE: "12h" });
  try {
    rollout.server.clock.set(parseInstant("2020-12-27T18:10:00.000+07:00"));
    await makeRolloutThings(rollout.server, "889", "Dán tờ rơi");
    const { page, faults } = await rollout.seat("approver", "889-district-committee");
    await page.goto(`${rollout.server.url}/desk/`);
    await page.getByRole("heading", { name: "Hôm nay", level: 1 }).waitFor();
    await page.getByRole("listitem").filter({ hasText: "Bản tin chờ duyệt" }).first().waitFor();
    assert.deepEqual(await axe(page), []);
    await picture(page, "rollout-approver");
    await page
      .getByRole("link", { name: /^Xem và duyệt ?: Bản tin/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#\/bulletins\/[0-9a-f]{16}$/);
    const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const };
    const officer = await rollout.seat("rollout-officer", "889-district-committee", phone);
    await officer.go("/today");
    const kinds = officer.page.getByRole("combobox", { name: "Loại việc" });
    await kinds.selectOption({ label: "Minh chứng chờ xem: 1" });
    await officer.page.waitForURL(/kind=evidenceToAccept/);
    await picture(officer.page, "rollout-phone-dark");
    assert.deepEqual(await tooWide(officer.page), []);
    assert.deepEqual(await axe(officer.page), []);
    await officer.page.getByRole("link", { name: "Xem minh chứng" }).click();
    await officer.page.waitForURL(/#\/tasks\//);
    assert.deepEqual([...faults, ...officer.faults], []);
  } finally {
    await rollout.close();
  }
});
