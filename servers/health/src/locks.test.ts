/** What is read to be changed is held until the transaction ends: of two who change it, the second sees what the first did. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Day, Instant } from "@bluezone/protocol/time";
import { holds } from "@bluezone/server-kit/testing/holds";
import { shared } from "@bluezone/server-kit/testing/shared";
import { lockRequest as lockAdvice } from "./advice/store.ts";
import { lockCall } from "./callbacks/store.ts";
import { lockCaseOf, lockHandOver } from "./care/hand-overs-store.ts";
import { lockRequest as lockCareRequest, lockPersonOf } from "./care/store.ts";
import { holdCase } from "./case-codes/case-store.ts";
import { holdUnended, lockCaseCode, takeToSend } from "./case-codes/store.ts";
import { findByNumber, lockCase, staysCase } from "./cases/store.ts";
import { lockOwn, lockSeen } from "./clusters/store.ts";
import { findPhone, lockCode, lockToken } from "./codes/store.ts";
import { contactsOfPeople } from "./contacts/follow-ups/end-store.ts";
import { lockBecame, lockContacts } from "./contacts/store.ts";
import { lockCourse } from "./course/store.ts";
import { holdPerson } from "./data/delete-store.ts";
import { lockDeclaration, lockErasable } from "./declarations/store.ts";
import { lockCheck } from "./quarantine/camp-store.ts";
import { quarantineOfLink } from "./quarantine/link-store.ts";
import { lockOpen, lockOpenOf, lockQuarantine, lockUnderFormerRule } from "./quarantine/store.ts";
import { lockAnswers } from "./questionnaire/store.ts";
import { holdNotice } from "./results/notices-store.ts";
import { holdFile } from "./results/store.ts";
import { openCaseOf } from "./results/taken-store.ts";
import { lockSample, lockWaiting } from "./samples/store.ts";
import { HELD, personIdOf } from "./samples/whose.ts";
import type { Transaction } from "./tables.ts";
import { passing } from "./testing/copied.ts";
import { testHealth } from "./testing/health.ts";

const at = shared(() => testHealth());

const [id, now, hash] = ["x", Instant(0), Buffer.from("x")];
const scope = { paths: ["x/"] };
/** Whatever holds a row, by its name. */
const HOLD: Readonly<Record<string, (trx: Transaction) => Promise<unknown>>> = {
  "a request for advice": (trx) => lockAdvice(trx, scope, id),
  "a call": (trx) => lockCall(trx, scope, id),
  "a hand-over": (trx) => lockHandOver(trx, id),
  "the case of a hand-over": (trx) => lockCaseOf(trx, { case_id: id }),
  "a request between units": (trx) => lockCareRequest(trx, id),
  "the person of a request": (trx) => lockPersonOf(trx, { of_person: id }),
  "the case of a code": (trx) => holdCase(trx, id),
  "a message to be sent": (trx) => takeToSend(trx, id, now),
  "a code of a case": (trx) => lockCaseCode(trx, scope, id),
  "contacts of the dead": (trx) => contactsOfPeople(trx, [id]),
  "open quarantines of the dead": (trx) => lockOpenOf(trx, [id]),
  "a code that is stored": (trx) => holdUnended(trx, id),
  "a case": (trx) => lockCase(trx, scope, id),
  "the case of a new contact": (trx) => staysCase(trx, scope, id),
  "the case of a row of contacts": (trx) => findByNumber(trx, scope, 1),
  "a cluster that is seen": (trx) => lockSeen(trx, scope, id),
  "a cluster of a unit": (trx) => lockOwn(trx, scope, id),
  "an entry of a course": (trx) => lockCourse(trx, scope, { id }),
  answers: (trx) => lockAnswers(trx, scope, { caseId: id }),
  "a sample": (trx) => lockSample(trx, scope, { id }),
  "the case of a new sample": (trx) => personIdOf(HELD, trx, scope, { caseId: id }),
  "the contact of a new sample": (trx) => personIdOf(HELD, trx, scope, { contactId: id }),
  "samples that wait": (trx) => lockWaiting(trx, [1]),
  "a case of the same illness": (trx) => openCaseOf(trx, [id], Day(0)),
  "a code": (trx) => lockCode(trx, "short", [hash]),
  "a token": (trx) => lockToken(trx, [hash]),
  "a phone": (trx) => findPhone(trx, [hash]),
  contacts: (trx) => lockContacts(trx, scope, [id]),
  "contacts that became a case": (trx) => lockBecame(trx, id),
  "somebody who is deleted": (trx) => holdPerson(trx, id),
  "a declaration": (trx) => lockDeclaration(trx, scope, id),
  "a declaration that is erased": (trx) => lockErasable(trx, hash),
  "a round": (trx) => lockCheck(trx, { unit_id: id, site_name: id, day: 1 }),
  "the quarantine of a link": (trx) => quarantineOfLink(trx, [hash], true),
  "a quarantine": (trx) => lockQuarantine(trx, scope, id),
  "an open quarantine": (trx) => lockOpen(trx, id),
  "quarantines under a former rule": (trx) => lockUnderFormerRule(trx, Day(0), 1),
  "a message for a negative result": (trx) => holdNotice(trx, id, now),
  "a file": (trx) => holdFile(trx, id),
};

const asked = (work: (trx: Transaction) => Promise<unknown>): Promise<boolean> =>
  passing(at.database, (trx) => holds(trx, work));

for (const [what, hold] of Object.entries(HOLD))
  test(`${what}: held until the transaction ends`, async () => assert.ok(await asked(hold)));

test("a link that is only looked at holds nothing", async () => {
  assert.equal(await asked((trx) => quarantineOfLink(trx, [hash], false)), false);
});
