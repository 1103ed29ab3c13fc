/** The endpoints of contacts and follow-ups. */
import { Fault } from "@bluezone/contract/fault";
import { linkContact as linkEndpoint } from "@bluezone/contract/health/cases";
import {
  addContacts as addEndpoint,
  contactBecameCase as caseEndpoint,
  changeContact as changeEndpoint,
  classifyContacts as classifyEndpoint,
  importContacts as importEndpoint,
  likelyCases as likelyEndpoint,
  listContacts as listEndpoint,
  readContact as readEndpoint,
  suggestClasses as suggestEndpoint,
  tieContact as tieEndpoint,
  traceSource as traceEndpoint,
  untieContact as untieEndpoint,
} from "@bluezone/contract/health/contacts";
import type { Desk } from "@bluezone/desk/change";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import { caseTarget } from "../cases/change-case.ts";
import { noteLook } from "../cases/look.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import type { Tables, Transaction } from "../tables.ts";
import { addContacts } from "./add.ts";
import { contactBecameCase } from "./became-case.ts";
import { changeContact } from "./change.ts";
import { classifyContacts } from "./classify.ts";
import { findContacts } from "./find-contacts.ts";
import { addFollowUps } from "./follow-ups/routes.ts";
import type { ContactHooks } from "./hooks.ts";
import { importContacts } from "./import.ts";
import { linkContact } from "./link-contact.ts";
import { readContact } from "./read-contact.ts";
import { contactTarget, noContact } from "./store.ts";
import { suggestCases } from "./suggest-cases.ts";
import { suggestMany } from "./suggest-many.ts";
import { tieContact, untieContact } from "./tie.ts";
import { traceSource } from "./trace.ts";

/** Adds the endpoints. */
export function addContact(desk: Desk<Tables>, context: Context, hooks: ContactHooks): void {
  const { clock, database } = context;
  /** Reads, and notes whom the answer shows. */
  const shown = <T>(
    caller: Viewer,
    view: string,
    read: (trx: Transaction, now: Instant) => Promise<{ answer: T; people: readonly string[] }>,
  ): Promise<T> =>
    database.transaction(async (trx) => {
      const now = clock.now();
      const { answer, people } = await read(trx, now);
      await noteReadings(context, trx, now, caller, view, people);
      return answer;
    });

  desk.read(listEndpoint, (filter, { caller }) =>
    shown(caller, "contacts.list", async (trx, now) => {
      const keys = await openPeopleKeys(context, trx);
      const scope = caller.scope("contacts.read");
      const today = dayOf(now, "vietnam");
      const among = { scope, ...(filter.caseId === undefined ? {} : { caseId: filter.caseId }) };
      const left = filter.left && hooks.leftAmong(trx, filter.left, among, context.config.disease, today);
      const asking = { keys, scope, now, today, left };
      const answer = await findContacts(context, trx, asking, filter);
      return { answer, people: answer.contacts.map(({ personId }) => personId) };
    }),
  );

  desk.read(readEndpoint, ({ id }, { caller }) =>
    shown(caller, "contact", async (trx, now) => {
      const asking = { scope: caller.scope("contacts.read"), now, today: dayOf(now, "vietnam") };
      const found = await readContact(context, trx, asking, id);
      if (!found) throw noContact();
      return { answer: found.read, people: found.people };
    }),
  );

  desk.read(suggestEndpoint, ({ ids }, { caller }) =>
    shown(caller, "contacts.suggest", (trx, now) =>
      suggestMany(context, trx, caller.scope("contacts.classify"), { ids, today: dayOf(now, "vietnam") }),
    ),
  );

  desk.read(traceEndpoint, ({ caseId }, { caller }) =>
    shown(caller, "contacts.trace", async (trx) => {
      const scopes = { cases: caller.scope("cases.read"), contacts: caller.scope("contacts.read") };
      const found = await traceSource(context, trx, scopes, caseId);
      if (!found) throw new Fault("not_found", "There is no such case within reach.");
      return { answer: found.trace, people: found.people };
    }),
  );

  desk.read(likelyEndpoint, (asked, { caller }) =>
    shown(caller, "contacts.likely-cases", async (trx, now) => {
      await noteLook(context, trx, caller, now);
      const asking = { scope: caller.scope("contacts.write"), today: dayOf(now, "vietnam") };
      return suggestCases(context, trx, asking, asked);
    }),
  );

  desk.change(addEndpoint, (asked, changing) => addContacts(context, asked, changing));
  desk.change(importEndpoint, (asked, changing) => importContacts(context, asked, changing));
  desk.change(classifyEndpoint, (asked, changing) => classifyContacts(context, asked, changing));
  desk.changeOf(changeEndpoint, contactTarget, (asked, changing) => changeContact(context, asked, changing));
  desk.changeOf(caseEndpoint, contactTarget, (asked, changing) =>
    contactBecameCase(context, asked, changing),
  );
  desk.changeOf(linkEndpoint, caseTarget, linkContact);
  desk.changeOf(tieEndpoint, contactTarget, (asked, changing) => tieContact(context, asked, changing));
  desk.changeOf(untieEndpoint, contactTarget, (asked, changing) => untieContact(context, asked, changing));

  addFollowUps(desk, context, hooks);
}
