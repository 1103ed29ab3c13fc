/** The only SQL of requests about people's own data. */
import type { DataRequest } from "@bluezone/contract/health/data";
import { Day, dayOf, type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Person } from "../people/person.ts";
import type { Home } from "../people/store.ts";
import { fromMs, type Sql, type Transaction } from "../tables.ts";
import type { DataRequestRow } from "./tables.ts";
import { holidaysCounted } from "./working-days.ts";

/** A request with the names of who took it down and who answered. */
export type StoredRequest = DataRequestRow & {
  readonly by_name: string | null;
  readonly answerer_name: string | null;
};

/** A request as the contract shows it; `person` is undefined once they are deleted. */
export function requestOf(row: StoredRequest, person: Person | undefined): DataRequest {
  const sealed = (column: "note" | "refusal"): string | null =>
    person ? person.own.openOrNull(`data_request/${row.id}/${column}`, row[column]) : null;
  return {
    id: row.id,
    personId: row.person_id,
    name: person?.name ?? null,
    kind: row.kind,
    proof: row.proof,
    note: sealed("note"),
    asked: isoInstant(fromMs(row.asked_ms)),
    due: isoDay(Day(row.due_day)),
    holidaysCounted: holidaysCounted(dayOf(fromMs(row.asked_ms), "vietnam"), Day(row.due_day)),
    state: row.state,
    refusal: sealed("refusal"),
    answered: row.answered_ms === null ? null : isoInstant(fromMs(row.answered_ms)),
    by: row.by_name ?? "",
    answeredBy: row.answered_by === null ? null : (row.answerer_name ?? ""),
    erased: row.erased === null ? null : (JSON.parse(row.erased) as DataRequest["erased"]),
    version: row.version,
  };
}

const requests = (sql: Sql) =>
  sql
    .selectFrom("data_request")
    .leftJoin("staff_user", "staff_user.id", "data_request.asked_by")
    .leftJoin("person", "person.id", "data_request.person_id")
    .leftJoin("staff_user as answerer", "answerer.id", "data_request.answered_by")
    .selectAll("data_request")
    .select(["staff_user.name as by_name", "answerer.name as answerer_name"]);

/**
 * The condition that a request, left-joined with its person, is within a scope: by who looks after the person, or did when
 * they were deleted.
 */
export const isReached = (scope: Scope) =>
  raw<boolean>`case when ${raw.ref("person.id")} is null then ${inScope(scope, "data_request.unit_path")}
    else ${inScope(scope, "person.unit_path")} end`;

/** A request within a scope. */
export const findRequest = (sql: Sql, scope: Scope, id: string): Promise<StoredRequest | undefined> =>
  requests(sql).where("data_request.id", "=", id).where(isReached(scope)).executeTakeFirst();

/** A request's person goes into another unit's care, and what they asked goes along. */
export const moveRequests = (trx: Transaction, people: readonly string[], to: Home): Promise<unknown> =>
  trx
    .updateTable("data_request")
    .set({ unit_id: to.unitId, unit_path: to.unitPath })
    .where("person_id", "in", people)
    .execute();

/** Requests within a scope: those that wait by when they are due, then the others, newest first. */
export async function listRequests(
  sql: Sql,
  scope: Scope,
  asked: {
    readonly state?: "open" | "answered" | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly rows: readonly StoredRequest[]; readonly total: number }> {
  let query = requests(sql).where(isReached(scope));
  if (asked.state !== undefined)
    query = query.where("answered_ms", asked.state === "open" ? "is" : "is not", null);
  const rows = await query
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .orderBy(({ eb }) => eb("answered_ms", "is", null), "desc")
    .orderBy(({ eb, ref }) => eb.case().when("answered_ms", "is", null).then(ref("due_day")).end())
    .orderBy("asked_ms", "desc")
    .orderBy("data_request.id")
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  return { rows, total: Number(rows[0]?.total ?? 0) };
}

/** Adds a request. */
export const addRequest = (trx: Transaction, row: DataRequestRow): Promise<unknown> =>
  trx.insertInto("data_request").values(row).execute();

/** Closes a request that is still as the officer saw it; false when somebody was faster. */
export async function closeRequest(
  trx: Transaction,
  { id, version }: Pick<DataRequestRow, "id" | "version">,
  how: Pick<DataRequestRow, "state" | "refusal" | "answered_ms" | "answered_by">,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("data_request")
    .set({ ...how, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a request opens what is kept of its person: while it waits, and on the day of its answer, for the paper. */
export const opensHeld = ({ answered_ms }: Pick<DataRequestRow, "answered_ms">, now: Instant): boolean =>
  answered_ms === null || dayOf(fromMs(answered_ms), "vietnam") === dayOf(now, "vietnam");

/** When somebody who is there was last changed. */
export async function changedAt(sql: Sql, personId: string): Promise<Instant> {
  const { changed_ms } = await sql
    .selectFrom("person")
    .select("changed_ms")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return fromMs(changed_ms);
}

/** Who read somebody, newest first, and how often in all. */
export async function readingsOf(
  sql: Sql,
  personId: string,
  most: number,
): Promise<{
  readonly rows: readonly { readonly at_ms: string; readonly view: string; readonly name: string | null }[];
  readonly total: number;
}> {
  const rows = await sql
    .selectFrom("person_reading")
    .leftJoin("staff_user", "staff_user.id", "person_reading.actor")
    .select(["at_ms", "view", "staff_user.name"])
    .select(({ fn }) => fn.countAll<string>().over().as("total"))
    .where("person_id", "=", personId)
    .orderBy("at_ms", "desc")
    .limit(most)
    .execute();
  return { rows, total: Number(rows[0]?.total ?? 0) };
}
