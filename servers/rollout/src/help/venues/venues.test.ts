/** The venue directory over real HTTP. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import {
  addVenue,
  approveVenue,
  changeVenue,
  importVenues,
  listVenues,
  readVenue,
  VENUE_COLUMNS,
  VENUE_HEADINGS,
  type VenueContent,
} from "@bluezone/contract/rollout/venues";
import { shared } from "@bluezone/server-kit/testing/shared";
import { invitedBy } from "@bluezone/staff/testing/invited-by";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testRollout } from "../../testing/rollout.ts";

const t = shared(async () => {
  const t = await testRollout();
  const shop = await t.as("unit-officer", "889-shop");
  const trade = await t.as("rollout-officer", "89-trade-department");
  return { ...t, shop, trade };
});

const content = (more: Partial<VenueContent> = {}): VenueContent => ({
  name: `Cửa hàng minh họa ${randomUUID().slice(0, 6)}`,
  kind: "shop",
  district: "889",
  place: "Chợ Cái Dầu",
  cashless: ["qr", "bank"],
  online: null,
  orderPhone: "0296 652 2225",
  delivery: ["Bưu điện huyện"],
  validTo: null,
  ...more,
});

test("[D38 D39 D40] a shop lists how it sells, and the trade department counts by district: cashless, online, by phone, delivered", async (context) => {
  await t.alone(context);
  const id = randomUUID();
  await t.shop.post(addVenue, { id, content: content({ online: "https://shop.example.vn/dat-hang" }) });
  await t.shop.post(addVenue, { id: randomUUID(), content: content({ cashless: [], delivery: [] }) });
  const { venues, counts } = await t.trade.post(listVenues, {});
  assert.equal(venues.length, 2);
  assert.deepEqual(counts, [], "nobody has approved them");
  for (const one of venues) await t.trade.post(approveVenue, { id: one.id, version: one.version });
  assert.deepEqual((await t.trade.post(listVenues, {})).counts, [
    { district: "889", all: 2, cashless: 1, online: 1, phone: 2, delivery: 1 },
  ]);
  assert.equal((await t.trade.post(listVenues, { filter: "online" })).venues[0]?.id, id);
  assert.equal((await t.shop.post(readVenue, { id })).venue.orderPhone, "+842966522225");
  const other = await t.as("unit-officer", "883-shop");
  assert.equal((await other.tries(readVenue, { id })).code, "not_found");
});

test("a link that is not a web page, a number that nobody can call, a district that is none: refused, each with its code", async () => {
  const tries = (more: object) =>
    t.shop.tries(addVenue, { id: randomUUID(), content: { ...content(), ...more } });
  for (const online of [
    "javascript:alert(1)",
    "http://shop.example.vn",
    "https://user:pass@shop.example.vn",
    "data:text/html,x",
    "https://localhost/x",
    "https://shop.example.vn:8443/",
  ])
    assert.equal((await tries({ online })).code, "bad_request", online);
  assert.equal((await tries({ orderPhone: "12345" })).code, "phone_unknown");
  assert.equal((await tries({ district: "999" })).code, "district_unknown");
  assert.equal(
    (await tries({ cashless: [], online: null, orderPhone: null, delivery: [] })).code,
    "nothing_to_list",
  );
});

test("two editors of a venue: the second is told, and nothing is lost; the same venue cannot be listed twice", async () => {
  const id = randomUUID();
  const first = content();
  await t.shop.post(addVenue, { id, content: first });
  assert.equal((await t.shop.post(addVenue, { id, content: first })).version, 1);
  assert.equal((await t.shop.tries(addVenue, { id: randomUUID(), content: first })).code, "conflict");
  await t.shop.post(changeVenue, { id, version: 1, content: { ...first, place: "Chợ mới" } });
  assert.equal((await t.trade.tries(changeVenue, { id, version: 1, content: first })).code, "conflict");
  assert.equal((await t.trade.post(readVenue, { id })).venue.place, "Chợ mới");
  const beside = { id: randomUUID(), content: content() };
  await t.shop.post(addVenue, beside);
  const same = { ...beside, version: 1, content: { ...first, place: "Chợ mới" } };
  assert.equal((await t.shop.tries(changeVenue, same)).code, "conflict", "that is the other one");
  await t.trade.post(changeVenue, { id, version: 2, content: null });
  assert.equal((await t.shop.tries(readVenue, { id })).code, "not_found");
});

test("V8: a link and a number come onto the public page once a second person has approved them, and again after each change", async () => {
  const onPage = async (text: string) =>
    (await (await fetch(`${t.url}/venues/889/all`)).text()).includes(text);
  const id = randomUUID();
  const first = content({ name: "Tiệm V8", online: "https://evil.example/login" });
  await t.shop.post(addVenue, { id, content: first });
  assert.equal(await onPage("Tiệm V8"), false);
  const boss = await t.as("administrator", "889-shop");
  const far = await t.as("approver", "883-shop");
  const near = await t.as("approver", "889-shop");
  assert.equal((await far.tries(approveVenue, { id, version: 1 })).code, "not_found");
  assert.equal((await t.shop.tries(approveVenue, { id, version: 1 })).code, "not_allowed");
  await boss.post(changeVenue, { id, version: 1, content: { ...first, place: "Chợ V8" } });
  assert.equal((await boss.tries(approveVenue, { id, version: 2 })).code, "same_person");
  const twin = await invitedBy(boss, { url: t.url, role: "approver", unitId: t.unit("889-shop") });
  assert.equal((await twin.post(readVenue, { id })).mayApprove, false);
  assert.equal((await twin.tries(approveVenue, { id, version: 2 })).code, "same_person", "V33");
  assert.equal((await near.tries(approveVenue, { id, version: 1 })).code, "conflict");
  assert.equal((await near.post(readVenue, { id })).mayApprove, true);
  await near.post(approveVenue, { id, version: 2 });
  assert.equal(await onPage("https://evil.example/login"), true);
  assert.equal((await near.tries(approveVenue, { id, version: 3 })).code, "conflict");
  await t.shop.post(changeVenue, { id, version: 3, content: { ...first, orderPhone: "0912345679" } });
  assert.equal(await onPage("Tiệm V8"), false);
  const { data } = { data: await (await fetch(`${t.url}/data/venues.json`)).text() };
  assert.ok(!data.includes("Tiệm V8"));
});

test("V8: a venue that is taken out and comes back with another link is another version: who read the first approves nothing", async () => {
  const id = randomUUID();
  const first = content({ online: "https://shop.example.vn/dat-hang" });
  await t.shop.post(addVenue, { id, content: first });
  const near = await t.as("approver", "889-shop");
  const { venue } = await near.post(readVenue, { id });
  await t.shop.post(changeVenue, { id, version: venue.version, content: null });
  const back = { ...first, online: "https://evil.example/login" };
  const { version } = await t.shop.post(addVenue, { id, content: back });
  for (const old of [venue.version, venue.version + 1])
    assert.equal((await near.tries(approveVenue, { id, version: old })).code, "conflict");
  assert.equal((await near.post(readVenue, { id })).venue.version, version);
  await t.shop.post(changeVenue, { id, version, content: null });
  const { version: another } = await t.shop.post(addVenue, { id: randomUUID(), content: first });
  assert.equal(another, 1, "the same place under another id");
  const renamed = await t.shop.post(addVenue, { id, content: content({ online: back.online }) });
  assert.ok(renamed.version > version, "and the first id with another name");
});

test("V8: who takes a venue in from a file again does not bring back an old version of it", async () => {
  const csv = (online: string) =>
    `unit,name,kind,district,place,cashless,online,orderPhone,delivery,validTo\n889-shop,Tiệm trở lại,shop,889,Chợ,qr,${online},,,`;
  await t.shop.post(importVenues, { csv: csv("https://shop.example.vn/dat-hang") });
  const near = await t.as("approver", "889-shop");
  const [venue] = (await near.post(listVenues, { words: "tiem tro lai" })).venues;
  assert.ok(venue);
  await t.shop.post(changeVenue, { id: venue.id, version: venue.version, content: null });
  await t.shop.post(importVenues, { csv: csv("https://evil.example/login") });
  assert.equal((await near.tries(approveVenue, { id: venue.id, version: venue.version })).code, "conflict");
});

test("V8: a unit lists venues in its own district; in another who reaches over that district, or the province", async () => {
  const tries = async (who: SignedIn, unit: string, district: string) =>
    (await who.tries(addVenue, { id: randomUUID(), unitId: t.unit(unit), content: content({ district }) }))
      .code;
  assert.equal(await tries(t.shop, "889-shop", "883"), "district_foreign");
  assert.equal(await tries(t.trade, "89-trade-department", "883"), "district_foreign");
  const province = await t.as("rollout-officer", "89-province-committee");
  assert.equal(await tries(province, "89-province-committee", "883"), undefined);
  const id = randomUUID();
  const own = content();
  await t.shop.post(addVenue, { id, content: own });
  const moved = { id, version: 1, content: { ...own, district: "883" } };
  assert.equal((await t.shop.tries(changeVenue, moved)).code, "district_foreign");
  const csv = [
    "unit,name,kind,district,place,cashless,online,orderPhone,delivery,validTo",
    "889-shop,Tiệm ở huyện khác,shop,883,Chợ,qr,,,,",
  ].join("\n");
  assert.equal((await t.shop.post(importVenues, { csv })).faults[0]?.code, "district_foreign");
  assert.equal((await t.shop.tries(importVenues, { csv: "name,kind\nx,shop" })).code, "csv_unreadable");
});

test("venues come in from CSV: good rows are kept, bad ones come back with a reason, formulas are harmless, twice adds nothing", async () => {
  const csv = [
    "unit,name,kind,district,place,cashless,online,orderPhone,delivery,validTo",
    '889-shop,"Tạp hóa minh họa, số 1",shop,889,Chợ Cái Dầu,qr|bank,,0912345678,Tự giao,',
    "889-shop,=HYPERLINK(1),shop,889,Chợ Cái Dầu,,,,,",
    "889-shop,Tiệm thuốc minh họa,pharmacy,889,Thị trấn,barter,,,,",
    "883-district-committee,Tiệm xa,shop,883,Chợ,qr,,,,",
  ].join("\n");
  const outcome = await t.trade.post(importVenues, { csv });
  assert.equal(outcome.added, 1);
  assert.deepEqual(
    outcome.faults.map(({ row, column, code }) => [row, column, code]),
    [
      [3, "cashless", "nothing_to_list"],
      [4, "cashless", "cell_invalid"],
      [5, "unit", "unit_unknown"],
    ],
  );
  assert.ok(outcome.errors.includes("'=HYPERLINK(1)"), outcome.errors);
  assert.deepEqual(
    await t.trade
      .post(importVenues, { csv: csv.split("\n").slice(0, 2).join("\n") })
      .then(({ added, unchanged }) => [added, unchanged]),
    [0, 1],
  );
  // The same in the words of a Vietnamese table, and from a spreadsheet that cuts at semicolons.
  const vietnamese = [
    VENUE_COLUMNS.map((column) => VENUE_HEADINGS[column][0]).join(";"),
    "889-shop;Tạp hóa minh họa, số 1;Cửa hàng;889;Chợ Cái Dầu;Quét mã QR|chuyển khoản;;0912345678;Tự giao;",
  ].join("\r\n");
  const again = await t.trade.post(importVenues, { csv: vietnamese });
  assert.deepEqual([again.faults, again.added, again.unchanged], [[], 0, 1]);
});
