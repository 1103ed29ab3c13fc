/** Clusters and chains of transmission in Chromium: by keyboard, as picture and table, narrow, dark, large, printed, and of 2,000 cases. */
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { linkContact, readCase, recordCase } from "@bluezone/contract/health/cases";
import type { ChainCase } from "@bluezone/contract/health/chains";
import { makeCluster, putIntoCluster } from "@bluezone/contract/health/clusters";
import { addContacts, classifyContacts, readContact } from "@bluezone/contract/health/contacts";
import { namedCluster } from "@bluezone/health/testing/named-cluster";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, tabTo, textbox } from "../../../testing/page.ts";

const STATION = "30478-health-station";
const WEDDING = "Đám cưới ấp Vĩnh Quới";
let desk: Awaited<ReturnType<typeof openHealthDesk>>;

const person = (name: string, birthYear: number) => ({
  ...{ name, birthYear, phone: null, commune: "30478", address: null },
  about: {
    sex: birthYear % 2 ? "male" : "female",
    pregnancy: null,
    occupation: null,
    workplace: null,
  } as never,
});

async function record(officer: SignedIn, at: number, onsetDay: string, confirmed = true): Promise<string> {
  const { id } = await officer.post(recordCase, {
    once: randomUUID(),
    person: person(`Người Bệnh ${"ABCDEFGHIJKLMNOPQRST"[at]}`, 1950 + at * 3),
    classed: confirmed
      ? { class: "confirmed", tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" } }
      : { class: at % 2 ? "probable" : "suspected", tested: null },
    onset: { onset: "day", onsetDay },
    doublesSeen: true,
  });
  return id;
}

async function caught(
  officer: SignedIn,
  from: string,
  to: string,
  day: string,
  classed: "F1" | "F2",
): Promise<void> {
  const id = randomBytes(12).toString("hex");
  const near = {
    day,
    part: null,
    minutes: 30,
    masked: "no",
    distance: "under-1m",
    touched: false,
    carer: false,
  } as const;
  await officer.post(addContacts, {
    near: { caseId: from },
    people: [{ id, note: null, ...near, person: person("Người Ở Gần", 1990) }],
  });
  const { version } = (await officer.post(readContact, { id })).contact;
  await officer.post(classifyContacts, { contacts: [{ id, version, class: classed, reason: "đã hỏi lại" }] });
  const { case: shown } = await officer.post(readCase, { id: to });
  await officer.post(linkContact, { id: to, version: shown.version, contactId: id });
}

before(async () => {
  desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  const officer = await desk.server.as("health-officer", STATION);
  const days = ["12-08", "12-12", "12-13", "12-15", "12-17", "12-18", "12-20", "12-11", "12-16", "12-21"];
  const ids: string[] = [];
  for (const [at, day] of days.entries()) ids.push(await record(officer, at, `2020-${day}`, at % 4 !== 3));
  const links = [
    [0, 1, "12-09", "F1"],
    [0, 2, "12-09", "F1"],
    [0, 3, "12-10", "F2"],
    [1, 4, "12-13", "F1"],
    [1, 5, "12-14", "F2"],
    [4, 6, "12-17", "F1"],
    [7, 8, "12-12", "F1"],
  ] as const;
  for (const [from, to, day, classed] of links)
    await caught(officer, ids[from] ?? "", ids[to] ?? "", `2020-${day}`, classed);
  const typed = { kind: "wedding", commune: "30478", from: "2020-12-09", to: "2020-12-10" } as const;
  const asked = namedCluster(WEDDING, typed);
  await officer.post(makeCluster, asked);
  await officer.post(putIntoCluster, { id: asked.id, caseIds: ids.slice(0, 4) });
});
after(() => desk?.close());

test("the tree is walked by keyboard, says each case as a sentence, and Enter opens it; nobody is named", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/chains");
  await page.getByText("10 ca: 2 chuỗi từ hai ca trở lên, 1 ca đứng riêng.").waitFor();
  const tree = page.getByRole("tree", { name: "Hình các chuỗi lây" });
  assert.equal(await tree.getByRole("treeitem").count(), 9);
  assert.ok(!(await page.locator("main").textContent())?.includes("Người Bệnh"), "no names");
  assert.deepEqual(await axe(page), []);
  await picture(page, "chains-light");
  const here = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  await tree.getByRole("treeitem").first().focus();
  assert.match(
    await here(),
    /^AG-0001 · 70 tuổi, nữ, xác định, bắt đầu 8\/12\/2020, thế hệ 0, ca đầu chuỗi, lây cho 3 ca$/,
  );
  const keys = [
    ["ArrowRight", /^AG-0002 .*lây từ AG-0001, chắc chắn/],
    ["ArrowDown", /^AG-0003/],
    ["ArrowDown", /^AG-0004 .*lây từ AG-0001, nghi/],
    ["ArrowUp", /^AG-0003/],
    ["ArrowLeft", /^AG-0001/],
    ["ArrowDown", /^AG-0008/],
    ["End", /^AG-0009/],
    ["Home", /^AG-0001/],
  ] as const;
  for (const [key, said] of keys) {
    await page.keyboard.press(key);
    assert.match(await here(), said, key);
  }
  assert.equal(await tree.locator('[tabindex="0"]').count(), 1, "one case alone is in the order of Tab");
  const table = page.getByRole("table").filter({ hasText: "Lây từ" });
  assert.equal(await table.getByRole("row").count(), 11);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Tải CSV" }).click();
  assert.equal((await saved).suggestedFilename(), "chuoi-lay.csv");
  await page.getByLabel("Chùm ca bệnh").selectOption({ label: WEDDING });
  await page.getByText("4 ca: 1 chuỗi").waitFor();
  await tree.getByRole("treeitem").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /AG-0002/ }).waitFor();
  assert.deepEqual(faults, []);
});

test("narrow, dark and large: the table stands first at 390 px, and nothing runs out of the page", async () => {
  const narrow = await desk.seat("health-officer", STATION, {
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
  });
  await narrow.go("/chains");
  const order = () =>
    narrow.page.evaluate(() =>
      [...document.querySelectorAll("main h2")].map((one) => one.textContent).slice(0, 2),
    );
  await narrow.page.getByRole("tree").waitFor();
  assert.deepEqual(await order(), ["Bảng các chuỗi lây", "Hình các chuỗi lây"]);
  const tooWide = () =>
    narrow.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok((await tooWide()) <= 0);
  assert.deepEqual(await axe(narrow.page), []);
  const port = narrow.page.getByRole("region", { name: "Hình các chuỗi lây" });
  const outside = () => port.evaluate((one) => one.scrollWidth - one.clientWidth);
  assert.ok((await outside()) <= 0, `a chain of two weeks fits into a phone: ${await outside()} px outside`);
  await picture(narrow.page, "chains-dark-390");
  await narrow.go("/clusters");
  await narrow.page.getByRole("link", { name: WEDDING }).click();
  await narrow.page.getByRole("heading", { level: 1, name: WEDDING }).waitFor();
  assert.ok((await tooWide()) <= 0);
  assert.deepEqual(await axe(narrow.page), []);
  await picture(narrow.page, "cluster-dark-390");

  const large = await desk.seat("health-officer", STATION);
  await large.go("/chains");
  await large.page.getByRole("tree").waitFor();
  await large.page.addStyleTag({ content: "html { font-size: 200% !important; }" });
  const letters = await large.page
    .locator(".chain-node text")
    .first()
    .evaluate((one) => one.getBoundingClientRect().height);
  assert.ok(letters > 28, `letters of the picture grow with the text: ${letters}`);
  assert.deepEqual(await axe(large.page), []);
  await picture(large.page, "chains-200");
  await large.page.emulateMedia({ media: "print" });
  await picture(large.page, "chains-print");
  assert.equal(
    await large.page.locator(".chain-port").evaluate((one) => getComputedStyle(one).overflow),
    "visible",
    "the whole picture is printed",
  );
  assert.deepEqual([...narrow.faults, ...large.faults], []);
});

test("2,000 linked cases are drawn at once; of more the largest chains", async () => {
  const { page, go, faults } = await desk.seat("health-officer", STATION);
  const forest = (count: number): ChainCase[] => {
    const one = (n: number): ChainCase => ({
      ...{
        id: n.toString(16).padStart(24, "0"),
        number: `AG-${String(n).padStart(4, "0")}`,
        class: "confirmed",
        outcome: null,
      },
      ...{ began: `2020-12-${String(1 + (n % 28)).padStart(2, "0")}`, onset: true, age: 40, sex: null },
      parent:
        n % 200 === 0
          ? null
          : {
              ...{ id: (n - (n % 200) + Math.floor(((n % 200) - 1) / 3)).toString(16).padStart(24, "0") },
              ...{ sure: "probable", source: "interview", day: null, serial: 3 },
            },
      ...{ elsewhere: null, generation: 1, others: 0 },
    });
    return Array.from({ length: count }, (_, n) => one(n));
  };
  let count = 2_000;
  const figures = {
    chains: 10,
    alone: 0,
    serial: null,
    offspring: [],
    sizes: [{ value: 200, count: 10 }],
    refused: 0,
  };
  await page.route("**/api/health/chains/read", (route) =>
    route.fulfill({ json: { cases: forest(count), figures, more: false } }),
  );
  const items = page.getByRole("treeitem");
  await go("/chains");
  await items.nth(count - 1).waitFor({ state: "attached" });
  assert.equal(await items.count(), count);
  count = 3_000;
  await page.getByLabel("Xã, phường").selectOption({ index: 1 });
  await page.getByText("Hình vẽ 2.000 ca của những chuỗi lớn nhất; 1.000 ca còn lại ở trong bảng.").waitFor();
  assert.equal(await items.count(), 2_000);
  assert.deepEqual(faults, []);
});

test("a cluster is made, filled from its page and from a case's, and closed, by keyboard", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/clusters");
  await page.locator("tr[data-row]").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "clusters-light");
  await tabTo(page, "Tạo chùm ca bệnh", 40);
  await page.keyboard.press("Enter");
  await textbox(page, "Tên chùm").fill("Xe khách sáng 12/12");
  await page.getByLabel("Loại").last().selectOption({ label: "xe khách" });
  await picture(page, "cluster-form");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: "Xe khách sáng 12/12" }).waitFor();
  await page.getByRole("button", { name: "Thêm người" }).click();
  await page.getByLabel("Gõ tên, năm sinh").fill("nguoi benh c");
  await page.getByRole("button", { name: /^Thêm ca: Người Bệnh C/ }).click();
  await page.getByText("Đã thêm vào chùm.").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Người Bệnh C" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "cluster-light");
  await page.getByRole("link", { name: "Người Bệnh C" }).click();
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("button", { name: "Chùm ca bệnh" }).click();
  await page.getByText("Chùm của AG-0003").waitFor();
  await picture(page, "cluster-of-case");
  await page.getByRole("button", { name: `Bỏ ra: AG-0003 – ${WEDDING}` }).click();
  await page.getByText("Đã bỏ ra khỏi chùm.").first().waitFor();
  assert.deepEqual(faults, []);
});
