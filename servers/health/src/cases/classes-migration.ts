/** Classes of cases in place of results, with a row for each change; outcomes; reports to the ministry. `tables.ts` says what each column is. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { type Kysely, sql } from "kysely";

type Tested = { result: string; test: string; sample_day: number; result_day: number };
/** The tables as they are for the length of this migration. */
type Before = {
  case_result: Tested & { case_id: string; version: number; at_ms: string; by: string };
  case_record: Tested & {
    id: string;
    made_ms: string;
    made_by: string;
    class: string;
    class_day: number;
    counted_ms: string | null;
  };
  case_class: Omit<Tested, "result"> & {
    case_id: string;
    version: number;
    from_class: string | null;
    to_class: string;
    day: number;
    at_ms: string;
    by: string;
  };
};

/** What a result is as a class. */
const CLASS = sql<string>`case result when 'likely' then 'probable' when 'negative' then 'discarded' else result end`;
/** Later than any version. */
const LAST = 2_147_483_647;

/** A row of case_result said what was before a change: what came with that change stands in the next one, or in the case. */
const copyResults = (db: Kysely<Before>) =>
  db
    .with("state", (made) =>
      made
        .selectFrom("case_result")
        .select(["case_id", "version", "test", "sample_day", "result_day", "at_ms", "by"])
        .select(CLASS.as("class"))
        .unionAll(
          made
            .selectFrom("case_record")
            .select(["id as case_id", sql<number>`${sql.lit(LAST)}`.as("version")])
            .select(["test", "sample_day", "result_day"])
            .select([
              sql<string>`null::bigint`.as("at_ms"),
              sql<string>`null::text`.as("by"),
              CLASS.as("class"),
            ]),
        ),
    )
    .with("followed", (made) =>
      made
        .selectFrom("state")
        .select(["case_id", "class", "test", "sample_day", "result_day"])
        .select([
          sql<number | null>`lag(version) over (partition by case_id order by version)`.as("former"),
          sql<string | null>`lag(class) over (partition by case_id order by version)`.as("from_class"),
          sql<string | null>`lag(at_ms) over (partition by case_id order by version)`.as("since"),
          sql<string | null>`lag(by) over (partition by case_id order by version)`.as("who"),
        ]),
    )
    .insertInto("case_class")
    .columns([
      "case_id",
      "version",
      "from_class",
      "to_class",
      "day",
      "test",
      "sample_day",
      "result_day",
      "at_ms",
      "by",
    ])
    .expression(({ selectFrom }) =>
      selectFrom("followed")
        .innerJoin("case_record", "case_record.id", "followed.case_id")
        .select(["case_id", sql<number>`coalesce(former + 1, 1)`.as("version"), "from_class"])
        .select(["followed.class as to_class", "followed.result_day as day"])
        .select(["followed.test", "followed.sample_day", "followed.result_day"])
        .select([
          sql<string>`coalesce(since, made_ms)`.as("at_ms"),
          sql<string>`coalesce(who, made_by)`.as("by"),
        ]),
    )
    .execute();

export const caseClasses = migration(async (db) => {
  await db.schema
    .createTable("case_class")
    .addColumn("case_id", "text", (c) => c.notNull().references("case_record.id").onDelete("cascade"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("from_class", "text")
    .addColumn("to_class", "text", (c) => c.notNull())
    .addColumn("day", "integer", (c) => c.notNull())
    .addColumn("test", "text")
    .addColumn("sample_day", "integer")
    .addColumn("result_day", "integer")
    .addColumn("reason", "bytea")
    .addColumn("at_ms", "bigint", (c) => c.notNull())
    .addColumn("by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("case_class_key", ["case_id", "version"])
    .execute();
  await copyResults(db as Kysely<Before>);
  await db.schema
    .alterTable("case_record")
    .addColumn("class", "text")
    .addColumn("class_day", "integer")
    .addColumn("counted_ms", "bigint")
    .addColumn("reported_ms", "bigint")
    .addColumn("reported_by", "text")
    .addColumn("closed_by", "text")
    .addColumn("outcome", "text")
    .addColumn("outcome_day", "integer")
    .addColumn("outcome_where", "bytea")
    .execute();
  await (db as Kysely<Before>)
    .updateTable("case_record")
    .set(({ selectFrom, ref }) => ({
      class: CLASS,
      class_day: ref("result_day"),
      counted_ms: selectFrom("case_class")
        .select(({ fn }) => fn.min("at_ms").as("first"))
        .whereRef("case_id", "=", "case_record.id")
        .where("to_class", "in", ["probable", "confirmed"]),
    }))
    .execute();
  await db.schema
    .alterTable("case_record")
    .alterColumn("class", (c) => c.setNotNull())
    .alterColumn("class_day", (c) => c.setNotNull())
    .alterColumn("test", (c) => c.dropNotNull())
    .alterColumn("sample_day", (c) => c.dropNotNull())
    .alterColumn("result_day", (c) => c.dropNotNull())
    .dropColumn("result")
    .execute();
  await db.schema.dropTable("case_result").execute();
  // Reports count by another moment and by another first day than before.
  for (const index of ["case_record_made", "case_record_result_day", "case_record_began"])
    await db.schema.dropIndex(index).execute();
  await db.schema.createIndex("case_record_counted").on("case_record").column("counted_ms").execute();
  await db.schema.createIndex("case_record_class_day").on("case_record").column("class_day").execute();
  await db.schema
    .createIndex("case_record_began")
    .on("case_record")
    .expression(sql`coalesce(onset_day, sample_day, class_day)`)
    .execute();
});
