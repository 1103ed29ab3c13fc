/** The map and the league in Chromium: four sources, sorted by any, by keyboard, down to a commune and no further. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseInstant } from "@bluezone/protocol/time";
import { fillWeek } from "@bluezone/rollout/numbers/testing/sample-week";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { enlarge, sideways } from "../../../testing/page.ts";

const desk = shared(async () => {
  const desk = await openDesk();
  desk.server.clock.set(parseInstant("2020-12-27T16:50:00+07:00"));
  await fillWeek(desk.server, await desk.server.as("rollout-officer", "89-province-committee"), "2020-12-27");
  return desk;
});

test("the map names each district and its figure, and the table says the same, whatever it is sorted by", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  await seat.go("/map");
  const tiles = page.getByRole("list", { name: /Bản đồ ô theo huyện/ }).getByRole("listitem");
  await tiles.first().waitFor();
  assert.equal(await tiles.count(), 11);
  await page.getByText("tính đến 17 giờ, 27/12/2020").first().waitFor();
  await page.getByText("số liệu minh họa").first().waitFor();
  const tile = await tiles.filter({ hasText: "Châu Đốc" }).textContent();
  const row = await page.getByRole("row", { name: /Châu Đốc/ }).textContent();
  assert.match(tile ?? "", /19,8%/);
  assert.match(row ?? "", /19,8% \+1,1/);
  assert.deepEqual(await axe(page), []);
  for (const column of [/^Lượt tải/, /^Máy hoạt động/, /^Hỗ trợ/, /^Đơn vị báo/]) {
    await page.getByRole("columnheader", { name: column }).getByRole("button").press("Enter");
    assert.equal(await page.locator("th[aria-sort]").count(), 1);
  }
  await page.getByLabel("Nguồn").selectOption("active");
  await page.getByText("tự nguyện, chưa xác thực").first().waitFor();
  await page.getByLabel("Nguồn").selectOption("helped");
  assert.match((await tiles.filter({ hasText: "Châu Đốc" }).textContent()) ?? "", /chưa có/);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(seat.faults, []);
});

test("a district's officer sees all districts, opens only the own one's communes, also in English, dark and large", async () => {
  const seat = await desk.seat("rollout-officer", "889-district-committee", {
    locale: "en",
    colorScheme: "dark",
    viewport: { width: 768, height: 900 },
  });
  const { page } = seat;
  await seat.go("/map");
  const map = page.getByRole("list", { name: /Tile-grid map|map/i }).first();
  await map.getByRole("listitem").first().waitFor();
  await map.getByRole("link").first().waitFor();
  assert.equal(await map.getByRole("link").count(), 1);
  await enlarge(page, 200);
  assert.deepEqual(await axe(page), []);
  await map.getByRole("link", { name: "Châu Phú" }).click();
  await page.getByRole("heading", { name: "Communes of Châu Phú" }).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  assert.deepEqual(seat.faults, []);
});
