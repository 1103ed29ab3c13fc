/** A unit's weekly numbers in Chromium: typed with the keyboard alone, asked about, corrected by two at once; who has not sent. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { enterNumbers, numbersHistory } from "@bluezone/contract/rollout/numbers";
import { parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openDesk } from "../../../testing/desk.ts";
import { enlarge, sideways } from "../../../testing/page.ts";

const desk = shared(async () => {
  const desk = await openDesk();
  desk.server.clock.set(parseInstant("2020-12-26T09:00:00+07:00"));
  return desk;
});

const CODE = "889-culture-office";
const totals = { staff: 40, smartphones: 35, installed: 20, helped: 12, posters: 3 };

test("an officer sends the week by keyboard, is asked about a digit too many, and sees what was sent", async () => {
  const seat = await desk.seat("unit-officer", CODE);
  const { page } = seat;
  await seat.person.post(enterNumbers, {
    unitId: desk.server.unit(CODE),
    week: "2020-12-20",
    version: 0,
    clientId: randomUUID(),
    totals,
  });
  await seat.go("/numbers");
  await page.getByText("Chưa gửi số liệu của tuần này.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Tổng số người của đơn vị").focus();
  for (const typed of ["400", "36", "41", "12", "3"]) {
    await page.keyboard.type(typed);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Control+Enter");
  await page.getByText("Nhiều hơn số người có điện thoại thông minh.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Số người cho biết đã cài Bluezone").fill("22");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").getByText("Tổng số người của đơn vị: tuần trước 40, tuần này 400").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Escape");
  await page.getByLabel("Tổng số người của đơn vị").fill("41");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Đã gửi, tính đến 17 giờ 27/12.").waitFor();
  await page.getByText(/Đã gửi bản 1 lúc/).waitFor();
  const { versions } = await seat.person.post(numbersHistory, {
    unitId: desk.server.unit(CODE),
    week: "2020-12-27",
  });
  assert.equal(versions[0]?.totals.staff, 41);
  assert.deepEqual(seat.faults, []);
});

test("two people correct one week: the second chooses for each field, and neither's words are lost", async () => {
  const seat = await desk.seat("unit-officer", CODE);
  const { page } = seat;
  await seat.go("/numbers");
  await page.getByLabel("Khó khăn, vướng mắc").fill("Máy đời cũ không cài được.");
  await seat.person.post(enterNumbers, {
    unitId: desk.server.unit(CODE),
    week: "2020-12-27",
    version: 1,
    clientId: randomUUID(),
    totals: { ...totals, installed: 25 },
    proposals: "Cần thêm tờ rơi.",
  });
  await page.getByRole("button", { name: "Gửi bản sửa" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Chưa mất gì.").waitFor();
  assert.deepEqual(await axe(page), []);
  const theirs = (field: string) => dialog.getByRole("radiogroup", { name: field }).getByLabel("Bản vừa lưu");
  await theirs("Số người cho biết đã cài Bluezone").check();
  await theirs("Đề xuất, kiến nghị").check();
  await dialog.getByRole("button", { name: "Giữ như đã chọn" }).click();
  await page.getByText("Đã gửi, tính đến 17 giờ 27/12.").waitFor();
  const { versions } = await seat.person.post(numbersHistory, {
    unitId: desk.server.unit(CODE),
    week: "2020-12-27",
  });
  assert.deepEqual(
    [versions[0]?.totals.installed, versions[0]?.proposals, versions[0]?.difficulties],
    [25, "Cần thêm tờ rơi.", "Máy đời cũ không cài được."],
  );
});

test("who has not sent is a list of units; on 768 px and with text of 200 % nothing is cut", async () => {
  const seat = await desk.seat("rollout-officer", "889-district-committee", {
    viewport: { width: 768, height: 900 },
    locale: "en",
    colorScheme: "dark",
  });
  const { page } = seat;
  await seat.go("/numbers/overview");
  await page.getByText(/1 of \d+ units have reported\./).waitFor();
  assert.deepEqual(await axe(page), []);
  await enlarge(page, 200);
  assert.deepEqual(await axe(page), []);
  assert.equal(await sideways(page), 0);
  await seat.go("/numbers");
  await page.getByText("Send numbers").waitFor();
  assert.equal(await sideways(page), 0);
  assert.deepEqual(seat.faults, []);
});

test("the department enters downloads; an empty district is not sent as nothing, and a source is asked for", async () => {
  const seat = await desk.seat("rollout-officer", "89-province-committee");
  const { page } = seat;
  await seat.go("/numbers/figures/downloads");
  await page.getByLabel("Châu Đốc").fill("21.778");
  await page.getByRole("button", { name: "Lưu lượt tải" }).click();
  await page.getByText("Cần ghi nguồn.").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel("Nguồn số liệu").first().fill("Google Play Console");
  await page.getByRole("button", { name: "Lưu lượt tải" }).click();
  await page.getByText("Đã lưu: 1 huyện mới, 0 huyện sửa, 0 huyện không đổi.").waitFor();
  assert.deepEqual(seat.faults, []);
});
