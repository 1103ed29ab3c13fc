/** The pictures of the guide for stations: the evening of the town's first day, one airing short, and the next morning. */
import type { OpenTown } from "../../town/src/stage/testing/open-town.ts";
import type { Keep } from "./desk-guide.ts";
import { type Browser, sitDown } from "./seat.ts";

/** Lets the town run until its clock has passed an hour of Vietnam's day (and minutes), which must lie ahead. */
async function runUntil(browser: Browser, town: OpenTown, server: string, until: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1480, height: 900 } });
  await page.goto(town.url);
  await page.getByRole("button", { name: "×600" }).click();
  const end = Date.parse(`${until}:00+07:00`);
  for (;;) {
    const answer = await page.request.get(`${server}/healthz`);
    if (Date.parse(answer.headers()["date"] ?? "") >= end) break;
    await page.waitForTimeout(500);
  }
  await page.getByRole("button", { name: "×1", exact: true }).click();
  await page.close();
}

/** Takes them. The town's clock is a day further afterwards. */
export async function stationGuide(browser: Browser, town: OpenTown, keep: Keep): Promise<void> {
  const open = async () => {
    const seat = await sitDown(browser, town, "dai");
    await seat.page.goto(`${seat.server}/desk/station.html`);
    await seat.page.locator(".slots").waitFor();
    await seat.page.waitForTimeout(1_500);
    return seat;
  };
  const { server } = await open();
  await runUntil(browser, town, server, "2020-12-28T18:02");
  const { page } = await open();
  // The slot of 11:15 was aired.
  await page.getByRole("button", { name: "Xác nhận đã phát" }).nth(1).click();
  await page.getByText("Hôm nay mới phát 1 lần").waitFor();
  await keep(page, "station-evening");
  await runUntil(browser, town, server, "2020-12-29T05:20");
  await keep((await open()).page, "station-morning");
}
