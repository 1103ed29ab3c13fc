/** The field view in Chromium on a phone: marking with and without a network, and opening it without one. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { importPlacements, readPlacement } from "@bluezone/contract/rollout/placements";
import { Minutes } from "@bluezone/protocol/time";
import { jpegPicture } from "@bluezone/rollout/files/testing/pictures";
import { axe } from "../../../testing/axe.ts";
import { type Desk, openDesk, type Seat } from "../../../testing/desk.ts";
import { unplug } from "../../../testing/page.ts";

const PHONE = { viewport: { width: 360, height: 720 }, hasTouch: true } as const;

let desk: Desk;
let codes: readonly string[];
before(async () => {
  desk = await openDesk();
  const officer = await desk.server.as("rollout-officer", "89-transport-department");
  const planned = await officer.post(importPlacements, {
    id: randomUUID(),
    kind: "vehicle-sheet",
    csv: 'unit,name,route,terminal,spot,copies\n889-vehicle-1,,Long Xuyên – Châu Đốc,,"Cửa lên, bên phải",4',
  });
  codes = planned.codes;
});
after(() => desk?.close());

async function open(options: Parameters<Desk["seat"]>[2] = {}): Promise<Seat> {
  const seat = await desk.seat("unit-officer", "889-transport-operator", { ...PHONE, ...options });
  await seat.page.goto(`${desk.server.url}/desk/field.html`);
  await seat.page.locator("#code").waitFor();
  return seat;
}

async function mark({ page }: Seat, code: string, action: string): Promise<void> {
  await page.locator("#code").fill(code.toLowerCase());
  await page.locator("#code").press("Enter");
  await page.getByRole("button", { name: action, exact: true }).click();
  await page.getByText(new RegExp(`${code.slice(0, 4)} ${code.slice(4)}: ${action}`)).waitFor();
}

const stateOf = async (code = ""): Promise<string> =>
  (await (await desk.server.as("rollout-officer", "89-transport-department")).post(readPlacement, { code }))
    .placement.state;

test("a code typed in small letters shows where it is, is marked with one tap and a photo, and arrives", async () => {
  const seat = await open();
  const [code = ""] = codes;
  await seat.page.locator("#code").fill(code.toLowerCase());
  await seat.page.locator("#code").press("Enter");
  await seat.page.getByText("Long Xuyên – Châu Đốc · Cửa lên, bên phải").waitFor();
  assert.deepEqual(await axe(seat.page), []);
  await seat.page
    .getByLabel("Thêm ảnh")
    .setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(jpegPicture()) });
  await seat.page.getByText("Đã có ảnh.").waitFor();
  await seat.page.getByRole("button", { name: "Đã dán" }).click();
  await seat.page.getByText("Đã đánh dấu 1 điểm.").waitFor();
  const { actions } = await seat.person.post(readPlacement, { code });
  assert.deepEqual(
    actions.map(({ photo }) => photo),
    [true],
  );
  assert.equal(await stateOf(code), "in-place");
  assert.deepEqual(seat.faults, []);
});

test("the page opens without a network, keeps three marks over a closed page, and sends them once there is one", async () => {
  const seat = await open();
  const { page } = seat;
  await page.waitForFunction(async () => {
    const kept = await caches.open("bluezone-field");
    const page = await (await kept.match("/desk/field.html"))?.text();
    const script = /\/desk\/assets\/field-[\w-]+\.js/.exec(page ?? "")?.[0];
    return script !== undefined && (await kept.match(script)) !== undefined;
  });
  const plugIn = await unplug(page);
  await page.reload();
  await page.locator("#code").waitFor();
  for (const code of codes.slice(1, 4)) await mark(seat, code, "Cần thay");
  await page.getByText("3 điểm chờ gửi").waitFor();
  await page.getByText("Đang không có mạng.").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.reload();
  await page.getByText("3 điểm chờ gửi").waitFor();
  assert.equal(await stateOf(codes[1]), "planned");
  await plugIn();
  await page.getByText("Đã đánh dấu 3 điểm.").waitFor();
  assert.deepEqual(await Promise.all(codes.slice(1, 4).map(stateOf)), ["replace", "replace", "replace"]);
});

test("what is no code is said, and a code of nobody's is named once it was sent", async () => {
  const seat = await open();
  const { page } = seat;
  await page.locator("#code").fill("https://other.example/i/K7M4P2QD");
  await page.locator("#code").press("Enter");
  await page.getByText("Mã có 8 chữ và số").waitFor();
  assert.deepEqual(await axe(page), []);
  await mark(seat, "ZZZZZZZZ", "Đã dán");
  await page.getByText("Mã không có, hoặc thuộc đơn vị khác: ZZZZ ZZZZ").waitFor();
});

test("when the session has ended the marks stay and it says how to go on", async () => {
  const seat = await open();
  const { page } = seat;
  await page.context().clearCookies();
  await mark(seat, codes[0] ?? "", "Không tìm thấy");
  await page.getByText("Phiên đã hết hạn.").waitFor();
  await page.getByText("1 điểm chờ gửi").waitFor();
  assert.equal(await stateOf(codes[0]), "in-place");
});

test("the field view is whole with text of 200 %, in English, in the dark, on 320 px", async () => {
  const seat = await open({ locale: "en", colorScheme: "dark", viewport: { width: 320, height: 640 } });
  const { page } = seat;
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await page.locator("#code").fill(codes[0] ?? "");
  await page.locator("#code").press("Enter");
  await page.getByRole("button", { name: "In place" }).waitFor();
  assert.deepEqual(await axe(page), []);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(sideways, 0);
});

/** A camera and a reader of codes as Chrome on Android has them; what is held before the camera is `window.held`. */
const ANDROID = () => {
  Object.assign(window, {
    BarcodeDetector: class {
      async detect() {
        const { held } = window as { held?: string };
        return held === undefined ? [] : [{ rawValue: held }];
      }
    },
  });
  const picture = document.createElement("canvas");
  const pen = picture.getContext("2d");
  setInterval(() => pen?.fillRect(performance.now() % 100, 0, 9, 9), 50);
  navigator.mediaDevices.getUserMedia = async () => picture.captureStream(5);
};

test("with a camera our code is marked after one look, and the sticker of another site is refused", async () => {
  // The server's clock stands while a page's goes on: what is done now must be later than what the pages before did.
  desk.server.clock.advance(Minutes(10));
  const seat = await open();
  const { page } = seat;
  await page.addInitScript(ANDROID);
  await page.reload();
  const hold = (text: string) => page.evaluate((held) => void Object.assign(window, { held }), text);
  await page.getByRole("button", { name: "Quét QR để đánh dấu" }).click();
  await page.getByText("Đưa mã trên tờ giấy vào khung hình.").waitFor();
  assert.deepEqual(await axe(page), []);
  await hold("https://other.example/i/K7M4P2QD");
  await page.getByText("có thể là tờ dán đè").waitFor();
  await hold(`${desk.server.url}/i/${codes[3]}`);
  await page.getByRole("button", { name: "Quét QR để đánh dấu" }).click();
  await page.getByRole("button", { name: "Đã gỡ" }).click();
  await page.getByText("Đã đánh dấu 1 điểm.").waitFor();
  assert.equal(await stateOf(codes[3]), "removed");
});
