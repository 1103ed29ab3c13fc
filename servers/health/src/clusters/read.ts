/** One cluster with its people within reach, and its size over time. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readCluster as endpoint } from "@bluezone/contract/health/clusters";
import { type Scope, within } from "@bluezone/staff/scope";
import { beganOn } from "../cases/case.ts";
import { actorNames, unitName } from "../cases/names-store.ts";
import { numberOf, shownAt, shownDay } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import type { Sql } from "../tables.ts";
import { sizesByDay } from "./sizes.ts";
import { casesOfCluster, changesOf, contactsOfCluster, findCluster } from "./store.ts";
import { clusterSeal, typedCluster } from "./typed.ts";

type ClusterAnswer = ResponseOf<typeof endpoint>;

/** The cluster, and the ids of everybody whose name it shows; undefined when it is not there or out of reach. */
export async function readCluster(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  scopes: { readonly cases: Scope; readonly contacts: Scope },
  id: string,
): Promise<{ readonly read: ClusterAnswer; readonly people: readonly string[] } | undefined> {
  const row = await findCluster(sql, scopes.cases, id);
  if (!row) return undefined;
  const { config, random } = context;
  const keys = await openPeopleKeys(context, sql);
  const [cases, contacts, changes, unit] = await Promise.all([
    casesOfCluster(sql, id),
    contactsOfCluster(sql, id),
    changesOf(sql, id),
    unitName(sql, row.unit_id),
  ]);
  const nearCases = cases.filter(({ unit_path }) => within(scopes.cases, unit_path));
  const nearContacts = contacts.filter(({ unit_path }) => within(scopes.contacts, unit_path));
  const people = await readPeople(
    sql,
    keys,
    random,
    [...nearCases, ...nearContacts].map(({ person_id }) => person_id),
  );
  const names = await actorNames(
    sql,
    changes.map(({ by }) => by),
  );
  const called = ({ person_id }: { readonly person_id: string }) => people.get(person_id)?.name ?? "";
  return {
    people: [...people.keys()],
    read: {
      cluster: {
        ...typedCluster(row, clusterSeal(keys, random, id)),
        id,
        unitName: unit,
        unitPath: row.unit_path,
        closed: row.closed_ms === null ? null : shownAt(row.closed_ms),
        version: row.version,
      },
      cases: nearCases.map((one) => ({
        id: one.id,
        number: numberOf(config, one.number),
        name: called(one),
        class: one.class,
        began: shownDay(beganOn(one)),
        unitName: one.unit_name,
        added: shownAt(one.added_ms),
      })),
      contacts: nearContacts.map((one) => ({
        id: one.id,
        name: called(one),
        class: one.class,
        day: one.day === null ? null : shownDay(one.day),
        unitName: one.unit_name,
        added: shownAt(one.added_ms),
      })),
      hidden: {
        cases: cases.length - nearCases.length,
        contacts: contacts.length - nearContacts.length,
      },
      sizes: sizesByDay(nearCases.filter((one) => one.class !== "discarded").map(beganOn)).map(
        ({ day, cases: count }) => ({ day: shownDay(day), cases: count }),
      ),
      changes: changes.map(({ what, fields, count, at_ms, by }) => ({
        what,
        fields,
        count,
        at: shownAt(at_ms),
        by: names.get(by) ?? "",
      })),
    },
  };
}
