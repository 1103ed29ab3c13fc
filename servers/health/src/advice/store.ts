/** The SQL of requests for advice. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { listAdvice } from "@bluezone/contract/health/advice";
import { addNew } from "@bluezone/server-kit/sql/add-once";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { placesOf } from "../floods/places-store.ts";
import type { FindKnown } from "../quotas/known.ts";
import type { Sql, Transaction } from "../tables.ts";
import type { AdviceRow } from "./tables.ts";

type ListRequest = RequestOf<typeof listAdvice>;

/** A page within a scope, and how many wait: those first, confirmed numbers before others; in a crowd by honest shares (`../floods/places-store.ts`). */
export async function listRows(sql: Sql, scope: Scope, { state, limit, page }: ListRequest) {
  const within = inScope(scope, "advice_request.unit_path");
  const { total, waiting } = await sql
    .selectFrom("advice_request")
    .select(({ fn }) => [
      fn.countAll<string>().as("total"),
      fn.countAll<string>().filterWhere("state", "=", "new").as("waiting"),
    ])
    .where(within)
    .executeTakeFirstOrThrow();
  const crowded = Number(total) > limit;
  const places = placesOf("advice_request", raw`state`, raw`${within}`).as<"placed">("placed");
  const rows = await sql
    .selectFrom("advice_request")
    .innerJoin("unit", "unit.id", "advice_request.unit_id")
    .selectAll("advice_request")
    .select("unit.name as unit_name")
    .where(within)
    .$if(state !== undefined, (query) => query.where("advice_request.state", "=", state ?? "new"))
    .orderBy("advice_request.state", "desc")
    .orderBy("advice_request.closed_ms", "desc")
    .orderBy("advice_request.confirmed", "desc")
    .$if(crowded, (query) =>
      query.innerJoin(places, "placed.id", "advice_request.id").orderBy("placed.place"),
    )
    .orderBy("advice_request.made_ms")
    .orderBy("advice_request.id")
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { rows, waiting: Number(waiting) };
}

/** One within a scope, held until the transaction ends. */
export const lockRequest = (trx: Transaction, scope: Scope, id: string): Promise<AdviceRow | undefined> =>
  trx
    .selectFrom("advice_request")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "advice_request.unit_path"))
    .forUpdate()
    .executeTakeFirst();

/** Changes one. */
export async function putRequest(trx: Transaction, id: string, changes: Partial<AdviceRow>): Promise<void> {
  await trx.updateTable("advice_request").set(changes).where("id", "=", id).execute();
}

/** Requests by the hashes of the tokens that erase them. */
export const findErasable: FindKnown = (sql, hashes) =>
  sql
    .selectFrom("advice_request")
    .select(["id", "erase_hash as hash"])
    .where("erase_hash", "in", [...hashes])
    .execute();

/** The request that was sent with this nonce before: from now on the new token erases it. */
export const sentAgain = (
  trx: Transaction,
  nonceHash: Uint8Array,
  eraseHash: Uint8Array,
): Promise<Pick<AdviceRow, "receipt" | "made_ms" | "closed_ms"> | undefined> =>
  trx
    .updateTable("advice_request")
    .set({ erase_hash: eraseHash })
    .where("nonce_hash", "=", nonceHash)
    .returning(["receipt", "made_ms", "closed_ms"])
    .executeTakeFirst();

/** Adds one. */
export async function insertRequest(trx: Transaction, row: AdviceRow): Promise<void> {
  await addNew(trx, "advice_request", row);
}

/** Destroys those of these that there are. */
export async function destroyRequests(trx: Transaction, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom("advice_request").where("id", "in", ids).execute();
}

/** Makes one somebody's, unless it is already. */
export async function setRequestPerson(trx: Transaction, id: string, personId: string): Promise<void> {
  await trx
    .updateTable("advice_request")
    .set({ person_id: personId })
    .where("id", "=", id)
    .where("person_id", "is", null)
    .execute();
}

/** Ids of somebody's requests. */
export async function requestsOf(sql: Sql, personId: string): Promise<readonly string[]> {
  const rows = await sql
    .selectFrom("advice_request")
    .select("id")
    .where("person_id", "=", personId)
    .execute();
  return rows.map(({ id }) => id);
}
