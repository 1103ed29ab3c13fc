/** The day of the viewer's units, put together from what each slice counts. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { Permission } from "@bluezone/contract/health/roles";
import { type readToday as endpoint, URGENT, type Urgent } from "@bluezone/contract/health/today";
import { type Day, dayOf, type Instant, isoInstant } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Viewer } from "@bluezone/staff/viewer";
import { countsForToday as ofCallbacks } from "../callbacks/today.ts";
import { countsForToday as ofCare } from "../care/today-store.ts";
import { countsForToday as ofCodes } from "../case-codes/today.ts";
import { countsForToday as ofCases } from "../cases/today-store.ts";
import { countsForToday as ofContacts } from "../contacts/today-store.ts";
import { countsForToday as ofDeclarations } from "../declarations/today.ts";
import { countsForToday as ofQuarantine } from "../quarantine/today.ts";
import { countsForToday as ofResults } from "../results/today-store.ts";
import type { Sql } from "../tables.ts";

type Counts<Of> = (sql: Sql, scope: Scope, at: { readonly now: Instant; readonly today: Day }) => Promise<Of>;

/** Counts what is within the viewer's reach. What they may not see is not counted. */
export async function readToday(
  sql: Sql,
  viewer: Viewer,
  now: Instant,
): Promise<ResponseOf<typeof endpoint>> {
  const today = dayOf(now, "vietnam");
  const counted = <Of>(permission: Permission, counts: Counts<Of>): Promise<Of> | undefined =>
    viewer.may(permission) ? counts(sql, viewer.scope(permission), { now, today }) : undefined;
  const cases = await ofCases(sql, viewer.scope("cases.read"), { now, today });
  const care = await counted("cases.handover", ofCare);
  const callbacks = await counted("callbacks.read", ofCallbacks);
  const codes = await counted("codes.read", ofCodes);
  const contacts = await counted("contacts.read", ofContacts);
  const quarantine = await counted("quarantine.read", ofQuarantine);
  const declarations = await counted("declarations.read", ofDeclarations);
  const results = await counted("results.read", ofResults);
  const waiting: Readonly<Record<Urgent, number>> = {
    quarantineUnwell: quarantine?.unwell ?? 0,
    callbacksLate: callbacks?.late ?? 0,
    casesWithoutCode: codes?.casesWithout ?? 0,
    codesWaiting: codes?.codesWaiting ?? 0,
    codesEnding: codes?.codesEnding ?? 0,
    casesUninterviewed: viewer.may("contacts.read") ? cases.uninterviewed : 0,
    handOvers: cases.handOvers,
    careRequests: care?.careRequests ?? 0,
    careAnswered: care?.careAnswered ?? 0,
    contactsUnclassed: contacts?.unclassed ?? 0,
    followUpsLate: contacts?.followUpsLate ?? 0,
    quarantineUnlogged: quarantine ? quarantine.open - quarantine.logged : 0,
    quarantineDue: quarantine?.due ?? 0,
    quarantineChanged: quarantine?.changed ?? 0,
    adviceWaiting: viewer.may("help.read") ? (declarations?.advice ?? 0) : 0,
    declarationsWaiting: declarations?.declarations ?? 0,
    filesWithFaults: results?.filesWithFaults ?? 0,
  };
  return {
    urgent: URGENT.map((kind) => ({ kind, count: waiting[kind] })).filter(({ count }) => count > 0),
    followUps: contacts?.followUps ?? null,
    quarantine: quarantine ? { all: quarantine.open, done: quarantine.logged } : null,
    cases: { new: cases.new, open: cases.open },
    contacts: contacts ? { f1: contacts.f1, f2: contacts.f2 } : null,
    cutOff: isoInstant(now),
  };
}
