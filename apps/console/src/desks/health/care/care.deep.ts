/** Records between units in Chromium, on a real server: asked for, shown, given over; the chain is linked by hand and read. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { addContacts } from "@bluezone/contract/health/contacts";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, textbox } from "../../../testing/page.ts";

const [HERE, THERE] = ["30478-health-station", "30598-health-station"];
let desk: Awaited<ReturnType<typeof openHealthDesk>>;
let caseId: string;
before(async () => {
  desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  caseId = await aCase("Thạch Thị Sà Mách", 1971, null);
});
after(() => desk?.close());

async function aCase(name: string, birthYear: number, phone: string | null): Promise<string> {
  const officer = await desk.server.as("health-officer", HERE);
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { name, birthYear, phone, commune: "30478", address: null },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "day", onsetDay: "2020-12-25" },
    doublesSeen: true,
  });
  return id;
}

test("a unit asks for another's record by its number, reads it once it is shown, and nothing before", async () => {
  const { page, faults, go } = await desk.seat("health-officer", THERE);
  await go("/cases");
  await page.getByRole("button", { name: "Xin hồ sơ đơn vị khác" }).click();
  await textbox(page, "Số hồ sơ").fill("ag 1");
  await page.getByRole("radio", { name: "xem trong 7 ngày" }).check();
  await textbox(page, "Lý do").fill("gọi 0912 345 678");
  await page.getByRole("button", { name: "Gửi đề nghị" }).click();
  await page.getByText("Lý do có tên hoặc số điện thoại.").first().waitFor();
  await textbox(page, "Lý do").fill("về nhà mẹ ở xã này");
  assert.deepEqual(await axe(page), []);
  await picture(page, "care-ask");
  await page.getByRole("button", { name: "Gửi đề nghị" }).click();
  await page.getByText("Đã gửi đề nghị đến Trạm Y tế xã Vĩnh Thạnh Trung.").waitFor();
  await page.getByText("Đang chờ Trạm Y tế xã Vĩnh Thạnh Trung trả lời về hồ sơ AG-0001.").waitFor();
  assert.equal(await page.getByText("Sà Mách").count(), 0);

  const keeper = await desk.seat("health-officer", HERE);
  await keeper.go("/today");
  await keeper.page
    .getByRole("listitem")
    .filter({ hasText: "Đơn vị khác đề nghị về hồ sơ" })
    .getByRole("link", { name: "Trả lời" })
    .click();
  await keeper.page.getByText("Trạm Y tế xã Vĩnh Hanh xin xem hồ sơ AG-0001 · Thạch Thị Sà Mách.").waitFor();
  assert.deepEqual(await axe(keeper.page), []);
  await picture(keeper.page, "care-answer");
  await keeper.page.getByRole("button", { name: "Cho xem 7 ngày" }).click();
  await keeper.page.getByText("Đã cho xem.").waitFor();

  await page.reload();
  await page.getByText("cho xem đến").waitFor();
  await page
    .getByRole("region", { name: "Hồ sơ giữa các đơn vị" })
    .getByRole("link", { name: "AG-0001" })
    .click();
  await page.getByRole("heading", { level: 1, name: "AG-0001 · Thạch Thị Sà Mách" }).waitFor();
  assert.deepEqual(
    [...faults, ...keeper.faults].filter((fault) => !/40[09]/.test(fault)),
    [],
  );
});

test("a contact goes to another unit without the case, once that unit takes them", async () => {
  const officer = await desk.server.as("health-officer", HERE);
  const near = {
    id: "1".repeat(24),
    person: {
      name: "Mohamad Sa Lễ",
      birthYear: 1990,
      phone: "0912 345 679",
      commune: "30478",
      address: null,
    },
    day: "2020-12-25",
    part: null,
    minutes: null,
    masked: "unknown" as const,
    distance: null,
    touched: false,
    carer: false,
    note: null,
  };
  await officer.post(addContacts, { near: { caseId }, people: [near] });
  const { page, faults, go } = await desk.seat("health-officer", HERE);
  await go("/contacts");
  await page.getByRole("link", { name: "Mohamad Sa Lễ" }).click();
  await page.getByRole("button", { name: "Chuyển đơn vị khác" }).click();
  await textbox(page, "Tìm đơn vị, không dấu cũng được").fill("xa vinh hanh");
  await page.getByRole("radio", { name: "Trạm Y tế xã Vĩnh Hanh" }).check();
  await textbox(page, "Lý do").fill("về nhà mẹ");
  await page.getByRole("button", { name: "Gửi đề nghị" }).click();
  await page.getByText("Đã gửi đề nghị.").waitFor();
  const other = await desk.seat("health-officer", THERE, {
    colorScheme: "dark",
    viewport: { width: 768, height: 1024 },
  });
  await other.go("/cases");
  await other.page.getByText("Trạm Y tế xã Vĩnh Thạnh Trung nhờ nhận chăm sóc một người").waitFor();
  await picture(other.page, "care-give-dark-768");
  await other.page.getByRole("button", { name: "Nhận", exact: true }).click();
  await other.page.getByText("Đã nhận.").waitFor();
  await other.go("/contacts");
  await other.page.getByRole("link", { name: "Mohamad Sa Lễ" }).waitFor();
  assert.deepEqual(await axe(other.page), []);
  assert.deepEqual([...faults, ...other.faults], []);
});

test("a likely contact is linked from the case's page; the chain reads from both ends, also at 200 %", async () => {
  const officer = await desk.server.as("health-officer", HERE);
  const near = {
    id: "2".repeat(24),
    person: {
      name: "Nguyễn Trần Hoàng Phương Uyên",
      birthYear: 1988,
      phone: null,
      commune: "30478",
      address: null,
    },
    day: "2020-12-25",
    part: null,
    minutes: null,
    masked: "unknown" as const,
    distance: null,
    touched: false,
    carer: false,
    note: null,
  };
  await officer.post(addContacts, { near: { caseId }, people: [near] });
  const next = await aCase("Nguyễn Trần Hoàng Phương Uyên", 1988, "0912 345 670");
  const { page, faults, go } = await desk.seat("health-officer", HERE);
  await go(`/cases/${next}`);
  await page.getByText("Có 1 hồ sơ có thể là cùng người").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "care-likely");
  await page.getByRole("button", { name: "Cùng một người" }).click();
  await page.getByText("Đã liên kết: từ ca nào cũng thấy chuỗi.").waitFor();
  const links = page.getByRole("tab", { name: "Liên kết, giấy tờ" });
  const chain = page.getByRole("region", { name: "Chuỗi ca bệnh" });
  await links.click();
  await chain.getByRole("link", { name: "AG-0001 · Thạch Thị Sà Mách" }).click();
  await page.getByRole("heading", { level: 1, name: "AG-0001 · Thạch Thị Sà Mách" }).waitFor();
  await links.click();
  await chain.getByRole("link", { name: /Phương Uyên/ }).waitFor();
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  assert.deepEqual(await axe(page), []);
  await chain.scrollIntoViewIfNeeded();
  await picture(page, "care-chain-200");
  assert.ok(
    await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
  );
  await page.evaluate("document.documentElement.style.fontSize = ''");
  await go(`/cases/${next}?tab=links`);
  await page.getByRole("button", { name: "Bỏ liên kết" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Bỏ liên kết" }).click();
  await page.getByText("Đã bỏ liên kết.").waitFor();
  assert.deepEqual(faults, []);
});
