/** A station's day in Chromium on a real server: play, confirm, lose the network for a day, confirm all the same. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { airingsDay } from "@bluezone/contract/rollout/airings";
import { me } from "@bluezone/contract/staff/account";
import { parseInstant } from "@bluezone/protocol/time";
import { publishSample } from "@bluezone/rollout/bulletins/testing/sample-bulletin";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { parseAst } from "vite";
import { CONSOLE_DIST } from "../../../../built.ts";
import { axe } from "../../../../testing/axe.ts";
import { type Desk, openDesk, type Seat } from "../../../../testing/desk.ts";
import { enlarge, picture, sideways, unplug } from "../../../../testing/page.ts";

let desk: Desk;
let officer: SignedIn;
before(async () => {
  desk = await openDesk({ ROLLOUT_IDLE: "12h" });
  officer = await desk.server.as("rollout-officer", "89-province-committee");
  await publish();
  goTo("2020-12-28 05:32");
  await again(officer);
});
after(() => desk?.close());

const goTo = (text: string) => desk.server.clock.set(parseInstant(`${text.replace(" ", "T")}:00+07:00`));
async function again(person: SignedIn): Promise<void> {
  if ((await person.tries(me, {})).status === 200) return;
  for (const by of [undefined, "recovery"] as const) if ((await person.again(by)).status === 200) return;
}

async function publish(): Promise<void> {
  const approver = await desk.server.as("approver", "89-province-committee");
  await publishSample(officer, approver, "bulletin-0000001", { lastDay: "2020-12-30" });
}

async function open(code: string, options: Parameters<Desk["seat"]>[2] = {}): Promise<Seat> {
  const seat = await desk.seat("station-operator", code, options);
  await again(seat.person);
  await seat.page.context().addCookies(
    seat.person.cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: desk.server.url };
    }),
  );
  await seat.page.goto(`${desk.server.url}/desk/station.html`);
  await seat.page.locator(".slots").waitFor();
  return seat;
}
const state = (seat: Seat, slot: string) =>
  seat.page.locator(".slots > li", { hasText: slot }).getAttribute("data-state");

for (const [name, options, text] of [
  ["in Vietnamese, light", {}, 100],
  [
    "in English, dark, at 768 px",
    { locale: "en", colorScheme: "dark", viewport: { width: 768, height: 1024 } },
    100,
  ],
  ["with text of 200 %", {}, 200],
] as const)
  test(`a station's page is accessible and whole ${name}`, async () => {
    const seat = await open("894-district-station", options);
    await enlarge(seat.page, text * 1.25);
    await seat.page.locator(".player button").waitFor();
    assert.equal(await seat.page.locator("audio[controls]").count(), 0, "no browser's own player");
    assert.deepEqual(await axe(seat.page), []);
    assert.equal(await sideways(seat.page), 0);
    const file = seat.page.getByLabel(options.locale === "en" ? /recording/i : "Gửi bản thu của đài");
    const box = await file.boundingBox();
    assert.ok(box && box.width <= 2, "the browser's own words of a file control are out of sight");
    await file.focus();
    assert.match(
      await seat.page.evaluate(() =>
        document.fonts.load('600 16px "Be Vietnam Pro"', "Ộ").then(([font]) => font?.status ?? ""),
      ),
      /loaded/,
      "the desks' own font",
    );
    await picture(seat.page, `station-${name.replaceAll(/\W+/g, "-")}`);
    assert.deepEqual(seat.faults, []);
    await seat.page.context().close();
  });

test("by keyboard alone the operator confirms the morning's airing, and the focus is not lost when the page is drawn anew", async () => {
  const seat = await open("893-district-station");
  assert.equal(await state(seat, "05:30"), "now");
  const confirm = seat.page.getByRole("button", { name: "Xác nhận đã phát khung giờ 05:30" });
  await confirm.focus();
  await seat.page.evaluate(() => dispatchEvent(new Event("online")));
  await seat.page.waitForTimeout(500);
  assert.ok(await confirm.evaluate((element) => element === document.activeElement));
  await seat.page.keyboard.press("Enter");
  await seat.page.getByText("xác nhận", { exact: false }).first().waitFor();
  await seat.page.locator('.slots > li[data-state="aired"]').waitFor();
  const { stations } = await officer.post(airingsDay, {});
  const own = stations.find(({ station }) => station.startsWith("893-"));
  assert.deepEqual([own?.aired, own?.airings[0]?.slot, own?.airings[0]?.late], [1, "05:30", false]);
  await seat.page.context().close();
});

test("without a network for a day the page opens, plays, takes confirmations, and sends them when the line is back", async () => {
  const seat = await open("892-district-station");
  const { page } = seat;
  await page.getByText("Đã có sẵn trên máy.").waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.locator(".slots").waitFor();
  const plugIn = await unplug(page);
  await page.reload();
  await page.locator(".slots").waitFor();
  const seconds = await page.locator("audio").evaluate(
    (audio: HTMLAudioElement) =>
      new Promise<number>((resolve) => {
        if (audio.duration > 0) resolve(audio.duration);
        audio.addEventListener("loadedmetadata", () => resolve(audio.duration));
        audio.load();
      }),
  );
  assert.ok(seconds > 60, `the sound lasts ${seconds} s`);
  await page.getByRole("button", { name: "Xác nhận đã phát khung giờ 05:30" }).click();
  await page.locator('.slots > li[data-state="waiting"]').waitFor();
  await page.reload();
  await page.locator('.slots > li[data-state="waiting"]').waitFor();
  await page.getByText("Mất mạng").waitFor();
  const told = async () =>
    (await officer.post(airingsDay, {})).stations.find(({ station }) => station.startsWith("892-"));
  assert.equal((await told())?.aired, 0, "nothing was sent without a network");
  goTo("2020-12-28 09:00");
  await page.evaluate(() => {
    // The computer's clock goes on with the day; here the day goes on without it.
    const name = "bluezone-station-waiting";
    const actions = JSON.parse(localStorage.getItem(name) ?? "[]") as { confirmation: { airedAt: string } }[];
    for (const { confirmation } of actions)
      confirmation.airedAt = new Date(Date.parse(confirmation.airedAt) - 3.4 * 3_600_000).toISOString();
    localStorage.setItem(name, JSON.stringify(actions));
  });
  await plugIn();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.locator('.slots > li[data-state="aired"]').waitFor();
  await again(officer);
  const own = await told();
  assert.deepEqual([own?.aired, own?.airings[0]?.late], [1, true]);
  await page.context().close();
});

test("after 18:00 a station that aired once is told so, and gives a reason", async () => {
  goTo("2020-12-28 18:02");
  const seat = await open("893-district-station");
  const { page } = seat;
  await page.getByText("Hôm nay mới phát 1 lần. Phát bù trước 19 giờ 30, hoặc ghi lý do.").waitFor();
  const late = page.getByRole("button", { name: "Xác nhận đã phát khung giờ 11:15" });
  await late.click();
  await page.getByText("Khung giờ 11:15 đã qua 6 giờ 47 phút. Có phát bản 1 lúc 11:15 không?").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "station-late");
  await page.getByRole("button", { name: "Để sau" }).click();
  assert.equal(await state(seat, "11:15"), "passed", "nothing is noted before the answer");
  await late.click();
  await page.getByRole("button", { name: "Có, ghi là gửi muộn" }).click();
  await page.getByText("gửi muộn", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Bỏ xác nhận khung giờ 11:15" }).click();
  await late.waitFor();
  await page.waitForLoadState("networkidle");
  await again(officer);
  const own = (await officer.post(airingsDay, {})).stations.find(({ station }) => station.startsWith("893-"));
  assert.equal(own?.aired, 1, "what was taken back counts no more");
  await page.getByRole("button", { name: "Ghi lý do không phát khung giờ 17:00" }).click();
  assert.deepEqual(await axe(page), []);
  const over = "(() => { const [form] = document.forms; return form.scrollWidth - form.clientWidth; })()";
  assert.equal(await page.evaluate(over), 0, "the frame of reasons ends where the slot does");
  await page.getByLabel("hỏng máy, hỏng loa").check();
  await page.getByRole("button", { name: "Lưu lý do" }).click();
  await page.getByText("không phát: hỏng máy, hỏng loa").waitFor();
  assert.equal(await page.getByText("Phát bù trước 19 giờ 30").count(), 0);
  await page.context().close();
});

/** What of a program's tree Chrome 109 cannot read: words for it. */
function tooNew(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(tooNew);
  if (typeof node !== "object" || node === null) return [];
  const { type, kind, attributes, regex, decorators } = node as {
    readonly type?: string;
    readonly kind?: string;
    readonly attributes?: readonly unknown[];
    readonly regex?: { readonly flags: string; readonly pattern: string };
    readonly decorators?: readonly unknown[];
  };
  const found = [
    type === "VariableDeclaration" && kind?.includes("using") && "using",
    type?.startsWith("Import") && (attributes?.length ?? 0) > 0 && "import attributes",
    regex?.flags.includes("v") && "regular expression v",
    regex && /\(\?[ims-]+:/.test(regex.pattern) && "regular expression modifiers",
    (decorators?.length ?? 0) > 0 && "decorators",
    type === "AccessorProperty" && "accessor",
  ].filter((one) => typeof one === "string");
  return [...found, ...Object.values(node).flatMap(tooNew)];
}

test("what ships to a station's old computer has no syntax and no function that Chrome 109 lacks", () => {
  assert.deepEqual(tooNew(parseAst("/[a--b]/v")), ["regular expression v"], "the look for it can fail");
  for (const file of ["station.js", "station-worker.js"]) {
    const source = readFileSync(`${CONSOLE_DIST}/${file}`, "utf8");
    assert.deepEqual(tooNew(parseAst(source)), [], file);
    for (const late of [
      /\.to(?:Sorted|Reversed|Spliced)\(/,
      /Object\.groupBy|Map\.groupBy/,
      /Promise\.(?:withResolvers|try)\b/,
      /\.isWellFormed\(/,
    ])
      assert.doesNotMatch(source, late, `${file}: ${late}`);
  }
  const css = readFileSync(`${CONSOLE_DIST}/station.css`, "utf8");
  assert.doesNotMatch(css, /&|@scope|oklch|color-mix|light-dark/);
});
