/**
 * A table beside records of people with what a search asks of each: its person's marks and commune, its unit and its place in the
 * list. A search for a common word goes down the list, where the rows of a page lie side by side; for a rare one it asks the index
 * of marks. Without it every row meant a look at its person, somewhere among two million. The database keeps it by itself: a row
 * comes with its record, changes with record and person, and goes with either.
 */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { namesIn } from "@bluezone/server-kit/sql/names-in";
import { type Kysely, sql } from "kysely";

/** Records, and the column by which their list is ordered. */
type Records = { readonly table: "case_record" | "contact"; readonly place: "number" | "made_ms" };

const COLUMNS = sql`(record_id, unit_path, place, commune, marks)`;

async function makeTriggers(db: Kysely<unknown>, of: Records): Promise<void> {
  const named = namesIn(db);
  const [records, person, marks] = [named(of.table), named("person"), named(`${of.table}_marks`)];
  const [ofRecord, ofPerson] = [named(`${of.table}_marks_of_record`), named(`${of.table}_marks_of_person`)];
  const [name, place] = [sql.id(`${of.table}_marks`), sql.id(of.place)];
  // Whoever changes the person meanwhile waits, and then finds this row.
  await sql`create function ${ofRecord}() returns trigger language plpgsql as $$ begin
    insert into ${marks} ${COLUMNS}
      select new.id, new.unit_path, new.${place}, one.commune, one.marks from ${person} as one
      where one.id = new.person_id for share
      on conflict (record_id) do update set unit_path = excluded.unit_path, place = excluded.place,
        commune = excluded.commune, marks = excluded.marks;
    if not found then delete from ${marks} where record_id = new.id; end if;
    return null;
  end $$`.execute(db);
  await sql`create trigger ${name} after insert or update of person_id, unit_path, ${place}
    on ${records} for each row execute function ${ofRecord}()`.execute(db);
  await sql`create function ${ofPerson}() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' then
      delete from ${marks} where record_id in (select id from ${records} where person_id = old.id);
    elsif tg_op = 'UPDATE' then
      update ${marks} set commune = new.commune, marks = new.marks
        where record_id in (select id from ${records} where person_id = new.id);
    else insert into ${marks} ${COLUMNS}
      select one.id, one.unit_path, one.${place}, new.commune, new.marks from ${records} as one
      where one.person_id = new.id;
    end if;
    return null;
  end $$`.execute(db);
  await sql`create trigger ${name} after insert or delete or update of commune, marks
    on ${person} for each row execute function ${ofPerson}()`.execute(db);
}

/** Makes the table of such records, with a row for each that is there, in the order of the list. */
export const recordMarks = (of: Records) =>
  migration(async (db) => {
    const marks = `${of.table}_marks`;
    await db.schema
      .createTable(marks)
      .addColumn("record_id", "text", (c) => c.primaryKey().references(`${of.table}.id`).onDelete("cascade"))
      .addColumn("unit_path", "text", (c) => c.notNull())
      .addColumn("place", "bigint", (c) => c.notNull())
      .addColumn("commune", "text")
      .addColumn("marks", sql`bigint[]`, (c) => c.notNull())
      .execute();
    const named = namesIn(db);
    await sql`insert into ${named(marks)} ${COLUMNS}
      select one.id, one.unit_path, one.${sql.id(of.place)}, person.commune, person.marks
      from ${named(of.table)} as one join ${named("person")} as person on person.id = one.person_id
      order by one.${sql.id(of.place)}, one.id`.execute(db);
    await db.schema.createIndex(`${marks}_found`).on(marks).using("gin").column("marks").execute();
    await db.schema.createIndex(`${marks}_place`).on(marks).columns(["place", "record_id"]).execute();
    await db.schema
      .createIndex(`${marks}_commune`)
      .on(marks)
      .columns(["commune", "place", "record_id"])
      .execute();
    await db.schema
      .createIndex(`${marks}_unit`)
      .on(marks)
      .expression(sql`unit_path text_pattern_ops`)
      .execute();
    await makeTriggers(db, of);
  });
