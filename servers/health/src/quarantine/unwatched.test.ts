/** Which close contacts nobody looks after: on the list of what waits, and in the summary of the case that they were near. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { classifyCase, closeCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import {
  addContacts,
  classifyContacts,
  contactBecameCase,
  listContacts,
  readContact,
} from "@bluezone/contract/health/contacts";
import { doFollowUp, makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { beginQuarantine, coursesOfContact } from "@bluezone/contract/health/quarantine";
import { readSummary } from "@bluezone/contract/health/timeline";
import { Days, Hours, isoInstant, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import { shared } from "@bluezone/server-kit/testing/shared";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { testHealth } from "../testing/health.ts";
import { NEAR } from "../testing/near.ts";
import { waitingOf } from "../testing/waiting.ts";

let nurse: SignedIn;
const at = shared(async () => {
  const at = await testHealth({ HEALTH_SESSION: "7d", HEALTH_IDLE: "12h" });
  at.clock.set(parseInstant("2020-12-28T09:00:00.000+07:00"));
  nurse = await at.as("health-officer", "30478-health-station");
  return at;
});

const person = (name: string) => ({ name, birthYear: 1980, phone: null, commune: "30478", address: null });
const TESTED = { test: "pcr", sampleDay: "2020-12-27", resultDay: "2020-12-27" } as const;

/** A confirmed case, and people near it who are classed F1; their ids. */
async function caseNear(...names: readonly string[]) {
  const { id } = await nurse.post(recordCase, {
    ...{ once: crypto.randomUUID(), person: person(`Thạch ${names.join(" ")}`) },
    ...{ classed: { class: "confirmed", tested: TESTED }, onset: { onset: "none", onsetDay: null } },
  });
  const people = names.map((name) => ({
    ...{ id: crypto.randomUUID().replaceAll("-", "").slice(0, 24), person: person(name), note: null },
    day: "2020-12-26",
    ...NEAR,
  }));
  await nurse.post(addContacts, { near: { caseId: id }, people });
  await nurse.post(classifyContacts, {
    contacts: people.map((one) => ({ id: one.id, version: 1, class: "F1" as const, reason: "đứng sát" })),
  });
  return { id, contacts: people.map((one) => one.id) };
}
const summaryOf = async (id: string) => (await nurse.post(readSummary, { id })).quarantine?.unwatched;
const apartOf = async (id: string) => (await nurse.post(readSummary, { id })).quarantine?.unquarantined;
const isWanted = async (contactId: string) => (await nurse.post(coursesOfContact, { contactId })).wanted;
const begun = {
  place: "home",
  siteName: null,
  firstDay: "2020-12-28",
  reason: "Nhà có phòng riêng",
} as const;

test("a close contact waits until somebody looks after them", async (walk) => {
  const { id, contacts } = await caseNear("Lý Một", "Lý Hai", "Lý Ba", "Lý Bốn");
  const [one = "", two = "", three = ""] = contacts;
  const left = async () => {
    const counted = await waitingOf(nurse, "contactsUnwatched");
    assert.equal(await summaryOf(id), counted);
    const listed = async (left: "unwatched" | "unquarantined") =>
      (await nurse.post(listContacts, { caseId: id, left })).found;
    assert.deepEqual(
      [await listed("unwatched"), await listed("unquarantined")],
      [counted, await apartOf(id)],
      "the list has them",
    );
    return counted;
  };

  await walk.test("in quarantine", async () => {
    const before = await left();
    assert.ok(before > 0);
    assert.equal(await apartOf(id), 4);
    assert.equal(await isWanted(one), true);
    const { id: quarantine } = await nurse.post(beginQuarantine, { of: { contactId: one }, ...begun });
    assert.equal(await left(), before - 1);
    await at.database.db
      .updateTable("quarantine")
      .set({ first_day: parseDay("2020-12-05"), last_day: parseDay("2020-12-18") })
      .where("id", "=", quarantine)
      .execute();
    assert.equal(await left(), before - 1, "one of before that nobody has ended");
    assert.equal(await apartOf(id), 3);
    assert.deepEqual([await isWanted(one), await isWanted(two)], [false, true]);
  });

  await walk.test("by a follow-up that is planned, and by one at which they were reached", async () => {
    const before = await left();
    const due = isoInstant(plus(at.clock.now(), Hours(1)));
    const { id: call } = await nurse.post(makeFollowUp, { contactId: two, kind: "call", due });
    assert.equal(await left(), before - 1);
    await nurse.post(doFollowUp, { id: call, version: 1, outcome: "no-answer", note: null });
    assert.equal(await left(), before, "nobody answered, and nothing more is planned");
    const { id: again } = await nurse.post(makeFollowUp, { contactId: two, kind: "call", due });
    await nurse.post(doFollowUp, { id: again, version: 1, outcome: "well", note: null });
    assert.equal(await left(), before - 1);
    assert.equal(await apartOf(id), 3, "a call keeps nobody apart");
  });

  await walk.test("who becomes a case is no contact any more", async () => {
    const before = await left();
    const { contact } = await nurse.post(readContact, { id: three });
    const { id: own } = await nurse.post(contactBecameCase, {
      id: three,
      version: contact.version,
      classed: { class: "confirmed", tested: TESTED },
      onset: { onset: "none", onsetDay: null },
    });
    assert.equal(await left(), before - 1);
    const { version } = (await nurse.post(readCase, { id: own })).case;
    const outcome = { outcome: "recovered", day: "2020-12-28" } as const;
    await nurse.post(closeCase, { id: own, version, outcome });
    assert.equal(await left(), before - 1, "also when that case is over");
  });

  await walk.test("who was a case already when they were near this one", async () => {
    const before = await left();
    const known = { ...person("Lý Sáu"), phone: "0912345678" };
    await nurse.post(recordCase, {
      ...{ once: crypto.randomUUID(), person: known },
      ...{ classed: { class: "suspected", tested: null }, onset: { onset: "none", onsetDay: null } },
    });
    const again = { id: "f".repeat(24), person: known, note: null, day: "2020-12-26", ...NEAR };
    await nurse.post(addContacts, { near: { caseId: id }, people: [again] });
    await nurse.post(classifyContacts, {
      contacts: [{ id: again.id, version: 1, class: "F1", reason: "đứng sát" }],
    });
    assert.equal(await left(), before);
  });

  await walk.test("as long as the rule's quarantine lasts, also when the case is closed", async () => {
    const before = await left();
    assert.ok(before > 0);
    const { version } = (await nurse.post(readCase, { id })).case;
    await nurse.post(closeCase, { id, version, outcome: { outcome: "recovered", day: "2020-12-28" } });
    assert.equal(await left(), before);
    const apart = await apartOf(id);
    const then = at.clock.now();
    const after = async (days: number) => {
      at.clock.set(plus(then, Days(days)));
      await nurse.again("recovery");
      return left();
    };
    assert.deepEqual(
      [await after(14), await after(15)],
      [before, 0],
      "a quarantine of 14 days, from the day of the class",
    );
    assert.deepEqual([apart, await apartOf(id)], [2, 2], "that they never were stays true");
    at.clock.set(then);
    await nurse.again("recovery");
  });
});

test("nobody was near a case that is discarded", async () => {
  const { id } = await caseNear("Lâm Một");
  assert.equal(await summaryOf(id), 1);
  const { version } = (await nurse.post(readCase, { id })).case;
  await nurse.post(classifyCase, {
    id,
    version,
    classed: { class: "discarded", tested: null },
    reason: "nhầm mẫu",
  });
  assert.deepEqual([await summaryOf(id), await apartOf(id)], [0, 0]);
});
