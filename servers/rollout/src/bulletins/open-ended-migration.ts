/** Blocks may have no end; of those that came with the program, what is true in any season loses the end of June 2021. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import { SEED_BLOCKS, SEED_END } from "./seed-blocks.ts";

export const openEnded = migration(async (db) => {
  await db.schema
    .alterTable("block")
    .alterColumn("valid_to_day", (column) => column.dropNotNull())
    .execute();
  const open = SEED_BLOCKS.filter(({ validTo }) => validTo === undefined).map(({ code }) => code);
  await (db as Kysely<Tables>)
    .updateTable("block")
    .set({ valid_to_day: null })
    .where("version", "=", 1)
    .where("written_by", "is", null)
    .where("valid_to_day", "=", SEED_END)
    .where("code", "in", open)
    .execute();
});
