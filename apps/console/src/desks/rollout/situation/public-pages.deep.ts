/** Only here: the public pages in Chromium, with pictures of their numbers, the menu with a finger and by keyboard, in every dress. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { addDays, isoDay, parseDay, parseInstant } from "@bluezone/protocol/time";
import { publishSample } from "@bluezone/rollout/bulletins/testing/sample-bulletin";
import { fillWeek } from "@bluezone/rollout/numbers/testing/sample-week";
import { aSituation } from "@bluezone/rollout/public/testing/a-situation";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { enlarge, picture, sideways } from "../../../testing/page.ts";

const LAST = parseDay("2020-12-27");
/** New results of the days before the last; 3 of them are too few to show. */
const DAYS = [6, 9, 14, 11, 18, 27, 3, 22, 16, 12, 8, 7];

const desk = shared(async () => {
  const desk = await openDesk();
  const { server } = desk;
  server.clock.set(parseInstant("2020-12-27T16:50:00+07:00"));
  const officer = await server.as("rollout-officer", "89-province-committee");
  await fillWeek(server, officer, "2020-12-27");
  for (const [i, confirmedToday] of DAYS.entries()) {
    const day = isoDay(addDays(LAST, i - DAYS.length + 1));
    const counts = { ...aSituation().counts, confirmedToday };
    await officer.post(enterSituation, {
      version: 0,
      content: aSituation({ day, cutOff: `${day}T01:00:00.000Z`, counts }),
    });
  }
  const approver = await server.as("approver", "89-province-committee");
  await publishSample(officer, approver, "heard-0000000001", {
    firstDay: "2020-12-27",
    lastDay: "2020-12-30",
    cutOff: "2020-12-27T09:00:00.000Z",
  });
  server.clock.set(parseInstant("2020-12-28T08:00:00+07:00"));
  return desk;
});

const PATHS = [
  "/",
  "/situation",
  "/numbers",
  "/bulletins",
  "/hotlines",
  "/venues",
  "/how",
  "/transparency",
  "/data",
  "/venues/889",
  "/venues/889/delivery",
  "/help/android",
  "/help/iphone",
  "/help/none",
  "/i/K7M4P2QD",
  "/nowhere",
];
const named = (path: string): string => (path === "/" ? "install" : path.slice(1).replaceAll("/", "-"));

/** The tables that are wider than their place, and by how many px. */
const cutTables = (page: Page): Promise<readonly string[]> =>
  page
    .locator(".scroll")
    .evaluateAll((all) =>
      all.flatMap((box) =>
        box.scrollWidth > box.clientWidth
          ? [`${box.getAttribute("aria-label")}: ${box.scrollWidth - box.clientWidth}`]
          : [],
      ),
    );

for (const [dress, options, prefix, text] of [
  ["at 390 px", { viewport: { width: 390, height: 844 } }, "", 100],
  ["at 1440 px in the dark", { viewport: { width: 1_440, height: 900 }, colorScheme: "dark" }, "", 100],
  [
    "in English in the dark at 320 px with text of 200 %",
    { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
    "/en",
    200,
  ],
  ["in English at 1440 px", { viewport: { width: 1_440, height: 900 } }, "/en", 100],
] as const)
  test(`every public page is whole and accessible ${dress}`, async () => {
    const context = await desk.browser.newContext(options);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on(
      "console",
      (said) => said.type() === "error" && !said.text().includes("404") && faults.push(said.text()),
    );
    for (const path of PATHS) {
      await page.goto(`${desk.server.url}${prefix}${path === "/" && prefix ? "" : path}`);
      await enlarge(page, text);
      await page.evaluate(() => document.fonts.ready);
      assert.equal(await sideways(page), 0, path);
      if (text === 100) assert.deepEqual(await cutTables(page), [], `${path}: tables in sight whole`);
      assert.deepEqual(await axe(page), [], path);
      await picture(page, `public-${named(path)}-${dress.replaceAll(/\W+/g, "-")}`);
    }
    assert.ok(
      await page.evaluate(() => document.fonts.check('600 16px "Be Vietnam Pro"', "a")),
      "our own font",
    );
    assert.deepEqual(faults, []);
    await context.close();
  });

test("the menu is on top: open on a wide screen, behind a button on a narrow one, by keyboard and without a script", async () => {
  const narrow = await desk.browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  });
  const page = await narrow.newPage();
  await page.goto(`${desk.server.url}/situation`);
  const menu = page.getByRole("navigation", { name: "Các trang" });
  assert.equal(await menu.isVisible(), false);
  await page.locator("summary", { hasText: "Các trang" }).press("Enter");
  await menu.getByRole("link", { name: "Số liệu" }).click();
  await page.getByRole("heading", { level: 1, name: "Cách đọc số liệu" }).waitFor();
  await narrow.close();
  const wide = await desk.browser.newContext({ viewport: { width: 1_440, height: 900 } });
  const desktop = await wide.newPage();
  await desktop.goto(`${desk.server.url}/numbers`);
  await desktop
    .getByRole("navigation", { name: "Các trang" })
    .getByRole("link", { name: "Minh bạch" })
    .click();
  await desktop.getByRole("heading", { level: 1, name: "Minh bạch" }).waitFor();
  assert.equal(await desktop.locator("summary", { hasText: "Các trang" }).isVisible(), false);
  await wide.close();
});

test("pictures say what their tables say", async () => {
  const context = await desk.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${desk.server.url}/situation`);
  await page.getByRole("img", { name: /Nhiều nhất 27 vào 21\/12\/2020/ }).waitFor();
  await page.getByText("Bảng số của hình này").click();
  await page.getByRole("row", { name: "21/12/2020 27" }).waitFor();
  await page.getByRole("row", { name: "22/12/2020 ẩn số nhỏ" }).waitFor();
  const tile = page
    .getByRole("list", { name: /^Bản đồ/ })
    .getByRole("listitem")
    .filter({ hasText: "Châu Đốc" });
  assert.match((await tile.textContent()) ?? "", /120/);
  await page.getByRole("row", { name: /Châu Đốc 120/ }).waitFor();
  await page.goto(`${desk.server.url}/numbers`);
  const rows = page.getByRole("region", { name: "Theo huyện" }).getByRole("row");
  const shares = (await rows.allTextContents()).flatMap(
    (text) => /\((\d+),(\d)%\)/.exec(text)?.slice(1, 3).join(".") ?? [],
  );
  assert.ok(shares.length > 8);
  assert.deepEqual(
    shares.map(Number),
    shares.map(Number).toSorted((a, b) => b - a),
    "the league is in order",
  );
  await context.close();
});

test("a bulletin is heard at one press: the sound runs, and stops at the next", async () => {
  const context = await desk.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${desk.server.url}/bulletins`);
  const play = page.getByRole("button", { name: /^Nghe bản tin số/ });
  await play.click();
  await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 0.5);
  await page.getByRole("button", { name: "Tạm dừng" }).click();
  await play.waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("audio")?.paused), true);
  await context.close();
});
