/** The chain F0 → F1 → F0 over real HTTP: a laboratory's result or a case by hand finds the contact that somebody was. */
import assert from "node:assert/strict";
import { after, before, type TestContext, test } from "node:test";
import { classifyCase, linkContact, readCase, recordCase } from "@bluezone/contract/health/cases";
import {
  addContacts,
  contactBecameCase,
  listContacts,
  readContact,
} from "@bluezone/contract/health/contacts";
import { handInResults } from "@bluezone/contract/health/results";
import { readSummary } from "@bluezone/contract/health/timeline";
import { dayOf } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { addCaseOf } from "../testing/somebody.ts";

let t: TestHealth;
let officer: SignedIn;
let first: { readonly id: string };
async function open(): Promise<void> {
  t = await testHealth({ HEALTH_PUBLIC_URL: "http://127.0.0.1:8082" });
  officer = await t.as("health-officer", "30478-health-station");
  first = await addCaseOf(
    t,
    t.clock.now(),
    { name: "Châu Văn Minh Họa" },
    { unit: "30478-health-station", onset: dayOf(t.clock.now(), "vietnam") },
  );
}
before(open);
after(() => t.close());

/** Opens a server for one test alone: it goes far ahead in time, or counts everything that there is. */
async function alone(context: TestContext): Promise<void> {
  const shared = [t, officer, first] as const;
  context.after(async () => {
    await t.close();
    [t, officer, first] = shared;
  });
  await open();
}

let drawn = 0;
/** Somebody near the first case on a day; the contact's id. */
async function near(name: string, phone: string | null, day = "2020-12-24", birthYear = 1980) {
  drawn += 1;
  const id = drawn.toString(16).padStart(24, "0");
  await officer.post(addContacts, {
    near: { caseId: first.id },
    people: [
      {
        id,
        person: { name, birthYear, phone, commune: "30478", address: null },
        note: null,
        day,
        part: "morning",
        minutes: 30,
        masked: "no",
        distance: "under-2m",
        touched: false,
        carer: false,
      },
    ],
  });
  return id;
}
/** A positive result of a laboratory's system; the case that it opened. */
async function result(name: string, phone: string, commune = "30478") {
  drawn += 1;
  const reference = `R-${drawn}`;
  const { body } = await t.post(handInResults, {
    results: [
      {
        reference,
        name,
        birthYear: 1980,
        phone,
        commune,
        test: "pcr",
        result: "positive",
        sampleDay: "2020-12-26",
        resultDay: "2020-12-27",
      },
    ],
  });
  assert.deepEqual(body["rows"], [{ reference, outcome: "positive" }]);
  return t.database.db
    .selectFrom("case_record")
    .selectAll()
    .where("lab_reference", "=", `${t.admin.id}/${reference}`)
    .executeTakeFirstOrThrow();
}
const contactOf = async (id: string) => (await officer.post(readContact, { id })).contact;

test("a laboratory's case of an earlier contact is linked by itself, whose record goes on, and both ends say so", async (context) => {
  await alone(context);
  const earlier = await near("Thạch Thị Sà Mách", "0912000001", "2020-12-20");
  const later = await near("Thạch Thị Sà Mách", "0912000001", "2020-12-23");
  const opened = await result("THACH THI SA MACH", "0912000001");
  const { case: shown, chain, doubles } = await officer.post(readCase, { id: opened.id });
  assert.equal(chain.from?.id, first.id);
  assert.equal(chain.from?.name, "Châu Văn Minh Họa");
  assert.equal(opened.from_contact_id, later);
  const contacts = [await contactOf(earlier), await contactOf(later)];
  for (const contact of contacts) {
    assert.deepEqual(contact.becameCase, { id: opened.id, number: shown.number, discarded: false });
    assert.equal(contact.person.id, shown.person.id, "one person, one record");
  }
  assert.deepEqual(doubles, { within: [], outside: [] });
  const { chain: onward } = await officer.post(readCase, { id: first.id });
  assert.deepEqual(
    onward.onward.map(({ id }) => id),
    [opened.id],
  );
});

test("a case in another commune than the contact's is a record of its own there, in the same chain", async () => {
  const contactId = await near("Mohamad Sa Lễ", "0912000002");
  const opened = await result("Mohamad Sa Lễ", "0912000002", "30598");
  assert.equal(opened.unit_id, t.unit("30598-health-station"));
  assert.equal(opened.from_contact_id, contactId);
  assert.equal((await contactOf(contactId)).becameCase?.id, opened.id);
  const there = await t.as("health-officer", "30598-health-station");
  const { chain } = await there.post(readCase, { id: opened.id });
  assert.deepEqual([chain.from?.id, chain.from?.name], [first.id, null]);
});

test("a likely match is not linked: it is shown, linked by hand, and the link is taken away again", async () => {
  const contactId = await near("Nguyễn Trần Hoàng Phương Uyên", null);
  const opened = await result("Nguyễn Trần Hoàng Phương Uyên", "0912000003");
  assert.equal(opened.from_contact_id, null);
  const before = await officer.post(readCase, { id: opened.id });
  assert.deepEqual(
    before.doubles.within.map(({ name, contacts }) => [name, contacts]),
    [
      [
        "Nguyễn Trần Hoàng Phương Uyên",
        [{ id: contactId, day: "2020-12-24", class: null, near: "AG-0001", becameCase: false }],
      ],
    ],
  );
  const stale = await officer.tries(linkContact, { id: opened.id, version: 9, contactId });
  assert.equal(stale.code, "conflict");
  const elsewhere = await t.as("health-officer", "30598-health-station");
  const far = await elsewhere.tries(linkContact, { id: opened.id, version: 1, contactId });
  assert.equal(far.code, "not_found");
  const { version } = await officer.post(linkContact, { id: opened.id, version: 1, contactId });
  assert.equal((await officer.post(readCase, { id: opened.id })).chain.from?.id, first.id);
  assert.equal((await contactOf(contactId)).becameCase?.id, opened.id);
  await officer.post(linkContact, { id: opened.id, version, contactId: null });
  assert.equal((await officer.post(readCase, { id: opened.id })).chain.from, null);
  assert.equal((await contactOf(contactId)).becameCase, null);
});

test("what lies long before the sample, or after it, is not where a case comes from", async () => {
  await near("Danh Thị Sóc Kheng", "0912000004", "2020-11-20");
  await near("Danh Thị Sóc Kheng", "0912000004", "2020-12-27");
  assert.equal((await result("Danh Thị Sóc Kheng", "0912000004")).from_contact_id, null);
});

test("a case by hand of somebody known is linked in the same way; a discarded one is not", async () => {
  const contactId = await near("Neáng Sóc Kha", "0912000005");
  const { person } = await contactOf(contactId);
  const asked = (named: "confirmed" | "discarded") => ({
    once: crypto.randomUUID(),
    person: { id: person.id },
    classed: {
      class: named,
      tested: { test: "pcr" as const, sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none" as const, onsetDay: null },
  });
  await officer.post(recordCase, asked("discarded"));
  assert.equal((await contactOf(contactId)).becameCase, null);
  const { id } = await officer.post(recordCase, asked("confirmed"));
  assert.equal((await officer.post(readCase, { id })).chain.from?.id, first.id);
  assert.equal((await contactOf(contactId)).becameCase?.id, id);
});

test("whose case is discarded is a contact again, in lists and counts too; a case again once it is one", async (context) => {
  await alone(context);
  const contactId = await near("Nguyễn Thị Minh Họa", "0912000006");
  const before = await contactOf(contactId);
  const { id } = await officer.post(contactBecameCase, {
    id: contactId,
    version: before.version,
    classed: { class: "suspected", tested: null },
    onset: { onset: "none", onsetDay: null },
  });
  const said = async () => {
    const { becameCase } = await contactOf(contactId);
    const listed = async (asked: "case" | "waiting") =>
      (await officer.post(listContacts, { class: asked })).contacts.map((one) => one.id);
    const { contacts } = await officer.post(readSummary, { id: first.id });
    return {
      discarded: becameCase?.discarded,
      listed: [await listed("case"), await listed("waiting")],
      counted: [contacts?.cases, contacts?.waiting],
    };
  };
  const asCase = { discarded: false, listed: [[contactId], []], counted: [1, 0] };
  const asContact = { discarded: true, listed: [[], [contactId]], counted: [0, 1] };
  const classify = async (named: "discarded" | "confirmed") => {
    const { version } = (await officer.post(readCase, { id })).case;
    const tested = { test: "pcr" as const, sampleDay: "2020-12-26", resultDay: "2020-12-27" };
    await officer.post(classifyCase, {
      ...{ id, version, tell: false, reason: "kết quả xét nghiệm" },
      classed: { class: named, tested },
    });
  };
  assert.deepEqual(await said(), asCase);
  await classify("discarded");
  assert.deepEqual(await said(), asContact);
  assert.equal(
    (await officer.post(readCase, { id })).chain.from?.id,
    first.id,
    "the case says whence it came",
  );
  await classify("confirmed");
  assert.deepEqual(await said(), asCase);
});
