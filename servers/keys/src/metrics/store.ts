/** The only SQL of what the operator's monitoring reads. */
import { type Duration, Enin, eninStart, Instant, Milliseconds } from "@bluezone/protocol/time";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Tables } from "../tables.ts";

type Sql = Pick<Database<Tables>, "db">;

/** How long each lease still lasts at `now`, whoever has it; nothing when it is free. */
export async function leasesLeft(
  { db }: Sql,
  now: Instant,
): Promise<readonly { readonly name: string; readonly left: Duration }[]> {
  const rows = await db.selectFrom("lease").select(["name", "until_ms"]).orderBy("name").execute();
  return rows.map(({ name, until_ms }) => ({
    name,
    left: Milliseconds(Math.max(0, Number(until_ms) - now)),
  }));
}

/** When the newest released window of each shard ended. */
export async function releasedEnds({ db }: Sql): Promise<readonly (readonly [string, Instant])[]> {
  const rows = await db.selectFrom("shard").select(["shard", "released"]).where("released", ">", 0).execute();
  return rows.map(({ shard, released }) => [shard, eninStart(Enin(released))] as const);
}

/** When the last good copy of a document that lies elsewhere was taken; nothing when there never was one. */
export async function copyTaken({ db }: Sql, location: string): Promise<Instant | undefined> {
  const row = await db
    .selectFrom("document_copy")
    .select("fetched")
    .where("location", "=", location)
    .where("body", "is not", null)
    .executeTakeFirst();
  return row && Instant(Number(row.fetched));
}
