/** The round without a network in Chromium, on a telephone: taken along, recorded, sent, refused, erased. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  beginQuarantine,
  endEarly,
  logQuarantine,
  readQuarantine,
} from "@bluezone/contract/health/quarantine";
import type { TestHealth } from "@bluezone/health/testing/health";
import { Minutes, parseInstant } from "@bluezone/protocol/time";
import type { Page } from "playwright-core";
import { axe } from "../../../../testing/axe.ts";
import { type Desk, openHealthDesk, type Seat } from "../../../../testing/desk.ts";
import { picture, unplug } from "../../../../testing/page.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const NAMES = ["Thạch Thị Sà Mách", "Mohamad Sa Lễ", "Nguyễn Trần Hoàng Phương Uyên"] as const;

let desk: Desk<TestHealth, "health-officer">;
before(async () => {
  desk = (await openHealthDesk()) as Desk<TestHealth, "health-officer">;
  desk.server.clock.set(parseInstant("2021-07-14T08:00:00+07:00"));
});
after(() => desk?.close());

/** Three people in quarantine; their ids in the order of their names. */
async function begin(seat: Seat): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of NAMES) {
    const person = { name, birthYear: 1971, phone: "0912 345 678", commune: "30478", address: "ấp Vĩnh Lợi" };
    const { id } = await seat.person.post(beginQuarantine, {
      ...{ of: { person }, place: "home", siteName: null, firstDay: "2021-07-14" },
      reason: "Nhà có phòng riêng",
    });
    ids.push(id);
  }
  return ids;
}

/** Records a visit by the keyboard alone. */
async function measure(page: Page, name: string, temperature: string): Promise<void> {
  await page.getByRole("button", { name: `Ghi: ${name}` }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#field-temperature:focus").waitFor();
  await page.keyboard.type(temperature);
  await page.keyboard.press("Enter");
  await page.getByText(`Đã ghi ${name}`).waitFor();
}

/** What this browser's disk has, as text: names must not be in it. */
const onDisk = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("bluezone-round");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const told: string[] = [];
    for (const place of base.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve) => {
        const request = base.transaction(place).objectStore(place).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const row of rows) {
        const bytes = (row as { data?: ArrayBuffer }).data;
        told.push(`${place} ${bytes ? new TextDecoder().decode(bytes) : Object.keys(row as object)}`);
      }
    }
    base.close();
    return told.join("\n");
  });

const atHome = (seat: Seat, id: string) => seat.person.post(readQuarantine, { id });

test("a round is taken along, recorded without a network over a closed page, sent, and a conflict is chosen", async () => {
  const seat = await desk.seat("health-officer", "30478-health-station", PHONE);
  const { page, go } = seat;
  const [sach = "", le = "", uyen = ""] = await begin(seat);
  await go("/quarantine/round");
  assert.deepEqual(await axe(page), []);
  await picture(page, "round-desk");
  await page.getByRole("link", { name: "Mang danh sách theo máy" }).click();
  await page.getByRole("heading", { name: "Mang danh sách hôm nay theo" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "round-take");
  // Nothing of anybody is here before the tap.
  assert.doesNotMatch(await onDisk(page), /visits|list/);
  await page.getByRole("button", { name: "Mang danh sách theo", exact: true }).click();
  await page.getByRole("heading", { name: NAMES[0] }).waitFor();
  await page.getByText("Buổi sáng: đã ghi 0 trên 3").waitFor();
  await page.getByText("Danh sách tự xóa lúc 20:00.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "round-list");
  assert.doesNotMatch(await onDisk(page), /Mách|0912|Vĩnh/);

  const plugIn = await unplug(page);
  await page.reload();
  await page.getByText("Đang không có mạng.").waitFor();
  await page.getByRole("button", { name: `Ghi: ${NAMES[0]}` }).click();
  await picture(page, "round-form");
  assert.deepEqual(await axe(page), []);
  await page.keyboard.type("300");
  await page.keyboard.press("Enter");
  await page.getByText("Từ 34,0 đến 43,0, ví dụ 36,8.").waitFor();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("368");
  await page.keyboard.press("Enter");
  await page.getByText(`Đã ghi ${NAMES[0]}: 36,8 °C.`).waitFor();
  await page.locator(`#open-${sach}:focus`).waitFor();
  await measure(page, NAMES[1], "38,4");
  await page.getByText("Từ 38 °C: gọi bác sĩ trực").waitFor();
  await page.getByRole("button", { name: `Ghi: ${NAMES[2]}` }).click();
  await page.getByRole("button", { name: "Đến nhà không gặp" }).click();
  await page.getByText("3 lượt đo chờ gửi").waitFor();
  await page.getByText("Buổi sáng: đã ghi 2 trên 3").waitFor();
  await page.reload();
  await page.getByText("3 lượt đo chờ gửi").waitFor();
  await picture(page, "round-offline");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual((await atHome(seat, sach)).logs, []);

  // A colleague enters one of them meanwhile.
  desk.server.clock.advance(Minutes(20));
  await seat.person.post(logQuarantine, {
    ...{ id: le, day: "2021-07-14", half: "morning", seen: 0, temperature: 36.6, symptoms: [] },
  });
  await plugIn();
  await page.getByText("1 lượt đo cần chọn lại").waitFor();
  await page.getByText("Buổi này có người khác đã ghi lúc 8:20: 36,6 °C.").waitFor();
  await page.getByText("Đã gửi 2 lượt đo.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByText(/8:0\d: 38,4 °C · cần chọn lại/).waitFor();
  assert.equal(await page.getByText("Đã gửi hết").count(), 0);
  await picture(page, "round-conflict");
  const [entry] = (await atHome(seat, sach)).logs;
  assert.deepEqual([entry?.temperature, entry?.by], [36.8, "desk"]);
  assert.match(entry?.recorded ?? "", /^2021-07-14T01:0/);
  assert.match((await atHome(seat, uyen)).row.missed ?? "", /^2021-07-14T01:0/);
  await page.getByRole("button", { name: "Lưu số của tôi" }).click();
  await page.getByText("1 lượt đo cần chọn lại").waitFor({ state: "detached" });
  await page.getByText("Đã gửi 3 lượt đo.").waitFor();
  const { logs } = await atHome(seat, le);
  assert.deepEqual(
    logs.map(({ temperature, nth }) => [temperature, nth]),
    [[38.4, 2]],
  );
  await page.context().close();
});

test("signing out at the desk erases the list; what ended meanwhile is shown first, and nothing goes unseen", async () => {
  const seat = await desk.seat("health-officer", "30463-health-station", PHONE);
  const { page, go } = seat;
  const person = { name: "Cao Thị Khuất", birthYear: 1980, phone: null, commune: "30463", address: null };
  const { id } = await seat.person.post(beginQuarantine, {
    ...{
      of: { person },
      place: "home",
      siteName: null,
      firstDay: "2021-07-14",
      reason: "Nhà có phòng riêng",
    },
  });
  await page.goto(`${desk.server.url}/desk/round.html`);
  await page.getByRole("button", { name: "Mang danh sách theo", exact: true }).click();
  await page.getByRole("heading", { name: "Cao Thị Khuất" }).waitFor();
  const chief = await desk.server.as("epidemiologist", "889-medical-centre");
  await chief.post(endEarly, { id, version: 1, reason: "theo văn bản mới", logSeen: true });
  const plugIn = await unplug(page);
  await page.reload();
  await measure(page, "Cao Thị Khuất", "36,9");
  await plugIn();
  await page.getByText("Cách ly đã kết thúc ngày 14/7/2021, trước lúc ghi.").waitFor();
  await go("/quarantine");
  await page.getByText("1 lượt đo chờ gửi trên máy này.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: seat.person.name }).click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await page.waitForURL(/round\.html$/);
  await page.getByText("Cách ly đã kết thúc ngày 14/7/2021").waitFor();
  await page.getByText("Cao Thị Khuất").waitFor();
  assert.doesNotMatch(await onDisk(page), /Khuất/);
  await page.getByRole("button", { name: "Đăng xuất, xóa hết trên máy này" }).click();
  await page.getByText("Còn 1 lượt đo chưa gửi.").waitFor();
  await picture(page, "round-ended");
  await page.getByRole("button", { name: "Bỏ lượt đo này" }).click();
  await page.getByRole("button", { name: "Đăng xuất, xóa hết trên máy này" }).click();
  await page.getByLabel("Tên đăng nhập").waitFor();
  assert.equal(await onDisk(page), "");
  assert.equal((await seat.person.again("recovery")).status, 200);
  await page.context().close();
});

test("signing out at the desk with nothing left to send leaves nothing in the browser", async () => {
  const seat = await desk.seat("health-officer", "30598-health-station", PHONE);
  const { page, go } = seat;
  await page.goto(`${desk.server.url}/desk/round.html`);
  await page.getByRole("button", { name: "Mang danh sách theo", exact: true }).click();
  await page.getByRole("button", { name: "Xóa danh sách khỏi máy" }).waitFor();
  assert.match(await onDisk(page), /key/);
  await go("/quarantine");
  await page.getByRole("button", { name: seat.person.name }).click();
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await page.getByLabel("Tên đăng nhập").waitFor();
  assert.equal(await onDisk(page), "");
  assert.equal((await seat.person.again("recovery")).status, 200);
  await page.context().close();
});

test("the round is whole with text of 200 %, in English, in the dark, on 320 px", async () => {
  const { page, person: nurse } = await desk.seat("health-officer", "30598-health-station", {
    ...{ locale: "en", colorScheme: "dark", viewport: { width: 320, height: 640 }, hasTouch: true },
  });
  const person = { name: "Lê Thị Nguyệt", birthYear: 1980, phone: "0912 345 678", commune: "30598" };
  await nurse.post(beginQuarantine, {
    ...{ of: { person: { ...person, address: "khóm Vĩnh Tây" } }, place: "home", siteName: null },
    ...{ firstDay: "2021-07-14", reason: "Nhà có phòng riêng" },
  });
  await page.goto(`${desk.server.url}/desk/round.html`);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await page.getByRole("button", { name: "Take the list along" }).click();
  await page.getByRole("button", { name: "Erase the list from this phone" }).waitFor();
  await page
    .getByRole("button", { name: /^Record/ })
    .first()
    .click();
  assert.deepEqual(await axe(page), []);
  await picture(page, "round-dark");
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(sideways, 0);
  await page.context().close();
});
