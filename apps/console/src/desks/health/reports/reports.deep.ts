/** The evening report and a person's request in Chromium, on a real server; axe 0. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { issue } from "@bluezone/contract/health/codes";
import { addDays, dayOf, Hours, isoDay, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { focusStays, picture, sideways } from "../../../testing/page.ts";

const CENTRE = "889-medical-centre";
const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h", HEALTH_SURGE_CODES: "50" }));

/** Records cases of made-up people in communes of Châu Phú. */
async function cases(people: readonly (readonly [name: string, commune: string])[]): Promise<void> {
  const officer = await desk.server.as("health-officer", CENTRE);
  const today = dayOf(desk.server.clock.now(), "vietnam");
  for (const [at, [name, commune]] of people.entries())
    await officer.post(recordCase, {
      once: crypto.randomUUID(),
      person: { name, birthYear: 1950 + at, phone: null, commune, address: null },
      classed: {
        class: "confirmed",
        tested: { test: "pcr", sampleDay: isoDay(addDays(today, -1)), resultDay: isoDay(today) },
      },
      onset: { onset: "day", onsetDay: isoDay(addDays(today, -2 - (at % 4))) },
      doublesSeen: true,
    });
}

test("the evening report is one click: closed, printed, and the numbers are those of the screen", async () => {
  const end = parseInstant("2020-12-27T10:00:00Z");
  desk.server.clock.set(plus(end, Hours(-0.5)));
  await cases([
    ["Thạch Thị Sà Mách", "30478"],
    ["Mohamad Sa Lễ", "30478"],
    ["Nguyễn Trần Hoàng Phương Uyên", "30478"],
    ["Châu Văn Minh Họa", "30478"],
    ["Lê Thị Mẫu", "30478"],
    ["Trần Văn Thử", "30487"],
  ]);
  desk.server.clock.set(plus(end, Hours(0.1)));
  const { page, faults, go } = await desk.seat("epidemiologist", CENTRE);
  await go("/report");
  await page.getByRole("combobox", { name: "Đến ngày" }).selectOption("2020-12-27");
  const row = page.getByRole("row", { name: /^Ca mới \(xác định, có thể\) 6$/ });
  await row.first().waitFor();
  assert.deepEqual(await axe(page), []);
  /** What stands under figures. */
  const under = (name: string) =>
    page.getByRole("figure", { name }).locator("figcaption").textContent().then(String);
  const span = "từ 17 giờ 26/12/2020 đến 17 giờ 27/12/2020";
  assert.match(
    await under("Số liệu chung"),
    new RegExp(`${span} .*người đang cách ly: tính đến lúc mở báo cáo, 17 giờ 0`),
  );
  assert.match(await under("Ca mới theo địa bàn"), new RegExp(`${span}$`));
  await picture(page, "report-open");
  desk.server.clock.set(plus(end, Hours(1.5)));
  await page.getByRole("button", { name: "Chốt số", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Chốt số", exact: true }).click();
  await page.getByText(/^Đã chốt lúc 18:3\d 27\/12\/2020\. Còn tải tệp để ký, gửi\.$/).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "Tải PDF");
  for (const name of ["Số liệu chung", "Thời gian từng bước", "Mã xác nhận của ca mới"])
    assert.match(await under(name), new RegExp(`${span} .*tính đến lúc chốt, 18 giờ 3`));
  await focusStays(page);
  assert.deepEqual(await axe(page), []);
  const curve = page.getByRole("figure", { name: "Ca theo ngày có triệu chứng" });
  assert.equal(await curve.locator("tbody th").count(), 28);
  assert.match(String(await curve.textContent()), /▨ số còn bổ sung/);
  await page.setViewportSize({ width: 1440, height: 900 });
  const scrolls = curve.getByText("28 cột, kéo ngang để xem hết");
  assert.equal(await scrolls.count(), 0);
  await picture(page, "report-closed-1440");
  await page.setViewportSize({ width: 390, height: 844 });
  await scrolls.waitFor();
  assert.equal(await sideways(page), 0);
  await picture(page, "report-closed-390");
  await page.setViewportSize({ width: 768, height: 1024 });
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "report-closed-dark-768");
  assert.deepEqual(faults, []);
});

test("a person's request goes from one screen: found, seen on paper, deleted, counted again", async () => {
  const { page, faults, go } = await desk.seat("data-protection-officer", "89-health-department");
  await go("/data-requests");
  await page.getByText("Không có yêu cầu nào.").waitFor();
  await page.getByRole("textbox", { name: "Tìm người: tên, năm sinh hoặc điện thoại" }).fill("sa mach");
  await page.getByRole("button", { name: "Tìm", exact: true }).click();
  await page.getByRole("button", { name: "Chọn Thạch Thị Sà Mách" }).click();
  await page.getByRole("radio", { name: "Xóa dữ liệu về mình" }).check();
  await page.getByRole("radio", { name: "đến tận nơi" }).check();
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-new");
  await page.getByRole("button", { name: "Nhận yêu cầu" }).click();
  await page.getByRole("heading", { level: 1, name: "Thạch Thị Sà Mách" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-request");
  await page.getByRole("button", { name: "Xóa tất cả" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Xóa tất cả" }).click();
  await page.getByText("Đã xóa và đếm lại: không còn dòng nào.").waitFor();
  await page.getByRole("row", { name: /^Ca bệnh 1 0$/ }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-deleted");
  assert.deepEqual(faults, []);
});

test("V7: above the limit alerts are held; one officer of the province asks to lift, another agrees; a district sees it and has no form", async () => {
  const { server } = desk;
  for (let i = 0; i <= 50; i += 1)
    await server.post(issue, { testType: "confirmed", testDate: "2020-12-26" });
  server.clock.advance(Minutes(1));
  await server.health.runJobs(server.clock.now());
  const held = /^Đang tạm giữ mọi cảnh báo mới đến /;
  const district = await desk.seat("epidemiologist", CENTRE);
  await district.go("/report");
  await district.page.getByText(held).waitFor();
  assert.equal(await district.page.getByRole("button", { name: "Ghi quyết định" }).count(), 0);

  const asks = await desk.seat("epidemiologist", "89-health-department");
  await asks.go("/report");
  await asks.page.getByText(held).waitFor();
  await asks.page.getByRole("radio", { name: /^Mã đúng, đề nghị thôi giữ/ }).check();
  await asks.page.getByRole("textbox", { name: "Lý do" }).fill("Đợt xét nghiệm lớn");
  await asks.page.getByRole("button", { name: "Ghi quyết định" }).click();
  await asks.page.getByText(/đề nghị thôi giữ: «Đợt xét nghiệm lớn/).waitFor();
  assert.equal(await asks.page.getByRole("radio", { name: "Đồng ý thôi giữ" }).count(), 0);
  assert.deepEqual(await axe(asks.page), []);
  await picture(asks.page, "hold-asked");

  const agrees = await desk.seat("administrator", "89-health-department");
  await agrees.go("/report");
  await agrees.page.getByRole("radio", { name: "Đồng ý thôi giữ" }).check();
  await agrees.page.getByRole("textbox", { name: "Lý do" }).fill("Đã hỏi phòng xét nghiệm");
  await agrees.page.getByRole("button", { name: "Ghi quyết định" }).click();
  await agrees.page.getByText(held).waitFor({ state: "detached" });
  assert.deepEqual([...district.faults, ...asks.faults, ...agrees.faults], []);
});
