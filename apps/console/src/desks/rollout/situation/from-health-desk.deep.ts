/** The health desk's file in Chromium: the form has its counts, and what stays empty is said with its reason. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { aSituation } from "@bluezone/rollout/public/testing/a-situation";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";

const desk = shared(() => openDesk());

test("the file fills the form, and the sums since the beginning, which no daily report has, are named as empty", async () => {
  const { page, faults, go } = await desk.seat("rollout-officer", "89-province-committee");
  await go("/situation");
  const none = { confirmedTotal: null, recovered: null, testedToday: null };
  const counts = { ...aSituation().counts, ...none, confirmedToday: 7, quarantineSite: 412 };
  const content = aSituation({ counts, districts: [] });
  await page.locator("input[type=file]").setInputFiles({
    name: "tinh-hinh.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ format: "bluezone-situation-1", content })),
  });
  await page.getByText(/^Đã điền số từ tệp\./).waitFor();
  const value = (name: string) => page.getByRole("textbox", { name }).inputValue();
  assert.deepEqual(
    [await value("Dương tính trong ngày"), await value("Đang cách ly tập trung")],
    ["7", "412"],
  );
  await page
    .getByText("Còn trống: Tổng số dương tính, Tổng số khỏi bệnh, Lượt xét nghiệm trong ngày.")
    .waitFor({ timeout: 5_000 });
  assert.equal(await value("Tổng số khỏi bệnh"), "");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(faults, []);
});
