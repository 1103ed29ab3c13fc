/**
 * An honest share of places. While a list shows all that wait, it is sorted by need and by how long. When more wait than it
 * shows, a flood must not have all of it: then what is urgent and what is not have every other place, and among each of them
 * every ten minutes of every unit has its first place before any has its second, whichever row of theirs comes by lot.
 */
import { type RawBuilder, sql } from "kysely";

/** The queues' tables. */
type Table = "callback" | "declaration" | "advice_request";

/**
 * Rows of a table with their places, as a table to join. @param kind what has every other place: an expression over the table's
 * columns. @param where which rows wait.
 */
export const placesOf = (
  table: Table,
  kind: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): RawBuilder<{ id: string; place: string }> =>
  sql<{ id: string; place: string }>`(
    select id, row_number() over (partition by kind order by turn, made_ms, id) as place
    from (
      select id, made_ms, ${kind} as kind,
        row_number() over (partition by ${kind}, confirmed, unit_id, made_ms order by id) as turn
      from ${sql.table(table)}
      where ${where}
    ) as turned
  )`;
