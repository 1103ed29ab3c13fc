/** One case with all that is around it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { MERGE_UNDO_DAYS } from "@bluezone/contract/health/case-merges";
import type { readCase as endpoint } from "@bluezone/contract/health/cases";
import { Days, type Instant, isoInstant, plus } from "@bluezone/protocol/time";
import { type Scope, within } from "@bluezone/staff/scope";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { readPeople } from "../people/store.ts";
import { fromMs, type Sql } from "../tables.ts";
import { caseCalled, chainOf, codesOf, handOversOf, mergesInto, othersOf } from "./around-store.ts";
import { clustersOf } from "./clusters-store.ts";
import { doublesOf } from "./doubles.ts";
import { actorNames, unitName } from "./names-store.ts";
import { reportOf } from "./report-due.ts";
import { classesOf, findCase, shownCaseOf } from "./store.ts";
import { numberOf, shownAt, shownCase, shownDay, shownTest } from "./view.ts";

type CaseAnswer = ResponseOf<typeof endpoint>;

/** Ends a merge's chance to be undone. */
export const undoUntil = (merged: Instant): Instant => plus(merged, Days(MERGE_UNDO_DAYS));

/** The case, and the ids of everybody whose name it shows; undefined when it is not there or out of reach. */
export async function readCase(
  context: Pick<Context, "config" | "random" | "vault">,
  sql: Sql,
  { scope, now }: { readonly scope: Scope; readonly now: Instant },
  id: string,
): Promise<{ readonly read: CaseAnswer; readonly people: readonly string[] } | undefined> {
  const row = (await findCase(sql, scope, id)) ?? (await shownCaseOf(sql, { scope, now }, id));
  if (!row) return undefined;
  const { config, random } = context;
  const keys = await openPeopleKeys(context, sql);
  const chain = await chainOf(sql, row);
  const seen = [chain.from, ...chain.onward].flatMap((link) =>
    link && within(scope, link.unit_path) ? [link.person_id] : [],
  );
  const people = await readPeople(sql, keys, random, [row.person_id, ...seen]);
  const person = people.get(row.person_id);
  if (!person) return undefined;
  const [classes, handOvers, merges, others, codes, unit, clusters, into] = await Promise.all([
    classesOf(sql, id),
    handOversOf(sql, id),
    mergesInto(sql, id),
    othersOf(sql, row),
    codesOf(sql, id),
    unitName(sql, row.unit_id),
    clustersOf(sql, [id]),
    row.merged_into === null ? null : caseCalled(sql, row.merged_into),
  ]);
  const { hidden, ...doubles } =
    row.merged_into === null
      ? await doublesOf(context, sql, scope, person, person.id)
      : { within: [], outside: [], hidden: [] };
  const names = await actorNames(sql, [
    row.changed_by,
    ...classes.map(({ by }) => by),
    ...handOvers.map(({ asked_by }) => asked_by),
    ...merges.map(({ merged_by }) => merged_by),
    ...codes.map(({ by }) => by),
  ]);
  const nameOf = (actor: string): string => names.get(actor) ?? "";
  const called = (one: { readonly id: string; readonly number: number }) => ({
    id: one.id,
    number: numberOf(config, one.number),
  });
  const link = (one: NonNullable<typeof chain.from>) => ({
    ...called(one),
    name: people.get(one.person_id)?.name ?? null,
    classDay: shownDay(one.class_day),
  });
  return {
    people: [...people.keys(), ...doubles.within.map(({ personId }) => personId), ...hidden],
    read: {
      case: shownCase(config, row, {
        person,
        unitName: unit,
        clusters: clusters.map(({ id: clusterId, name }) => ({ id: clusterId, name })),
        mergedInto: into && called(into),
        report: reportOf(config.disease, row.class, classes),
        changedBy: nameOf(row.changed_by),
      }),
      classes: classes.map((one) => ({
        from: one.from_class,
        to: one.to_class,
        day: shownDay(one.day),
        tested: shownTest(one),
        reason: person.own.openOrNull(`case/${id}/class/${one.version}`, one.reason),
        at: shownAt(one.at_ms),
        by: nameOf(one.by),
      })),
      handOvers: handOvers.map((one) => ({
        id: one.id,
        toUnitName: one.to_unit_name,
        reason: one.reason,
        asked: shownAt(one.asked_ms),
        askedBy: nameOf(one.asked_by),
        answer: one.answer,
      })),
      merges: merges.map((one) => ({
        id: one.id,
        gone: { id: one.gone_id, number: numberOf(config, one.gone_number) },
        merged: shownAt(one.merged_ms),
        by: nameOf(one.merged_by),
        undoUntil: isoInstant(undoUntil(fromMs(one.merged_ms))),
      })),
      others: others.map(called),
      doubles,
      chain: { from: chain.from && link(chain.from), onward: chain.onward.map(link) },
      codes: codes.map((one) => shownCode(one, nameOf(one.by))),
    },
  };
}

/** A code with its message as it is shown beside its case. */
function shownCode(
  row: Awaited<ReturnType<typeof codesOf>>[number],
  by: string,
): CaseAnswer["codes"][number] {
  const at = (of: string | null): string | null => (of === null ? null : shownAt(of));
  return {
    id: row.id,
    way: row.way,
    issued: shownAt(row.issued_ms),
    by,
    tries: row.tries,
    nextTry: row.sms === "failed" ? at(row.next_try_ms) : null,
    until: at(row.until_ms),
    sms: row.sms,
    claimed: at(row.claimed_ms),
    certified: at(row.certified_ms),
    ended: at(row.ended_ms),
  };
}
