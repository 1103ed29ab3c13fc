/** The header's search at the health desk in Chromium: people by name, phone and number, by keyboard alone, each a noted reading. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { addContacts } from "@bluezone/contract/health/contacts";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { Page } from "playwright-core";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";

const STATION = "30478-health-station";
const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  const officer = await desk.server.as("health-officer", STATION);
  const person = (name: string, birthYear: number, phone: string | null) => ({
    name,
    birthYear,
    phone,
    commune: "30478",
    address: null,
  });
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: person("Thạch Thị Sà Mách", 1971, "0912 345 678"),
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
  });
  const near = (at: number, name: string, phone: string | null) => ({
    id: String(at).padStart(24, "0"),
    person: person(name, 1980 + at, phone),
    day: null,
    part: null,
    minutes: null,
    masked: "unknown" as const,
    distance: null,
    touched: false,
    carer: false,
    note: null,
  });
  const many = Array.from({ length: 7 }, (_, at) => near(at + 2, `Châu Văn Bảy ${"ABCDEFG"[at]}`, null));
  await officer.post(addContacts, {
    near: { caseId: id },
    people: [near(1, "Thạch Thị Sà Mách Em", "0912 345 679"), ...many],
  });
  return desk;
});

/** A picture for whoever looks at them, when PICTURES names a folder. */
const picture = (page: Page, name: string) =>
  process.env["PICTURES"] ? page.screenshot({ path: `${process.env["PICTURES"]}/${name}.png` }) : undefined;
const search = (page: Page) => page.getByRole("search");

test("people are found from anywhere by keyboard alone: name without accents, phone, number of a case", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/report");
  await page.keyboard.press("/");
  await page.keyboard.type("sa");
  await search(page).getByText("Gõ từ ba chữ để tìm người.").waitFor();
  await page.keyboard.type(" mach");
  await search(page).getByText("Ca bệnh AG-0001 · 1971 · Vĩnh Thạnh Trung").waitFor();
  await search(page).getByText("Người tiếp xúc · 1981 · Vĩnh Thạnh Trung").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "find");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "AG-0001 · Thạch Thị Sà Mách" }).waitFor();
  assert.equal(await search(page).getByRole("link").count(), 0);

  await page.keyboard.press("/");
  await page.keyboard.type("0912345679");
  await search(page).getByRole("link", { name: "Thạch Thị Sà Mách Em" }).waitFor();
  assert.equal(await search(page).getByRole("link").count(), 1);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Thạch Thị Sà Mách Em" }).waitFor();

  await page.keyboard.press("/");
  await page.keyboard.type("ag 1");
  await search(page).getByRole("link", { name: "Thạch Thị Sà Mách" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("searchbox", { name: "Tìm tên" }).inputValue(), "");
  await page.keyboard.type("chau van bay");
  await search(page).getByText("Còn người tiếp xúc khác: gõ thêm chữ").waitFor();
  await page.keyboard.type("y");
  await search(page).getByText("Không thấy gì khớp.").waitFor();
  assert.deepEqual(faults, []);
});

test("whoever the search lists was read, and the reading is noted at pauses, not at every letter", async () => {
  const readings = async () => {
    const rows = await desk.server.database.db.selectFrom("person_reading").select("view").execute();
    return rows.filter(({ view }) => view === "cases.list").length;
  };
  const before = await readings();
  const { page, go } = await desk.seat("health-officer", STATION, {
    colorScheme: "dark",
    viewport: { width: 768, height: 1024 },
  });
  await go("/report");
  await page.keyboard.press("/");
  await page.keyboard.type("thach thi sa mach");
  await search(page).getByText("Ca bệnh AG-0001").waitFor();
  const noted = (await readings()) - before;
  assert.ok(noted >= 1 && noted < 6, `${noted} readings of 17 letters`);
  await picture(page, "find-dark");
  const unit = await desk.seat("health-officer", "30598-health-station");
  await unit.go("/report");
  await unit.page.keyboard.press("/");
  await unit.page.keyboard.type("sa mach");
  await search(unit.page).getByText("Không thấy gì khớp.").waitFor();
});
