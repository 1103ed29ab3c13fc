/** The life of a case in Chromium, by the keyboard alone: suspected, sample, result, confirmed, in a hospital, closed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { classifyCase, endInterview, readCase, recordCase } from "@bluezone/contract/health/cases";
import { addContacts, classifyContacts } from "@bluezone/contract/health/contacts";
import { Hours, isoInstant, plus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Locator, Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, sideways, tabTo } from "../../../testing/page.ts";

const STATION = "30478-health-station";
/** Elements between the top of the page and its last tab. */
const FAR = 80;
const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h" }));

/** A suspected case whose interview is over, of somebody with all that a record asks. */
async function aSuspect(name: string): Promise<string> {
  const officer = await desk.server.as("health-officer", STATION);
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: {
      name,
      birthYear: 1994,
      phone: null,
      commune: "30478",
      address: "ấp Vĩnh Lợi",
      about: {
        sex: "female",
        pregnancy: { pregnant: "yes", weeks: 20, on: "2020-12-20" },
        occupation: "công nhân may",
        workplace: "Xưởng may thị trấn",
      },
    },
    classed: { class: "suspected", tested: null },
    onset: { onset: "day", onsetDay: "2020-12-24" },
    doublesSeen: true,
  });
  const near = {
    id: id.replace(/^.{4}/, "aaaa"),
    person: { name: "Lê Thị Gần", birthYear: 1990, phone: null, commune: "30478", address: null },
    note: null,
    day: "2020-12-25",
    part: "morning",
    minutes: 30,
    masked: "no",
    distance: "under-1m",
    touched: false,
    carer: false,
  } as const;
  await officer.post(addContacts, { near: { caseId: id }, people: [near] });
  await officer.post(endInterview, { id, version: 1, ended: true });
  return id;
}

const says = (page: Page, text: string) => page.getByText(text).first().waitFor();

/** Presses what is called so, however far the focus has to go. */
async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, name, FAR);
  await page.keyboard.press("Enter");
}

async function type(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** Sends the form that has the focus, and waits for what is said then. */
async function send(page: Page, done: string): Promise<void> {
  await page.keyboard.press("Control+Enter");
  await says(page, done);
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** On a telephone the next step is out of sight where a result is entered: a message leads there, with the focus. */
async function toNextStep(page: Page): Promise<void> {
  const way = page.getByRole("button", { name: "Xem", exact: true });
  if (page.viewportSize()?.width !== 390) return assert.equal(await way.count(), 0);
  await way.waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "one-case-next-390");
  await way.press("Enter");
  await way.waitFor({ state: "detached" });
  const { top, bottom } = await page.locator(":focus").evaluate((card) => card.getBoundingClientRect());
  assert.ok(top >= 0 && bottom <= 900, `${top} to ${bottom}`);
}

async function toConfirmed(page: Page): Promise<void> {
  await says(page, "Ca nghi ngờ, chưa lấy mẫu.");
  await press(page, "Ghi mẫu xét nghiệm");
  await tabTo(page, "Phòng xét nghiệm");
  assert.deepEqual(await axe(page), []);
  await send(page, "Đã thêm mẫu.");
  await says(page, "Phải báo cáo lên Bộ Y tế trước");
  await press(page, "Ghi đã báo cáo");
  await tabTo(page, "Ngày báo cáo");
  assert.deepEqual(await axe(page), []);
  await send(page, "Đã ghi là đã báo cáo.");
  await says(page, "Đang chờ kết quả xét nghiệm.");
  await press(page, "Xem mẫu, ghi kết quả");
  await press(page, "Sửa, ghi kết quả: mẫu ngày 27/12/2020");
  await tabTo(page, "chưa có");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Ngày có kết quả");
  await send(page, "Đã sửa mẫu.");
  await says(page, "dương tính, ngày 27/12/2020");
  await says(page, "Đã có kết quả xét nghiệm.");
  await toNextStep(page);
  assert.deepEqual(await axe(page), []);
  await picture(page, `one-case-samples-${page.viewportSize()?.width}`);
  await press(page, "Phân loại lại");
  await tabTo(page, "xác định");
  await tabTo(page, "Ngày có kết quả");
  await send(page, "Đã phân loại lại: xác định.");
}

async function toClosed(page: Page): Promise<void> {
  await says(page, "Chưa cấp mã xác nhận.");
  await tabTo(page, "Mẫu xét nghiệm (1)", FAR);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await press(page, "Thêm lần nhập viện");
  await type(page, "Bệnh viện, khoa", "Trung tâm Y tế huyện, khoa Nhiễm");
  await type(page, "Ngày nhập viện", "2612");
  await send(page, "Đã thêm.");
  await says(page, "Nằm viện: Trung tâm Y tế huyện, khoa Nhiễm, từ 26/12/2020");
  assert.deepEqual(await axe(page), []);
  await picture(page, `one-case-course-${page.viewportSize()?.width}`);
  await press(page, "Việc khác");
  assert.deepEqual(await axe(page), []);
  await picture(page, `one-case-menu-${page.viewportSize()?.width}`);
  await press(page, "Đóng ca");
  await says(page, "Đóng ca không làm mất những việc này.");
  await picture(page, `one-case-close-${page.viewportSize()?.width}`);
  await tabTo(page, "khỏi bệnh");
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+Enter");
  await page.getByText(/^Đã đóng AG-\d{4}\.$/).waitFor();
}

for (const [width, name] of [
  [1_280, "Thạch Thị Sà Mách"],
  [390, "Neáng Sóc Phia"],
] as const)
  test(`a case goes from suspected to closed by the keyboard alone, ${width} px wide`, async () => {
    const id = await aSuspect(name);
    const { page, faults, go } = await desk.seat("health-officer", STATION, {
      viewport: { width, height: 900 },
    });
    await go(`/cases/${id}`);
    await says(page, "đang mang thai, 20 tuần");
    assert.deepEqual(await axe(page), []);
    await picture(page, `one-case-${width}`);
    await toConfirmed(page);
    await toClosed(page);
    await says(page, "khỏi bệnh, ngày 27/12/2020");
    await says(page, "Ca đã đóng. Người tiếp xúc: còn 1 người chờ xếp loại.");
    await picture(page, `one-case-closed-${width}`);
    const nurse = await desk.server.as("health-officer", STATION);
    const near = id.replace(/^.{4}/, "aaaa");
    const classed = { id: near, class: "F1", reason: "đứng sát" } as const;
    await nurse.post(classifyContacts, { contacts: [{ ...classed, version: 1 }] });
    await page.reload();
    await says(page, "còn 1 người tiếp xúc gần (F1) chưa cách ly, chưa hẹn theo dõi");
    await nurse.post(classifyContacts, { contacts: [{ ...classed, version: 2, class: "none" }] });
    await page.reload();
    await says(page, "Ca đã đóng, không còn việc gì.");
    await tabTo(page, "Bệnh sử", FAR);
    await page.keyboard.press("ArrowLeft");
    const lines = await page.getByRole("tabpanel").getByRole("listitem").allTextContents();
    const place = (text: string): number => lines.findIndex((line) => line.includes(text));
    const order = [
      "Đổi phân loại từ nghi ngờ sang xác định",
      "Phân loại: nghi ngờ",
      "Nằm viện: Trung tâm Y tế huyện",
      "Bắt đầu có triệu chứng",
    ].map(place);
    assert.ok(
      order.every((at) => at >= 0),
      lines.join("\n"),
    );
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
      lines.join("\n"),
    );
    assert.deepEqual(await axe(page), []);
    await picture(page, `one-case-timeline-${width}`);
    const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    assert.equal(await page.evaluate(beyond), 0);
    for (const part of ["Người tiếp xúc (1)", "Cách ly", "Mã và tin nhắn", "Liên kết, giấy tờ"]) {
      await page.getByRole("tab", { name: part }).click();
      await page.getByRole("tabpanel").locator("section, p").first().waitFor();
      if (part.startsWith("Người")) await page.getByRole("tabpanel").locator("[data-row]").first().waitFor();
      assert.deepEqual(await axe(page), [], part);
    }
    const printed = page.evaluate(
      () =>
        new Promise<string>((done) => {
          window.print = () => done(document.querySelector("main")?.textContent ?? "");
        }),
    );
    await press(page, "In cả hồ sơ");
    const paper = await printed;
    for (const text of ["Đóng ca", "Nằm viện:", "dịch tỵ hầu", "Lê Thị Gần", "Chưa cấp mã nào."])
      assert.ok(paper.includes(text), `${text} is not on paper`);
    await page.getByRole("tablist").waitFor();
    const officer = await desk.server.as("health-officer", STATION);
    const { case: now } = await officer.post(readCase, { id });
    assert.deepEqual(now.outcome, { outcome: "recovered", day: "2020-12-27" });
    assert.deepEqual(faults, []);
  });

test("closing says that the patient and a close contact never were kept apart, and holds nothing up", async () => {
  const id = await aSuspect("Thạch Văn Bốn");
  const officer = await desk.server.as("health-officer", STATION);
  const tested = { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" } as const;
  await officer.post(classifyCase, { id, version: 2, classed: { class: "confirmed", tested }, reason: null });
  await officer.post(classifyContacts, {
    contacts: [{ id: id.replace(/^.{4}/, "aaaa"), version: 1, class: "F1", reason: "đứng sát" }],
    call: isoInstant(plus(desk.server.clock.now(), Hours(1))),
  });
  const { page, faults, go } = await desk.seat("health-officer", STATION, {
    viewport: { width: 390, height: 844 },
  });
  await go(`/cases/${id}`);
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("button", { name: "Đóng ca", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const said = (where: Locator) => where.getByRole("list", { name: "Chưa cách ly" }).getByRole("listitem");
  assert.deepEqual(await said(dialog).allTextContents(), [
    "Người bệnh chưa cách ly, chưa nhập viện lần nào. Bắt đầu cách ly",
    "1 người tiếp xúc gần (F1) chưa cách ly lần nào. Xem các F1",
  ]);
  assert.deepEqual(await axe(page), []);
  await picture(page, "one-case-close-apart-390");
  await dialog.getByRole("radio", { name: "khỏi bệnh" }).check();
  await dialog.getByRole("button", { name: "Đóng ca" }).click();
  await says(page, "Ca đã đóng, không còn việc gì.");
  assert.equal(await said(page.locator("main")).count(), 2);
  await picture(page, "one-case-closed-apart-390");
  await page.getByRole("link", { name: "Xem các F1" }).click();
  await page.getByRole("link", { name: "Lê Thị Gần" }).waitFor();
  assert.deepEqual(faults, []);
});

test("on a telephone what came from the app stands in its card", async () => {
  const [id] = [await aSuspect("Cao Văn Hai"), await aSuspect("Cao Thị Ba")];
  await desk.server.engine.query(
    "update health.contact set sent_ms = made_ms, sent_day = day, sent_minutes = 60 where case_id = $1",
    [id],
  );
  const { page, faults, go } = await desk.seat("health-officer", STATION, {
    viewport: { width: 390, height: 844 },
  });
  await go(`/cases/${id}?tab=contacts`);
  const part = page.getByRole("region", { name: "Bằng chứng từ ứng dụng" });
  await part.getByRole("link", { name: "Lê Thị Gần" }).waitFor();
  await picture(page, "one-case-evidence-390");
  assert.equal(await sideways(page), 0);
  assert.equal(await part.locator(".count").textContent(), "", "how many other cases have is not said");
  // In a column that wraps, a count stood beside the list and pushed it out of its card.
  const flow = await part.locator(".data-table").evaluate((list) => getComputedStyle(list).flexFlow);
  assert.equal(flow, "row wrap");
  assert.deepEqual(faults, []);
});
