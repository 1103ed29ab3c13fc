/** Two people at one request about somebody's own data, in Chromium on a real server: each is told, nothing typed is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { changeCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import { answerDataRequest, openDataRequest, readDataRequest } from "@bluezone/contract/health/data";
import { shared } from "@bluezone/server-kit/testing/shared";
import { axe } from "../../../testing/axe.ts";
import { openHealthDesk } from "../../../testing/desk.ts";
import { picture, textbox } from "../../../testing/page.ts";

const STATION = "30478-health-station";
const PERSON = { name: "Mohamad Sa Lễ", birthYear: 1968, phone: null, commune: "30478", address: null };
const desk = shared(() => openHealthDesk({ HEALTH_IDLE: "12h" }));

/** A case, and a request to have the person's data corrected. */
async function aRequest() {
  const officer = await desk.server.as("health-officer", STATION);
  const { id: caseId } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: PERSON,
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
    doublesSeen: true,
  });
  const { case: seen } = await officer.post(readCase, { id: caseId });
  const keeper = await desk.server.as("data-protection-officer", "89-health-department");
  const { request } = await keeper.post(openDataRequest, {
    personId: seen.person.id,
    kind: "correct",
    proof: "in-person",
    note: "Ghi sai năm sinh",
  });
  return { officer, keeper, seen, id: request.id };
}

test("a person who was changed elsewhere is put together field by field, and the request is answered with it", async () => {
  const { officer, keeper, seen, id } = await aRequest();
  const { page, faults, go } = await desk.seat("data-protection-officer", "89-health-department");
  await go(`/data-requests/${id}`);
  await textbox(page, "Năm sinh").fill("1969");
  await textbox(page, "Điện thoại").fill("0977 000 111");
  await officer.post(changeCase, {
    id: seen.id,
    version: seen.version,
    personVersion: seen.personVersion,
    person: { ...PERSON, phone: "0977 000 222", address: "ấp Vĩnh Lợi" },
    onset: { onset: "none", onsetDay: null },
    note: null,
  });
  await page.getByRole("button", { name: "Lưu và trả lời" }).click();
  const dialog = page.getByRole("dialog", { name: "Hai người cùng sửa" });
  await dialog.getByText("0977 000 222").waitFor();
  assert.equal(await dialog.getByText("ấp Vĩnh Lợi").count(), 0);
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-conflict");
  await dialog
    .getByRole("radiogroup", { name: "Điện thoại" })
    .getByRole("radio", { name: "Bản vừa lưu" })
    .check();
  await page.getByRole("button", { name: "Giữ như đã chọn" }).click();
  await page.getByText("Đã sửa, đã ghi là đã trả lời.").waitFor();
  const { person, request } = await keeper.post(readDataRequest, { id });
  assert.equal(request.state, "done");
  assert.deepEqual(
    [person?.birthYear, person?.phone, person?.address],
    [1969, "+84977000222", "ấp Vĩnh Lợi"],
  );
  assert.equal(await page.getByRole("heading", { name: "Sửa cho đúng" }).count(), 0);
  assert.deepEqual(
    faults.filter((fault) => !fault.includes("409")),
    [],
  );
});

test("a request that somebody else answered first says so, and what was typed stands there to be used again", async () => {
  const { keeper, id } = await aRequest();
  const { page, go } = await desk.seat("data-protection-officer", "89-health-department", {
    colorScheme: "dark",
    viewport: { width: 768, height: 1024 },
  });
  await go(`/data-requests/${id}`);
  await textbox(page, "Năm sinh").fill("1970");
  const { request } = await keeper.post(readDataRequest, { id });
  await keeper.post(answerDataRequest, { id, version: request.version, refusal: "Cần giấy tờ kèm theo." });
  await page.getByRole("button", { name: "Lưu và trả lời" }).click();
  await page.getByRole("heading", { name: "Đã có người trả lời trước" }).waitFor();
  await page.getByText("Những gì đã gõ mà chưa lưu.").waitFor();
  await page.getByText("1970", { exact: true }).waitFor();
  await page.getByText("đã từ chối, có lý do").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-late");
  assert.equal((await keeper.post(readDataRequest, { id })).person?.birthYear, 1968);
});

test("a due day of a year whose holidays are not entered says that it may be later", async () => {
  const { id } = await aRequest();
  await desk.server.database.db
    .updateTable("data_request")
    .set({ due_day: 23_380 })
    .where("id", "=", id)
    .execute();
  const { page, faults, go } = await desk.seat("data-protection-officer", "89-health-department");
  await go(`/data-requests/${id}`);
  await page.getByText("Lịch nghỉ lễ của những ngày này chưa có, nên hạn thật có thể muộn hơn.").waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-due-early");
  assert.deepEqual(faults, []);
});

test("what somebody sent with their number alone is found by it, made theirs, and shown to them", async () => {
  const sent = {
    phone: "0912 345 681",
    commune: "30478",
    wish: "any",
    nonce: Buffer.alloc(32, 7).toString("base64url"),
  };
  const { status, body } = await desk.server.post(askCallback, sent);
  assert.equal(status, 200);
  const { page, faults, go } = await desk.seat("data-protection-officer", "89-health-department");
  await go("/data-requests");
  await textbox(page, "Tìm người: tên, năm sinh hoặc điện thoại").fill("0912 345 681");
  await page.getByRole("button", { name: "Tìm", exact: true }).click();
  await page.getByRole("checkbox", { name: new RegExp(`biên nhận ${String(body["receipt"])}`) }).check();
  await textbox(page, "Họ tên người này cho biết").fill("Châu Thị Lụa");
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-sent");
  await page.getByRole("button", { name: "Gắn với người này" }).click();
  await page.getByText("Người yêu cầu: Châu Thị Lụa").waitFor();
  await page.getByRole("radio", { name: "Xem dữ liệu về mình" }).check();
  await page.getByRole("radio", { name: "gọi lại số đang giữ" }).check();
  await page.getByRole("button", { name: "Nhận yêu cầu" }).click();
  await page.getByRole("heading", { level: 1, name: "Châu Thị Lụa" }).waitFor();
  await page.getByText(String(body["receipt"])).first().waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-sent-held");
  assert.deepEqual(faults, []);
});

test("a deletion names the person and says what is under way; afterwards each table is named and counted", async () => {
  const { keeper, seen } = await aRequest();
  const { request } = await keeper.post(openDataRequest, {
    personId: seen.person.id,
    kind: "delete",
    proof: "in-person",
  });
  const { page, faults, go } = await desk.seat("data-protection-officer", "89-health-department");
  await go(`/data-requests/${request.id}`);
  await page.getByText(request.id.slice(0, 8).toUpperCase()).waitFor();
  await page.getByRole("button", { name: "Xóa tất cả" }).click();
  const asked = page.getByRole("dialog", { name: "Xóa mọi dữ liệu về Mohamad Sa Lễ?" });
  await asked.getByText(/^hồ sơ ca bệnh đang mở: AG-\d{4}$/).waitFor();
  await asked.getByText(/Gọi Trạm Y tế xã Vĩnh Thạnh Trung trước khi xóa/).waitFor();
  assert.deepEqual(await axe(page), []);
  await picture(page, "data-delete-asked");
  await asked.getByRole("button", { name: "Xóa tất cả" }).click();
  await page.getByRole("row").filter({ hasText: "Nhờ hướng dẫn" }).waitFor();
  assert.equal(await page.getByText(/^(callback|declaration|advice_request)$/).count(), 0);
  await picture(page, "data-deleted");
  assert.deepEqual(faults, []);
});
