/**
 * How many contacts each case has, by source and by class: a row for each case, where a count over a province read two million
 * entries of an index (record 0101). The database keeps it by itself: a row changes with the contacts, and goes with the last of
 * them.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { type RawBuilder, sql } from "kysely";

/** The columns that count, and which contacts each counts. */
const COUNTED = [
  { column: "interview", of: "source" },
  { column: "app", of: "source" },
  { column: "file", of: "source" },
  { column: "F1", of: "class" },
  { column: "F2", of: "class" },
] as const;

const each = (piece: (column: (typeof COUNTED)[number]) => RawBuilder<unknown>) =>
  sql.join(COUNTED.map(piece));

export const counted = migration(async (db) => {
  // Nothing else asked it. It goes first: its lock is the strongest, and whoever changes a contact meanwhile would wait for the
  // trigger's lock with one that this would wait for.
  await db.schema.dropIndex("contact_picture").execute();
  let table = db.schema.createTable("contacts_of_case").addColumn("case_id", "text", (c) => c.primaryKey());
  for (const { column } of COUNTED) table = table.addColumn(column, "integer", (c) => c.notNull());
  await table.execute();
  const named = namesIn(db);
  const [contact, counts] = [named("contact"), named("contacts_of_case")];
  const [count, columns] = [named("count_contacts_of_case"), each(({ column }) => sql.id(column))];
  /** 1 or 0: whether a row of the trigger's is one of those. */
  const isOne = (row: "new" | "old", { column, of }: (typeof COUNTED)[number]) =>
    sql`(${sql.raw(row)}.${sql.id(of)} is not distinct from ${sql.lit(column)})::int`;
  const changed = (by: (column: (typeof COUNTED)[number]) => RawBuilder<unknown>) =>
    each((one) => sql`${sql.id(one.column)} = it.${sql.id(one.column)} ${by(one)}`);
  await sql`create function ${count}() returns trigger language plpgsql as $$ begin
    if tg_op <> 'INSERT' and old.case_id is not null then
      update ${counts} as it set ${changed((one) => sql`- ${isOne("old", one)}`)} where it.case_id = old.case_id;
      delete from ${counts} where case_id = old.case_id and interview + app + file = 0;
    end if;
    if tg_op <> 'DELETE' and new.case_id is not null then
      insert into ${counts} as it (case_id, ${columns}) values (new.case_id, ${each((one) => isOne("new", one))})
        on conflict (case_id) do update set ${changed(({ column }) => sql`+ excluded.${sql.id(column)}`)};
    end if;
    return null;
  end $$`.execute(db);
  // Before the rows that are there are counted: whoever enters one meanwhile waits.
  await sql`create trigger contacts_of_case after insert or delete or update of case_id, source, class
    on ${contact} for each row execute function ${count}()`.execute(db);
  await sql`insert into ${counts} (case_id, ${columns})
    select case_id, ${each(({ column, of }) => sql`count(*) filter (where ${sql.id(of)} = ${sql.lit(column)})`)}
    from ${contact} where case_id is not null group by case_id order by case_id`.execute(db);
});
