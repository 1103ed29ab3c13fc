/** The endpoints of contacts and follow-ups. */

import { Fault } from "@bluezone/contract/fault";
import { linkContact as linkEndpoint } from "@bluezone/contract/health/cases";
import {
  addContacts as addEndpoint,
  contactBecameCase as caseEndpoint,
  changeContact as changeEndpoint,
  classifyContacts as classifyEndpoint,
  importContacts as importEndpoint,
  listContacts as listEndpoint,
  readContact as readEndpoint,
  suggestClasses as suggestEndpoint,
  traceSource as traceEndpoint,
} from "@bluezone/contract/health/contacts";
import { dayOf } from "@bluezone/protocol/time";
import type { Http } from "@bluezone/server-kit/http";
import type { Viewer } from "@bluezone/staff/viewer";
import type { ActionContext } from "../action-context.ts";
import { numberOf } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import type { Transaction } from "../tables.ts";
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
import { noContact } from "./store.ts";
import { suggestMany } from "./suggest-many.ts";
import { traceSource } from "./trace.ts";

/** Adds the endpoints. */
export function addContact(http: Http<Viewer>, context: Context, hooks: ContactHooks): void {
  const { clock, config, database } = context;
  /** Does something in one transaction. */
  const inOne = <T>(
    caller: Viewer,
    act: (trx: Transaction, doing: ActionContext) => Promise<T>,
  ): Promise<T> => database.transaction((trx) => act(trx, { caller, now: clock.now() }));
  /** Reads, and notes whom the answer shows. */
  const shown = <T>(
    caller: Viewer,
    view: string,
    read: (trx: Transaction, doing: ActionContext) => Promise<{ answer: T; people: readonly string[] }>,
  ): Promise<T> =>
    inOne(caller, async (trx, doing) => {
      const { answer, people } = await read(trx, doing);
      await noteReadings(context, trx, doing.now, caller, view, people);
      return answer;
    });

  http.route(addEndpoint, (asked, { caller }) =>
    inOne(caller, (trx, doing) => addContacts(context, trx, asked, doing)),
  );

  http.route(listEndpoint, (filter, { caller }) =>
    shown(caller, "contacts.list", async (trx, { now }) => {
      const keys = await openPeopleKeys(context, trx);
      const scope = caller.scope("contacts.read");
      const asking = { keys, scope, now, today: dayOf(now, "vietnam") };
      const answer = await findContacts(context, trx, asking, filter);
      return { answer, people: answer.contacts.map(({ personId }) => personId) };
    }),
  );

  http.route(readEndpoint, ({ id }, { caller }) =>
    shown(caller, "contact", async (trx, { now }) => {
      const asking = { scope: caller.scope("contacts.read"), now, today: dayOf(now, "vietnam") };
      const found = await readContact(context, trx, asking, id);
      if (!found) throw noContact();
      return { answer: found.read, people: found.people };
    }),
  );

  http.route(suggestEndpoint, ({ ids }, { caller }) =>
    shown(caller, "contacts.suggest", (trx, { now }) =>
      suggestMany(context, trx, caller.scope("contacts.classify"), { ids, today: dayOf(now, "vietnam") }),
    ),
  );

  http.route(classifyEndpoint, (asked, { caller }) =>
    inOne(caller, async (trx, doing) => ({ classed: await classifyContacts(context, trx, asked, doing) })),
  );

  http.route(changeEndpoint, (asked, { caller }) =>
    inOne(caller, async (trx, doing) => ({ version: await changeContact(context, trx, asked, doing) })),
  );

  http.route(caseEndpoint, (asked, { caller }) =>
    inOne(caller, async (trx, doing) => {
      const { id, number } = await contactBecameCase(context, trx, asked, doing);
      return { id, number: numberOf(config, number) };
    }),
  );

  http.route(linkEndpoint, (asked, { caller }) =>
    inOne(caller, async (trx, doing) => ({ version: await linkContact(context, trx, asked, doing) })),
  );

  http.route(traceEndpoint, ({ caseId }, { caller }) =>
    shown(caller, "contacts.trace", async (trx) => {
      const scopes = { cases: caller.scope("cases.read"), contacts: caller.scope("contacts.read") };
      const found = await traceSource(context, trx, scopes, caseId);
      if (!found) throw new Fault("not_found", "There is no such case within reach.");
      return { answer: found.trace, people: found.people };
    }),
  );

  http.route(importEndpoint, ({ csv }, { caller }) =>
    inOne(caller, (trx, doing) => importContacts(context, trx, csv, doing)),
  );

  addFollowUps(http, context, hooks);
}
