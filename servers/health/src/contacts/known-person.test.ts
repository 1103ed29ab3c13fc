/** Whoever is named in several calls at the same moment is one person. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { recordCase } from "@bluezone/contract/health/cases";
import { addContacts, importContacts, listContacts, readContact } from "@bluezone/contract/health/contacts";
import { parseInstant } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { recordIds } from "../testing/record-ids.ts";

let t: TestHealth;
let officer: SignedIn;
before(async () => {
  t = await testHealth();
  t.clock.set(parseInstant("2020-12-29T09:00:00.000+07:00"));
  officer = await t.as("health-officer", "30478-health-station");
});
after(() => t?.close());

const AT_ONCE = 6;
const draw = recordIds();
const somebody = (name: string, phone: string) => ({
  name,
  birthYear: 1960,
  phone,
  commune: "30478",
  address: null,
});
const people = async () =>
  (await t.engine.query<{ n: number }>("select count(*)::int as n from health.person")).rows[0]?.n ?? 0;

test("somebody new who is named in six calls at once, in any order, is entered once", async () => {
  const was = await people();
  const { id: caseId } = await officer.post(recordCase, {
    once: randomUUID(),
    person: somebody("Cao Văn Hai", "0912345001"),
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
    doublesSeen: true,
  });
  const told = { part: null, minutes: 30, masked: "no", distance: "under-1m", day: "2020-12-26" } as const;
  const near = (name: string, phone: string) => ({
    id: draw(),
    person: somebody(name, phone),
    note: null,
    ...told,
    ...{ touched: false, carer: false },
  });
  const calls = Array.from({ length: AT_ONCE }, (_, at) => {
    const both = [near("Cao Văn Đôi", "0912777666"), near("CAO VAN BA", "0912777667")];
    return officer.tries(addContacts, { near: { caseId }, people: at % 2 ? both : both.reverse() });
  });
  const csv = "case,name,birthYear,phone,commune,day\n,Cao Văn Đôi,1960,0912777666,30478,2020-12-26\n";
  const answers = await Promise.all([...calls, officer.tries(importContacts, { csv })]);
  assert.deepEqual(
    [answers.map(({ status }) => status), (await people()) - was],
    [Array.from({ length: AT_ONCE + 1 }, () => 200), 3],
  );
});

test("without a telephone the same name and year are one person in one commune, and two in two", async () => {
  const was = await people();
  const typed = (commune: string | null) => ({ ...somebody("Võ Thị Tư", ""), phone: null, commune });
  const { id: caseId } = await officer.post(recordCase, {
    once: randomUUID(),
    person: somebody("Cao Văn Chín", "0912345009"),
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
    doublesSeen: true,
  });
  const told = { part: null, minutes: 30, masked: "no", distance: "under-1m", day: "2020-12-26" } as const;
  const enter = (person: ReturnType<typeof typed> | ReturnType<typeof somebody>) =>
    officer.post(addContacts, {
      near: { caseId },
      people: [{ id: draw(), person, note: null, ...told, touched: false, carer: false }],
    });
  for (const commune of ["30478", "30481", "30478", null]) await enter(typed(commune));
  assert.equal((await people()) - was, 3, "the case, and one in each commune");
  await enter({ ...somebody("Võ Thị Tư", "0912345010"), commune: "30481" });
  const { contacts } = await officer.post(listContacts, { words: "vo thi tu" });
  const read = await Promise.all(contacts.map(({ id }) => officer.post(readContact, { id })));
  assert.equal((await people()) - was, 3);
  assert.deepEqual(
    new Set(read.map(({ contact: { person } }) => `${person.commune} ${person.phone}`)),
    new Set(["30478 null", "30481 +84912345010"]),
    "a number that is typed later is kept",
  );
  const filled = await t.database.db
    .selectFrom("staff_audit")
    .select(["subject", "fields"])
    .where("action", "=", "people.fill")
    .execute();
  const [whose] = read.flatMap(({ contact: { person } }) => (person.phone === null ? [] : [person.id]));
  assert.deepEqual(filled, [{ subject: whose, fields: "phone" }], "and the log names it");
});
