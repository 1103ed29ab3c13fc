/** The SQL of who died, by what their cases say. */
import { Fault } from "@bluezone/contract/fault";
import type { Sql } from "../tables.ts";

/** Those of these people of whom a case says that they died: their own, or a record that is merged with one of theirs. */
export async function diedAmong(sql: Sql, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await sql
    .withRecursive("records(of, id, merged_into, outcome)", (made) =>
      made
        .selectFrom("case_record")
        .select(["person_id as of", "id", "merged_into", "outcome"])
        .where("person_id", "in", people)
        .union(
          made
            .selectFrom("case_record as other")
            .innerJoin("records", (join) =>
              join.on(({ or, eb, ref }) =>
                or([
                  eb("other.merged_into", "=", ref("records.id")),
                  eb("other.id", "=", ref("records.merged_into")),
                ]),
              ),
            )
            .select(["records.of", "other.id", "other.merged_into", "other.outcome"]),
        ),
    )
    .selectFrom("records")
    .select("records.of")
    .where("records.outcome", "=", "died")
    .distinct()
    .execute();
  return new Set(rows.map(({ of }) => of));
}

/** Throws Fault `person_died` when a case says that somebody died: a relative holds the phone. */
export async function mustLive(sql: Sql, personId: string): Promise<void> {
  if ((await diedAmong(sql, [personId])).size > 0)
    throw new Fault("person_died", "a case says that this person died");
}
