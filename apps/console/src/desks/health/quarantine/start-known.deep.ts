/** Quarantine begun where an officer stands: at a case, and in the list of follow-ups. In Chromium, on a real server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { addContacts, classifyContacts, listContacts } from "@bluezone/contract/health/contacts";
import { isoInstant, parseInstant } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture } from "../../../testing/page.ts";

const STATION = "30478-health-station";
let caseId: string;
const desk = shared(async () => {
  const desk = await openHealthDesk({ HEALTH_IDLE: "12h" });
  desk.server.clock.set(parseInstant("2020-12-27T14:00:00+07:00"));
  const officer = await desk.server.as("health-officer", STATION);
  const person = (name: string) => ({ name, birthYear: 1971, phone: null, commune: "30478", address: null });
  const recorded = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: person("Thạch Thị Sà Mách"),
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "day", onsetDay: "2020-12-25" },
  });
  caseId = recorded.id;
  const near = {
    id: "0".repeat(24),
    person: person("Mohamad Sa Lễ"),
    day: "2020-12-25",
    part: "afternoon" as const,
    minutes: 30,
    masked: "no" as const,
    distance: "under-1m" as const,
    touched: false,
    carer: false,
    note: null,
  };
  await officer.post(addContacts, { near: { caseId }, people: [near] });
  const { contacts } = await officer.post(listContacts, {});
  const call = isoInstant(parseInstant("2020-12-27T16:00:00+07:00"));
  for (const { id, version } of contacts)
    await officer.post(classifyContacts, { contacts: [{ id, version, class: "F1" }], call });
  return desk;
});

test("a case's page leads to the start of their quarantine, and later to the quarantine that is open", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go(`/cases/${caseId}?tab=quarantine`);
  await page.getByRole("link", { name: "Bắt đầu cách ly" }).click();
  await page.getByRole("heading", { level: 1, name: "Bắt đầu cách ly: Thạch Thị Sà Mách" }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Họ tên" }).count(), 0);
  assert.deepEqual(await axe(page), []);
  await page.getByRole("radio", { name: "Tại nhà" }).check();
  await page.getByRole("textbox", { name: "Vì sao khác nơi mà quy định nêu" }).fill("Nhà có phòng riêng");
  await picture(page, "start-case");
  await page.getByRole("button", { name: "Bắt đầu cách ly" }).click();
  await page.getByRole("heading", { level: 1, name: "Thạch Thị Sà Mách", exact: true }).waitFor();
  await page.getByRole("link", { name: "Mở ca bệnh" }).click();
  await page.getByRole("button", { name: "Việc khác" }).click();
  await page.getByRole("link", { name: "Bắt đầu cách ly" }).click();
  await page.getByText("Người này đang cách ly.").waitFor();
  await page.getByRole("link", { name: "Mở hồ sơ cách ly" }).waitFor();
  assert.deepEqual(faults, []);
});

test("an F1 in the list of follow-ups is a step from quarantine, and then said to be in it", async () => {
  const { page, faults, go } = await desk.seat("health-officer", STATION);
  await go("/follow-ups");
  const row = page.getByRole("row", { name: /Mohamad Sa Lễ/ });
  await picture(page, "start-follow-ups");
  await row.getByRole("link", { name: "Bắt đầu cách ly" }).click();
  await page.getByRole("heading", { level: 1, name: "Bắt đầu cách ly: Mohamad Sa Lễ" }).waitFor();
  await page.getByText("Gặp ca bệnh lần cuối ngày 25/12/2020").waitFor();
  assert.equal(
    await page.getByLabel("Ngày đầu").inputValue(),
    "26/12/2020",
    "the day after the last contact",
  );
  await page.getByRole("radio", { name: "Tại nhà" }).check();
  await page.getByRole("textbox", { name: "Vì sao khác nơi mà quy định nêu" }).fill("Nhà có phòng riêng");
  await page.getByRole("button", { name: "Bắt đầu cách ly" }).click();
  await page.getByRole("heading", { level: 1, name: "Mohamad Sa Lễ", exact: true }).waitFor();
  await go("/follow-ups");
  await row.getByRole("link", { name: "đang cách ly" }).waitFor();
  assert.deepEqual(await axe(page), []);
  await row.getByRole("link", { name: "Mohamad Sa Lễ" }).click();
  await page.getByRole("link", { name: /^Đang cách ly tại nhà, từ/ }).waitFor();
  assert.equal(await page.getByRole("link", { name: /^Bắt đầu cách ly/ }).count(), 0, "nobody begins twice");
  assert.deepEqual(await axe(page), []);
  await picture(page, "start-contact");
  assert.deepEqual(faults, []);
});
