/** What ends by what: with a death, with a discarded case, with a contact who became a case. Over real HTTP. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { listCallbacks } from "@bluezone/contract/health/callbacks";
import { mergeCases } from "@bluezone/contract/health/case-merges";
import { classifyCase, closeCase, linkContact, readCase, recordCase } from "@bluezone/contract/health/cases";
import { addContacts, contactBecameCase, readContact } from "@bluezone/contract/health/contacts";
import { makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { sendCode } from "@bluezone/contract/health/issued-codes";
import { beginQuarantine, readQuarantine, sendOwnLink } from "@bluezone/contract/health/quarantine";
import { readSummary } from "@bluezone/contract/health/timeline";
import { memorySms, type SmsResult } from "@bluezone/desk/sms/sms";
import { Hours, isoInstant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { manualClock } from "@bluezone/server-kit/testing/clock";
import { seededRandom } from "@bluezone/server-kit/testing/random";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { sendWaiting } from "./case-codes/issue-for-case.ts";
import { linkSent } from "./sent.ts";
import { ms } from "./tables.ts";
import { type TestHealth, testHealth } from "./testing/health.ts";
import { recordIds } from "./testing/record-ids.ts";
import { createVault } from "./vault.ts";

const clock = manualClock(parseInstant("2021-07-14T09:30:00+07:00"));
const gateway = memorySms();
let refuses = false;
/** What happens while a message is on its way. */
let meanwhile: (() => Promise<unknown>) | undefined;
let t: TestHealth;
let officer: SignedIn;
before(async () => {
  const sms = {
    async send(...message: Parameters<typeof gateway.send>): Promise<SmsResult> {
      const now = meanwhile;
      meanwhile = undefined;
      await now?.();
      return refuses ? { ok: false, reason: "refused" } : gateway.send(...message);
    },
  };
  t = await testHealth(
    { HEALTH_PUBLIC_URL: "http://127.0.0.1:8082", HEALTH_IDLE: "12h", HEALTH_SESSION: "7d" },
    { sms },
    { clock },
  );
  officer = await t.as("epidemiologist", "889-medical-centre");
});
after(() => t.close());

const draw = recordIds();
const NAMES = [..."ABCDEGHIKLMNOPQRSTUVXY"].map((letter) => `Minh ${letter}a`);
let drawn = 0;
const person = () => {
  drawn += 1;
  const phone = `09123450${String(drawn).padStart(2, "0")}`;
  return {
    name: `Thạch Thị ${NAMES[drawn]}`,
    birthYear: 1940 + drawn,
    phone,
    commune: "30478",
    address: null,
  };
};
const confirmed = {
  class: "confirmed",
  tested: { test: "pcr", sampleDay: "2021-07-12", resultDay: "2021-07-13" },
} as const;
const onset = { onset: "day", onsetDay: "2021-07-11" } as const;
const record = (more: object = {}) =>
  officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: person(),
    classed: confirmed,
    onset,
    note: null,
    ...more,
  });
const shown = async (id: string) => (await officer.post(readCase, { id })).case;
const died = async (id: string) =>
  officer.post(closeCase, {
    id,
    version: (await shown(id)).version,
    outcome: { outcome: "died", day: "2021-07-14" },
  });
const quarantineOf = async (caseId: string) =>
  (
    await officer.post(beginQuarantine, {
      of: { caseId },
      place: "home",
      siteName: null,
      reason: "Nhà có phòng riêng",
      firstDay: "2021-07-13",
      sendLink: true,
    })
  ).id;
/** Somebody near a case, with a call to be made. */
async function contactWithCall(caseId: string): Promise<string> {
  const id = draw();
  const told = { day: "2021-07-10", part: null, minutes: 30, masked: "no", distance: "under-1m" } as const;
  await officer.post(addContacts, {
    near: { caseId },
    people: [{ id, person: person(), ...told, touched: false, carer: false, note: null }],
  });
  await officer.post(makeFollowUp, {
    contactId: id,
    kind: "call",
    due: isoInstant(plus(clock.now(), Hours(3))),
  });
  return id;
}
const followUpsOf = async (id: string) =>
  (await officer.post(readContact, { id })).followUps.map(({ outcome }) => outcome);
const entries = async (subject: string) => {
  const rows = await t.database.db
    .selectFrom("staff_audit")
    .select("action")
    .where("subject", "=", subject)
    .orderBy("n")
    .execute();
  return rows.map(({ action }) => action);
};
const living = async (caseId: string) => {
  const rows = await t.database.db
    .selectFrom("case_code")
    .innerJoin("code", "code.id", "case_code.code_id")
    .select("code.id")
    .where("case_code.case_id", "=", caseId)
    .where("code.long_until_ms", ">", ms(clock.now()))
    .execute();
  return rows.length;
};
async function minute(): Promise<void> {
  clock.advance(Minutes(1));
  await t.health.runJobs(clock.now());
}

test("with a death everything ends that would ring or visit the person, noted one by one", async () => {
  const other = await record();
  const contactId = await contactWithCall(other.id);
  const { id } = await officer.post(contactBecameCase, {
    id: contactId,
    version: (await officer.post(readContact, { id: contactId })).contact.version,
    classed: { class: "suspected", tested: null },
    onset,
  });
  await officer.post(makeFollowUp, {
    contactId,
    kind: "visit",
    due: isoInstant(plus(clock.now(), Hours(5))),
  });
  const quarantineId = await quarantineOf(id);
  const nonce = Buffer.alloc(32, 7).toString("base64url");
  await t.post(askCallback, { phone: "0912 345 999", commune: "30478", wish: "any", nonce });
  const [call] = (await officer.post(listCallbacks, {})).lines;
  assert.ok(call);
  const personId = (await shown(id)).person.id;
  await t.database.transaction((trx) => linkSent(trx, personId, [{ kind: "callback", id: call.id }]));
  await officer.post(classifyCase, {
    id,
    version: (await shown(id)).version,
    classed: confirmed,
    reason: "",
    tell: false,
  });
  refuses = true;
  await officer.post(sendCode, { caseId: id, seen: null });
  refuses = false;

  await died(id);
  assert.deepEqual(await followUpsOf(contactId), ["dropped", "dropped"]);
  const quarantine = await officer.post(readQuarantine, { id: quarantineId });
  assert.deepEqual([quarantine.end?.kind, quarantine.row.ended], ["died", "2021-07-14"]);
  assert.equal(quarantine.linkAt, null, "the link that a relative may hold opens nothing");
  const closed = (await officer.post(listCallbacks, { state: "closed" })).lines.find(
    (one) => one.id === call.id,
  );
  assert.equal(closed?.outcome, "died");
  const before = gateway.sent.length;
  for (let minutes = 0; minutes < 30; minutes += 10) {
    clock.advance(Minutes(10));
    await t.health.runJobs(clock.now());
  }
  assert.equal(gateway.sent.length, before, "no message is tried again");
  assert.deepEqual(await entries(contactId), [
    "follow-up.make",
    "contact.became-case",
    "follow-up.end",
    "follow-up.make",
    "follow-up.end",
  ]);
  assert.equal((await entries(quarantineId)).at(-1), "quarantine.end.died");
  assert.equal((await entries(call.id)).at(-1), "callbacks.close");
  assert.equal((await officer.tries(sendCode, { caseId: id, seen: null })).code, "code_not_for_case");
  assert.equal((await officer.tries(sendOwnLink, { id: quarantineId })).code, "conflict");
});

test("a record of somebody who died ends the same for the record that it is merged with", async () => {
  const keep = await record();
  const gone = await record();
  const quarantineId = await quarantineOf(keep.id);
  await died(gone.id);
  const seen = async (id: string) => ({ id, version: (await shown(id)).version });
  await officer.post(mergeCases, { keep: await seen(keep.id), gone: await seen(gone.id) });
  assert.equal((await officer.post(readQuarantine, { id: quarantineId })).end?.kind, "died");
});

test("follow-ups of a contact end when the contact becomes a case, however that comes", async () => {
  const { id: near } = await record();
  const byOfficer = await contactWithCall(near);
  const linked = await contactWithCall(near);
  const typed = await contactWithCall(near);
  const stays = await contactWithCall(near);
  const version = async (id: string) => (await officer.post(readContact, { id })).contact.version;
  await officer.post(contactBecameCase, {
    id: byOfficer,
    version: await version(byOfficer),
    classed: confirmed,
    onset,
  });
  assert.deepEqual(await followUpsOf(byOfficer), ["dropped"]);
  const { id } = await record();
  await officer.post(linkContact, { id, version: (await shown(id)).version, contactId: linked });
  assert.deepEqual(await followUpsOf(linked), ["dropped"]);
  const { person: known } = (await officer.post(readContact, { id: typed })).contact;
  await record({ person: { id: known.id } });
  assert.deepEqual(await followUpsOf(typed), ["dropped"]);
  assert.equal((await entries(typed)).at(-1), "follow-up.end");
  assert.deepEqual(await followUpsOf(stays), [null], "a contact who is none goes on");
});

test("a case that was only opened as none ends no follow-up", async () => {
  const { id: near } = await record();
  const contactId = await contactWithCall(near);
  const { version } = (await officer.post(readContact, { id: contactId })).contact;
  await officer.post(contactBecameCase, {
    id: contactId,
    version,
    classed: { class: "discarded", tested: null },
    onset,
  });
  assert.deepEqual(await followUpsOf(contactId), [null]);
});

const discard = async (id: string) =>
  officer.post(classifyCase, {
    id,
    version: (await shown(id)).version,
    classed: { class: "discarded", tested: null },
    reason: "Mẫu bị nhầm",
    tell: false,
  });

test("a discarded case ends its codes; quarantine of people near it is the officer's to end", async () => {
  const { id } = await record({ sendCode: true });
  const contactId = await contactWithCall(id);
  await officer.post(beginQuarantine, {
    of: { contactId },
    place: "home",
    siteName: null,
    reason: "Nhà có phòng riêng",
    firstDay: "2021-07-13",
    sendLink: false,
  });
  assert.equal(await living(id), 1);
  await discard(id);
  assert.equal(await living(id), 0);
  assert.deepEqual(await followUpsOf(contactId), [null]);
  const { quarantine, contacts } = await officer.post(readSummary, { id });
  assert.deepEqual([quarantine?.now, contacts?.due], [1, 1], "both wait for the officer");
});

test("a code whose message is on its way is dead when it arrives, if the case is discarded meanwhile", async () => {
  const { id } = await record();
  meanwhile = () => discard(id);
  const sent = gateway.sent.length;
  await officer.post(sendCode, { caseId: id, seen: null });
  assert.equal(gateway.sent.length, sent + 1, "it had left");
  assert.equal(await living(id), 0);
});

test("nor does a code live that is stored a moment after its case was discarded", async () => {
  const { id } = await record();
  refuses = true;
  await officer.post(sendCode, { caseId: id, seen: null });
  refuses = false;
  // The job has read the case as confirmed when the officer discards it.
  const { transaction } = t.database;
  let calls = 0;
  const sent = gateway.sent.length;
  Object.assign(t.database, {
    async transaction(work: never) {
      calls += 1;
      if (calls === 2) {
        Object.assign(t.database, { transaction });
        await discard(id);
      }
      return transaction(work);
    },
  });
  const row = await t.database.db
    .selectFrom("case_code")
    .select("id")
    .where("case_id", "=", id)
    .executeTakeFirstOrThrow();
  const { config, database, blobs, events, health } = t;
  const random = seededRandom("a moment after");
  clock.advance(Minutes(11));
  const context = {
    ...{ config, clock, random, database, blobs, events, staff: health.staff, policySigner: undefined },
    sms: gateway,
    vault: createVault(config.secrets, random),
  };
  await sendWaiting(context, row.id, clock.now());
  assert.equal(calls, 2);
  assert.deepEqual([gateway.sent.length, await living(id)], [sent, 0]);
});

test("nobody is told of a discarded case who died of it before", async () => {
  const { id } = await record({ sendCode: true });
  await died(id);
  const sent = gateway.sent.length;
  const { told } = await officer.post(classifyCase, {
    id,
    version: (await shown(id)).version,
    classed: { class: "discarded", tested: null },
    reason: "Mất vì bệnh khác",
    tell: true,
  });
  await minute();
  assert.deepEqual([told, gateway.sent.length], [false, sent]);
});
