/** Only here: pages of both desks with what the town's officers left there, and the public pages, without a finding of axe. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { partOf, slice, thisSlice } from "@bluezone/server-kit/testing/slice";
import { axe } from "../../apps/console/src/testing/axe.ts";
import { openBrowser } from "../../apps/console/src/testing/browser.ts";
import { addressIn } from "../../servers/rollout/src/page/page.ts";
import { forget, type OpenTown, openTown } from "../../town/src/stage/testing/open-town.ts";
import { ROLLOUT_ROUNDS } from "./desk.ts";
import { HEALTH_ROUNDS } from "./health.ts";
import { goRounds, LOOKS } from "./looks.ts";
import { PAGES } from "./public.ts";
import { type Browser, firstDays, sitDown } from "./seat.ts";

/** Each run looks at a sixth of the pages, in one look of the ten: `SLICE=n` says which. */
const PARTS = 6;
const at = thisSlice();
const mine = (pages: readonly string[]): readonly string[] => slice(pages, PARTS, at);
const looks = Object.entries(LOOKS);
const [name = "", dress = {}] = looks[at % looks.length] ?? [];

let town: OpenTown;
let browser: Browser;
before(async () => {
  console.log(`slice ${at}: part ${partOf(at, PARTS) + 1} of ${PARTS} of the pages, as ${name}`);
  [town, browser] = await Promise.all([openTown(), openBrowser()]);
  await firstDays(town);
});
after(async () => {
  await browser?.close();
  await town?.stop();
  if (town) forget(town.folder);
});

for (const [desk, rounds] of Object.entries({ health: HEALTH_ROUNDS, rollout: ROLLOUT_ROUNDS }))
  test(`${desk}: no page has a finding of axe, as its officers left it after their first days`, async () => {
    const found: string[] = [];
    await goRounds(
      browser,
      town,
      dress,
      rounds,
      async ({ page }, officer, path) => {
        found.push(...(await axe(page)).map((one) => `${officer} ${path}: ${one}`));
      },
      mine,
    );
    assert.deepEqual(found, []);
  });

test("public pages: none has a finding of axe", async () => {
  const seat = await sitDown(browser, town, "so", dress);
  const found: string[] = [];
  for (const path of mine(PAGES)) {
    await seat.page.goto(`${seat.server}${addressIn(dress.locale ?? "vi", path)}`);
    found.push(...(await axe(seat.page)).map((one) => `${path}: ${one}`));
  }
  assert.deepEqual(found, []);
});
