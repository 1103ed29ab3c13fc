/** The SQL of declarations and their diaries. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { listDeclarations } from "@bluezone/contract/health/declarations";
import { addNew } from "@bluezone/server-kit/sql/add-once";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import { placesOf } from "../floods/places-store.ts";
import type { FindKnown } from "../quotas/known.ts";
import type { Sql, Transaction } from "../tables.ts";
import type { DeclarationRow, DiaryRow } from "./tables.ts";

type ListRequest = RequestOf<typeof listDeclarations>;

/** A page within a scope, and how many nobody has looked at: new ones first, confirmed numbers before others, then the gravest; in a crowd by honest shares (`../floods/places-store.ts`). */
export async function listRows(sql: Sql, scope: Scope, { state, limit, page }: ListRequest) {
  const within = inScope(scope, "declaration.unit_path");
  const { total, waiting } = await sql
    .selectFrom("declaration")
    .select(({ fn }) => [
      fn.countAll<string>().as("total"),
      fn.countAll<string>().filterWhere("state", "=", "new").as("waiting"),
    ])
    .where(within)
    .executeTakeFirstOrThrow();
  const crowded = Number(total) > limit;
  const places = placesOf("declaration", raw`(state, gravity)`, raw`${within}`).as<"placed">("placed");
  const rows = await sql
    .selectFrom("declaration")
    .innerJoin("unit", "unit.id", "declaration.unit_id")
    .selectAll("declaration")
    .select("unit.name as unit_name")
    .where(within)
    .$if(state !== undefined, (query) => query.where("declaration.state", "=", state ?? "new"))
    .orderBy("declaration.state")
    .orderBy("declaration.confirmed", "desc")
    .$if(crowded, (query) => query.innerJoin(places, "placed.id", "declaration.id").orderBy("placed.place"))
    .orderBy("declaration.gravity")
    .orderBy("declaration.made_ms")
    .orderBy("declaration.id")
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  return { rows, waiting: Number(waiting) };
}

/** The diaries of these declarations by their ids, the latest day first. */
export async function diariesOf(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly DiaryRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom("declaration_diary")
    .selectAll()
    .where("declaration_id", "in", ids)
    .orderBy("day", "desc")
    .execute();
  return Map.groupBy(rows, (row) => row.declaration_id);
}

/** The version of one within a scope, held until the transaction ends. */
export const lockDeclaration = (
  trx: Transaction,
  scope: Scope,
  id: string,
): Promise<Pick<DeclarationRow, "version"> | undefined> =>
  trx
    .selectFrom("declaration")
    .select("version")
    .where("id", "=", id)
    .where(inScope(scope, "declaration.unit_path"))
    .forUpdate()
    .executeTakeFirst();

/** Changes one. */
export async function putDeclaration(
  trx: Transaction,
  id: string,
  changes: Partial<DeclarationRow>,
): Promise<void> {
  await trx.updateTable("declaration").set(changes).where("id", "=", id).execute();
}

/** Declarations by the hashes of the tokens that erase them. */
export const findErasable: FindKnown = (sql, hashes) =>
  sql
    .selectFrom("declaration")
    .select(["id", "erase_hash as hash"])
    .where("erase_hash", "in", [...hashes])
    .execute();

/** The one that a token erases, held until the transaction ends. */
export const lockErasable = (trx: Transaction, hash: Uint8Array): Promise<DeclarationRow | undefined> =>
  trx.selectFrom("declaration").selectAll().where("erase_hash", "=", hash).forUpdate().executeTakeFirst();

/** The declaration that was sent with this nonce before: from now on the new token erases it. */
export const sentAgain = (
  trx: Transaction,
  nonceHash: Uint8Array,
  eraseHash: Uint8Array,
): Promise<Pick<DeclarationRow, "receipt" | "made_ms"> | undefined> =>
  trx
    .updateTable("declaration")
    .set({ erase_hash: eraseHash })
    .where("nonce_hash", "=", nonceHash)
    .returning(["receipt", "made_ms"])
    .executeTakeFirst();

/** Adds one. */
export async function insertDeclaration(trx: Transaction, row: DeclarationRow): Promise<void> {
  await addNew(trx, "declaration", row);
}

/** Adds a day to a diary, or writes it anew. */
export async function putDiary(trx: Transaction, row: DiaryRow): Promise<void> {
  await trx
    .insertInto("declaration_diary")
    .values(row)
    .onConflict((same) => same.columns(["declaration_id", "day"]).doUpdateSet({ said: row.said }))
    .execute();
}

/** Destroys those of these that there are, with their diaries. */
export async function destroyDeclarations(trx: Transaction, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom("declaration").where("id", "in", ids).execute();
}

/** Makes one somebody's, unless it is already. */
export async function setDeclarationPerson(trx: Transaction, id: string, personId: string): Promise<void> {
  await trx
    .updateTable("declaration")
    .set({ person_id: personId })
    .where("id", "=", id)
    .where("person_id", "is", null)
    .execute();
}

/** Ids of somebody's declarations. */
export async function declarationsOf(sql: Sql, personId: string): Promise<readonly string[]> {
  const rows = await sql.selectFrom("declaration").select("id").where("person_id", "=", personId).execute();
  return rows.map(({ id }) => id);
}
