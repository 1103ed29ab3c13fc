/** Only here: people of communes by form and by file in Chromium, and the map of communes in made-up outlines, by keyboard, narrow, dark, with axe. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { importPopulations } from "@bluezone/contract/health/populations";
import { addMadeUpOutbreak } from "@bluezone/health/testing/made-up-outbreak";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { on } from "@bluezone/policy/dated";
import { madeUpOutlines } from "@bluezone/policy/testing/made-up-outlines";
import { dayOf, parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, sideways, tabTo } from "../../../testing/page.ts";

const NOW = parseInstant("2020-12-28T15:00:00+07:00");
const TODAY = dayOf(NOW, "vietnam");
const HOME = "89-health-department";
const folder = await mkdtemp(join(tmpdir(), "bluezone-outlines-"));
after(() => rm(folder, { recursive: true }));

/** An Giang with made-up outlines of its communes. */
async function outlined(): Promise<string> {
  const file = join(folder, "province.json");
  const document = { ...AN_GIANG.document, communeOutlines: madeUpOutlines(AN_GIANG, TODAY) };
  await writeFile(file, JSON.stringify(document));
  return file;
}

const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h", HEALTH_PROVINCE: await outlined() });
  desk.server.clock.set(NOW);
  await desk.server.as("administrator", HOME);
  await addMadeUpOutbreak(desk.server);
  return desk;
});

/** A file with made-up people of every commune but the first. */
const FILE = [
  "mã xã, phường;tên xã, phường;dân số;năm;nguồn",
  ...on(AN_GIANG.communes, TODAY)
    .slice(1)
    .map(({ code, name }, n) => `${code};${name};${6_000 + ((n * 977) % 17_000)};2019;Số liệu minh họa`),
].join("\n");

const MAP = "Bản đồ: số ca trên 100.000 dân";
const drawnIn = (page: Page) =>
  page.waitForFunction(
    (name) => document.querySelector(`section[aria-label="${name}"] .drawing svg path`) !== null,
    MAP,
  );

test("people of communes are entered by a form and a file, and the map becomes one of communes", async (t) => {
  const { page, faults, go } = await desk.seat("administrator", HOME);
  const map = page.getByRole("region", { name: MAP, exact: true }).first();
  await t.test(
    "before, it is of districts and says why, with a link to where people are entered",
    async () => {
      await go("/outbreak");
      await drawnIn(page);
      await map.getByText("Bản đồ vẽ theo huyện vì chưa nhập dân số xã, phường.").waitFor();
      await map.getByRole("link", { name: "Nhập dân số" }).press("Enter");
      await page.getByText("0 trên 156 xã, phường đã có dân số.").waitFor();
      assert.deepEqual(await axe(page), []);
    },
  );
  await t.test(
    "a form by keyboard: what is wrong stands at its field, what is right is there afterwards",
    async () => {
      await page.getByRole("link", { name: "Phường Mỹ Bình" }).press("Enter");
      await page.getByRole("textbox", { name: "Số dân" }).waitFor();
      await tabTo(page, "Số dân", 60);
      await page.keyboard.type("12.345");
      await page.keyboard.press("Control+Enter");
      await page.getByText("Năm có bốn chữ số, từ 1999 đến năm nay.").first().waitFor();
      assert.deepEqual(await axe(page), []);
      await page.getByRole("textbox", { name: "Năm" }).fill("2019");
      await page.getByRole("textbox", { name: "Nguồn" }).fill("Tổng điều tra dân số");
      await page.keyboard.press("Control+Enter");
      await page.locator(".toast").filter({ hasText: "Đã lưu dân số." }).waitFor();
      await page.getByText("1 trên 156 xã, phường đã có dân số.").waitFor();
    },
  );
  await t.test("a file is tried first, and its rows are then taken in", async () => {
    await page.getByRole("link", { name: "Nhập tệp dân số" }).press("Enter");
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "dan-so.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
    await page.getByRole("button", { name: "Nhập dân số 155 xã, phường" }).press("Enter");
    await page.getByText("Đã thêm 155, sửa 0, giữ nguyên 0.").waitFor();
    assert.deepEqual(await axe(page), []);
  });
  await t.test(
    "then the map is of communes, its table has their rates, and one can look at districts",
    async () => {
      await go("/outbreak");
      await drawnIn(page);
      await map.getByText("Trong các xã, phường cao nhất là").waitFor();
      assert.ok((await map.locator(".drawing svg path").count()) > 100);
      await map.getByText("Dân số xã, phường:").waitFor();
      await map.getByRole("button", { name: "Bảng số" }).press("Enter");
      const row = map.locator("tbody tr", { hasText: "– " }).first();
      assert.equal(await row.locator("td").count(), 3);
      assert.deepEqual(await axe(page), []);
      await map.getByRole("combobox", { name: "Vẽ theo" }).selectOption("district");
      await map.getByText("Long Xuyên").first().waitFor();
      // Next year's figures are entered too.
      await page.getByRole("link", { name: "Dân số xã, phường" }).press("Enter");
      await page.getByText("156 trên 156 xã, phường đã có dân số.").waitFor();
    },
  );
  assert.deepEqual(faults, []);
  await page.context().close();
});

for (const [name, options] of [
  ["1440", { viewport: { width: 1440, height: 1000 } }],
  ["1440-dark", { viewport: { width: 1440, height: 1000 }, colorScheme: "dark" }],
  ["390", { viewport: { width: 390, height: 844 } }],
  ["390-dark-en", { viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "en" }],
] as const)
  test(`the map of communes and of one district's, and the list of people, fit and are accessible at ${name}`, async () => {
    const { page, faults, go } = await desk.seat("administrator", HOME, options);
    await (await desk.server.as("administrator", HOME)).post(importPopulations, { csv: FILE });
    const map = page.getByRole("region", { name: /^(Bản đồ|Map): / }).first();
    await go("/outbreak");
    for (const [of, district] of [
      ["", ""],
      ["-district", "889"],
    ] as const) {
      await page.getByRole("combobox", { name: /^(Huyện|District)$/ }).selectOption(district);
      await map.locator(".drawing svg path").nth(9).waitFor({ state: "attached" });
      assert.deepEqual(await axe(page), []);
      assert.equal(await sideways(page), 0);
      if (process.env["PICTURES"])
        await map.screenshot({ path: `${process.env["PICTURES"]}/communes${of}-${name}.png` });
    }
    await go("/populations");
    await page.locator("tbody tr, .cards li").first().waitFor();
    assert.deepEqual(await axe(page), []);
    assert.equal(await sideways(page), 0);
    const emptyBelow = await page.evaluate(() =>
      [...document.querySelectorAll(".cards")].map((list) => {
        const last = list.lastElementChild?.getBoundingClientRect().bottom ?? 0;
        return Math.round(list.getBoundingClientRect().bottom - last);
      }),
    );
    assert.ok(
      emptyBelow.every((px) => px < 4),
      `${emptyBelow} px of nothing under the cards`,
    );
    await picture(page, `populations-${name}`);
    assert.deepEqual(faults, []);
    await page.context().close();
  });
