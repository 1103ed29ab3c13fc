/** People in a real database: sealed, found, changed, destroyed; and what the database alone tells. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { createVault } from "../vault.ts";
import { openPeopleKeys, type PeopleKeys } from "./keys.ts";
import type { PersonFields } from "./person.ts";
import {
  changePerson,
  destroyPerson,
  findDoubles,
  findPeople,
  insertPerson,
  readPeople,
  readSought,
} from "./store.ts";

let at: TestHealth;
let keys: PeopleKeys;
let sach: Awaited<ReturnType<typeof add>>;
const random = seededRandom("people");
const SACH: PersonFields = {
  name: "Thạch Thị Sà Mách",
  birthYear: 1971,
  phone: "+84912345678",
  commune: "30478",
  address: "ấp Vĩnh Lợi, nhà thứ ba",
  about: { sex: "female", pregnancy: null, occupation: "bán hàng ở chợ", workplace: "chợ Cái Dầu" },
};
const EVERYWHERE = { paths: [""] };

before(async () => {
  at = await testHealth();
  await at.as("health-officer", "30478-health-station");
  const vault = createVault(at.config.secrets, random);
  keys = await openPeopleKeys({ vault }, at.database.db);
  sach = await add(SACH);
  await add({ ...SACH, name: "Nguyễn Trần Hoàng Phương Uyên", birthYear: 1988, phone: null });
});
after(() => at.close());

const home = (code: string) => {
  const unitId = at.unit(code);
  return { unitId, unitPath: `x/${unitId}/` };
};
const add = (fields: PersonFields, code = "30478-health-station") =>
  at.database.transaction((trx) =>
    insertPerson(trx, { keys, random, now: at.clock.now() }, fields, home(code)),
  );
const find = async (typed: string, scope = EVERYWHERE) =>
  (await findPeople(at.database.db, keys, random, scope, readSought(typed), 20)).map(({ name }) => name);

test("somebody is found by words with or without accents, beginnings, year and phone, and within reach alone", async () => {
  for (const typed of [
    "Sà Mách",
    "sa mach",
    "thach thi ma",
    "mac",
    "mach 1971",
    "0912 345 678",
    "+84 912345678",
    "THẠCH",
  ])
    assert.deepEqual(await find(typed), [SACH.name], typed);
  assert.deepEqual(await find("uyen"), ["Nguyễn Trần Hoàng Phương Uyên"]);
  for (const typed of ["mach 1972", "0912 345 679", "ach", "", "   ", "%", "sa machi"])
    assert.deepEqual(await find(typed), [], typed);
  assert.deepEqual(await find("sa mach", { paths: ["y/"] }), []);
  const read = (await readPeople(at.database.db, keys, random, [sach.id])).get(sach.id);
  assert.deepEqual(
    { name: read?.name, birthYear: read?.birthYear, phone: read?.phone, address: read?.address },
    { name: SACH.name, birthYear: SACH.birthYear, phone: SACH.phone, address: SACH.address },
  );
});

test("the whole database, read without the secret, holds no name, year, phone or address", async () => {
  const dump = await at.dump();
  for (const word of [
    "Thạch Thị",
    "thach thi",
    "Mách",
    "mach",
    "912345678",
    "thứ ba",
    "thu ba",
    "Phương Uyên",
    "phuong uyen",
  ])
    assert.ok(!dump.includes(word), word);
  for (const text of [SACH.name, "1971", SACH.address ?? ""])
    assert.ok(!dump.includes(Buffer.from(text).toString("hex")), `${text} in hex`);
});

test("a double is found by the phone, or by the name with the year, with accents or without", async () => {
  const doubles = async (fields: Partial<PersonFields>) =>
    (await findDoubles(at.database.db, keys, random, { ...SACH, ...fields })).length;
  assert.equal(await doubles({}), 1);
  assert.equal(await doubles({ phone: null, name: "THACH THI SA MACH" }), 1);
  assert.equal(await doubles({ name: "Ai khác", birthYear: 1950 }), 1);
  assert.equal(await doubles({ phone: null, birthYear: 1972 }), 0);
  assert.equal(await doubles({ phone: null, birthYear: null }), 0);
});

test("of two changes of one version one is kept; the new marks find, the old ones no more", async () => {
  const person = await add({ ...SACH, name: "Mohamad Sa Lễ", phone: null });
  const change = (name: string) =>
    at.database.transaction((trx) =>
      changePerson(trx, { keys, now: at.clock.now() }, person, { ...SACH, name, phone: null }),
    );
  assert.equal(await change("Mohamad Sa Lé"), true);
  assert.equal(await change("Mohamad Sa Lẻ"), false);
  assert.deepEqual(await find("mohamad sa le"), ["Mohamad Sa Lé"]);
});

test("who is destroyed is not found or read any more, and what was sealed under their key opens for nobody", async () => {
  const person = await add({ ...SACH, name: "Châu Văn Đúng", phone: null });
  const sealed = person.own.seal("case/1/note", "ho từ hôm kia");
  assert.equal(person.own.open("case/1/note", sealed), "ho từ hôm kia");
  assert.throws(() => person.own.open("case/2/note", sealed));
  assert.equal(await at.database.transaction((trx) => destroyPerson(trx, person.id)), true);
  assert.deepEqual(await find("chau van dung"), []);
  assert.equal((await readPeople(at.database.db, keys, random, [person.id])).size, 0);
  const other = await add({ ...SACH, name: "Lê Thị Khác", phone: null });
  assert.throws(() => other.own.open("case/1/note", sealed));
});
