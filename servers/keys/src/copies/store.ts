/** The only SQL of copies. */
import { Instant } from "@bluezone/protocol/time";
import type { Database } from "@bluezone/server-kit/sql/database";
import { ms, type Tables } from "../tables.ts";

/** A copy, when there is one, and when its source was last tried. */
export type Copy = { readonly body: string | undefined; readonly tried: Instant };

export async function readCopy({ db }: Pick<Database<Tables>, "db">, location: string): Promise<Copy> {
  const row = await db
    .selectFrom("document_copy")
    .select(["body", "tried"])
    .where("location", "=", location)
    .executeTakeFirst();
  return { body: row?.body ?? undefined, tried: Instant(Number(row?.tried ?? 0)) };
}

/** Notes a try; with a body, that it went well. */
export async function writeCopy(
  { db }: Pick<Database<Tables>, "db">,
  location: string,
  now: Instant,
  body: string | undefined,
): Promise<void> {
  const good = body === undefined ? {} : { body, fetched: ms(now) };
  await db
    .insertInto("document_copy")
    .values({
      location,
      body: body ?? null,
      fetched: body === undefined ? "0" : ms(now),
      tried: ms(now),
    })
    .onConflict((conflict) => conflict.column("location").doUpdateSet({ tried: ms(now), ...good }))
    .execute();
}
