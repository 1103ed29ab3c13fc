/** For somebody whose case says that they died nothing begins, and no message leaves: a relative holds the phone. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { closeCase, recordCase } from "@bluezone/contract/health/cases";
import { addContacts, classifyContacts } from "@bluezone/contract/health/contacts";
import { makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { beginQuarantine } from "@bluezone/contract/health/quarantine";
import { isoInstant, parseInstant } from "@bluezone/protocol/time";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { NEAR } from "../testing/near.ts";
import { recordIds } from "../testing/record-ids.ts";

let t: TestHealth;
let officer: SignedIn;
before(async () => {
  t = await testHealth();
  t.clock.set(parseInstant("2020-12-29T09:00:00.000+07:00"));
  officer = await t.as("health-officer", "30478-health-station");
});
after(() => t?.close());

const draw = recordIds();
let people = 0;
const somebody = () => {
  people += 1;
  return {
    name: "Cao Văn Hai",
    birthYear: 1940,
    phone: `09123${String(people).padStart(5, "0")}`,
    commune: "30478",
    address: null,
  };
};
const record = async (person: ReturnType<typeof somebody>) => {
  const { id } = await officer.post(recordCase, {
    once: randomUUID(),
    person,
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
    doublesSeen: true,
  });
  return id;
};
const death = (id: string) => ({ id, version: 1, outcome: { outcome: "died", day: "2020-12-29" } as const });
const quarantine = (of: Readonly<Record<string, string>>) => ({
  of,
  place: "home",
  siteName: null,
  firstDay: "2020-12-28",
  reason: "Nhà có phòng riêng",
  sendLink: true,
});

test("a quarantine of a case that was closed as died is refused", async () => {
  const caseId = await record(somebody());
  await officer.post(closeCase, death(caseId));
  const sent = t.sms.sent.length;
  const { status, code } = await officer.tries(beginQuarantine, quarantine({ caseId }));
  assert.deepEqual([status, code, t.sms.sent.length - sent], [409, "person_died", 0]);
});

test("of a record that goes on in another no quarantine begins: it would stand where nobody looks", async () => {
  const [keep, gone] = [await record(somebody()), await record(somebody())];
  await t.engine.query("update health.case_record set merged_into = $1 where id = $2", [keep, gone]);
  const { status, code } = await officer.tries(beginQuarantine, quarantine({ caseId: gone }));
  assert.deepEqual([status, code], [409, "conflict"]);
});

test("of a death and a quarantine at once none is open afterwards", async () => {
  for (let round = 0; round < 8; round += 1) {
    const caseId = await record(somebody());
    const [closed, begun] = await Promise.all([
      officer.tries(closeCase, death(caseId)),
      officer.tries(beginQuarantine, quarantine({ caseId })),
    ]);
    assert.equal(closed.status, 200);
    assert.ok(begun.status === 200 || begun.code === "person_died", begun.code);
    const { rows } = await t.engine.query<{ open: number }>(
      `select count(*)::int as open from health.quarantine join health.case_record using (person_id)
       where case_record.id = $1 and ended_day is null`,
      [caseId],
    );
    assert.deepEqual(rows, [{ open: 0 }]);
  }
});

test("nothing is planned for a contact who died", async () => {
  const person = somebody();
  const [near, contactId] = [await record(somebody()), draw()];
  await officer.post(addContacts, {
    near: { caseId: near },
    people: [{ id: contactId, person, note: null, day: "2020-12-26", ...NEAR }],
  });
  const [{ person_id }] = (
    await t.engine.query<{ person_id: string }>("select person_id from health.contact where id = $1", [
      contactId,
    ])
  ).rows as [{ person_id: string }];
  const { id: caseId } = await officer.post(recordCase, {
    once: randomUUID(),
    person: { id: person_id },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
    },
    onset: { onset: "none", onsetDay: null },
  });
  await officer.post(closeCase, death(caseId));
  const due = isoInstant(parseInstant("2020-12-30T09:00:00+07:00"));
  const { code } = await officer.tries(makeFollowUp, { contactId, kind: "call", due });
  assert.equal(code, "person_died");
  assert.equal((await officer.tries(beginQuarantine, quarantine({ contactId }))).code, "person_died");
  const { rows } = await t.engine.query<{ version: number }>(
    "select version from health.contact where id = $1",
    [contactId],
  );
  const contacts = [
    { id: contactId, version: rows[0]?.version ?? 0, class: "F1" as const, reason: "Ở cùng nhà" },
  ];
  await officer.post(classifyContacts, { contacts, call: due });
  const open = await t.engine.query<{ id: string }>("select id from health.follow_up where done_ms is null");
  assert.deepEqual(open.rows, []);
});
