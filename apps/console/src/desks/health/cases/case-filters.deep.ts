/** Filters of the list of cases, in Chromium on a real server: they stand in the address, and the way back finds them again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { makeCluster, putIntoCluster } from "@bluezone/contract/health/clusters";
import { namedCluster } from "@bluezone/health/testing/named-cluster";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

const CENTRE = "889-medical-centre";
const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  const officer = await desk.server.as("health-officer", CENTRE);
  const record = async (name: string, commune: string, resultDay: string): Promise<string> => {
    const { id } = await officer.post(recordCase, {
      once: crypto.randomUUID(),
      person: { name, birthYear: 1971, phone: null, commune, address: null },
      classed: { class: "confirmed", tested: { test: "pcr", sampleDay: "2020-12-20", resultDay } },
      onset: { onset: "none", onsetDay: null },
    });
    return id;
  };
  const one = await record("Thạch Thị Sà Mách", "30478", "2020-12-21");
  const two = await record("Mohamad Sa Lễ", "30598", "2020-12-26");
  await record("Châu Thị Lụa", "30598", "2020-12-26");
  const { id } = await officer.post(makeCluster, namedCluster("Chợ Cái Dầu và bến phà Năng Gù"));
  await officer.post(putIntoCluster, { id, caseIds: [one, two] });
  return desk;
});

test("commune, cluster, state and days narrow the list, a link says them, and the way back finds them again", async () => {
  const { page, faults, go } = await desk.seat("health-officer", CENTRE);
  const rows = (count: number) => page.getByText(`${count} mục`, { exact: true }).waitFor();
  const all = () =>
    page.waitForFunction(
      () =>
        document.querySelector(".count")?.textContent === "" &&
        document.querySelectorAll("tr[data-row]").length === 3,
    );
  // What finds no place on the line beside what narrows the list lies behind a button.
  const shown = async (label: string) => {
    const field = page.getByLabel(label);
    const button = page.getByRole("button", { name: "Lọc", expanded: false });
    if (!(await field.isVisible())) await button.click();
    return field;
  };
  await go("/cases");
  await all();
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 1440, height: 900 });
  const list = page.locator(".table-port");
  assert.equal(await list.evaluate((port) => port.scrollWidth - port.clientWidth), 0, "it scrolls sideways");
  await picture(page, "cases-1440");
  if (usual) await page.setViewportSize(usual);
  await (await shown("Xã, phường")).selectOption({ label: "Vĩnh Hanh (2 đang mở)" });
  await rows(2);
  await (await shown("Chùm ca bệnh")).selectOption({ label: "Chợ Cái Dầu và bến phà Năng Gù (2 ca)" });
  await rows(1);
  assert.deepEqual(await axe(page), []);
  await picture(page, "filters-light");
  const link = page.url();
  await page.getByRole("link", { name: "Mohamad Sa Lễ" }).click();
  await page.getByRole("heading", { level: 1, name: /Mohamad Sa Lễ/ }).waitFor();
  await page.goBack();
  await rows(1);
  assert.equal(page.url(), link);
  await page.goBack();
  await rows(2);
  await page.goBack();
  await all();
  await (await shown("Phân loại từ ngày")).fill("25/12");
  await rows(2);
  await page.getByText("Đã đóng", { exact: true }).click();
  await page.getByText("0 mục", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Bỏ các bộ lọc" }).click();
  await all();
  assert.equal(await page.getByLabel("Phân loại từ ngày").inputValue(), "");

  const colleague = await desk.seat("health-officer", CENTRE, {
    colorScheme: "dark",
    viewport: { width: 768, height: 1024 },
  });
  await colleague.page.goto(link);
  await colleague.page.getByText("1 mục", { exact: true }).waitFor();
  await picture(colleague.page, "filters-dark-768");
  await colleague.page.getByRole("link", { name: "Mohamad Sa Lễ" }).click();
  await colleague.page.getByRole("tab", { name: "Liên kết, giấy tờ" }).click();
  await colleague.page.getByRole("link", { name: "Chợ Cái Dầu và bến phà Năng Gù" }).click();
  await colleague.page.getByRole("heading", { level: 1, name: "Chợ Cái Dầu và bến phà Năng Gù" }).waitFor();
  assert.deepEqual(await axe(colleague.page), []);
  assert.deepEqual([...faults, ...colleague.faults], []);
});

test("an address that says what is no filter narrows nothing, no word of a name ever stands in it, and on a phone stands all that is searched", async () => {
  const { page, go } = await desk.seat("health-officer", CENTRE);
  await go("/cases?commune=nowhere&class=sad&cluster=1&from=2020-99-99&page=x");
  await page.getByText("3 mục", { exact: true }).waitFor();
  await page.getByRole("searchbox").last().fill("sa mach");
  await page.getByText("1 mục", { exact: true }).waitFor();
  assert.ok(!/sa(%20|\+| )?mach/i.test(page.url()), page.url());
  const phone = await desk.seat("health-officer", CENTRE, { viewport: { width: 390, height: 844 } });
  await phone.go("/cases");
  const said = phone.page.locator(".search-box").getByText("Tìm tên, năm sinh, điện thoại, số hồ sơ");
  await said.waitFor({ timeout: 5_000 });
  await picture(phone.page, "cases-390");
  const found = phone.page.locator("main").getByRole("searchbox");
  await found.fill("0001");
  await phone.page.getByText("1 mục", { exact: true }).waitFor();
  assert.deepEqual(await axe(phone.page), []);
});
