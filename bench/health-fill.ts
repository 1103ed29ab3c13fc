/** A health desk's records after eighty days of an outbreak: made up, entered in bulk by SQL. */
import { openPeopleKeys } from "@bluezone/health/people/keys";
import { ms } from "@bluezone/health/tables";
import type { TestHealth } from "@bluezone/health/testing/health";
import { createVault } from "@bluezone/health/vault";
import { dayOf } from "@bluezone/protocol/time";
import { systemRandom } from "@bluezone/server-kit/time/random";
import type { UnitRow } from "@bluezone/units/rows";
import type pg from "pg";
import { enterPeople } from "./health-people.ts";

/** How much there is. */
export type Size = { readonly cases: number; readonly contacts: number };

/** Days over which the cases came, evenly; half of those younger than this are closed, and all that are older. */
const DAYS = 80;
const OPEN_DAYS = 21;
/** Rows of one statement. */
const AT_ONCE = 250_000;

/** Runs work on tables that have no index meanwhile but those of their keys, and makes them again. */
async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes as i where schemaname = 'health' and tablename = any($1)
      and not exists (select from pg_constraint where conname = i.indexname)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index health."${name}"`);
  await work();
  for (const { made } of rows) await client.query(made);
}

/** Records whose search table a trigger keeps, and the column that says their place in the list. */
const SEARCHED = { case_record: "number", contact: "made_ms" };

/** How many contacts each case has, by source and by class, counted from the rows. */
export const CONTACTS_OF_CASES = `select case_id, count(*) filter (where source = 'interview') as interview,
    count(*) filter (where source = 'app') as app, count(*) filter (where source = 'file') as file,
    count(*) filter (where class = 'F1') as "F1", count(*) filter (where class = 'F2') as "F2"
  from health.contact where case_id is not null group by case_id`;

/** Enters people and records without triggers, and what these keep after them at once, as migrations do. */
async function withoutTriggers(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const turn = async (how: "enable" | "disable"): Promise<void> => {
    for (const table of ["person", ...Object.keys(SEARCHED)])
      await client.query(`alter table health.${table} ${how} trigger user`);
  };
  await turn("disable");
  await work();
  for (const [table, place] of Object.entries(SEARCHED))
    await client.query(`insert into health.${table}_marks (record_id, unit_path, place, commune, marks)
      select one.id, one.unit_path, one.${place}, person.commune, person.marks
      from health.${table} as one join health.person on person.id = one.person_id order by one.${place}, one.id`);
  await client.query(`insert into health.contacts_of_case (case_id, interview, app, file, "F1", "F2")
    ${CONTACTS_OF_CASES} order by case_id`);
  await turn("enable");
}

/** The stations of the day: among them everything is spread evenly. */
export async function stationsOf({ database, clock }: TestHealth): Promise<readonly UnitRow[]> {
  const today = dayOf(clock.now(), "vietnam");
  return database.db
    .selectFrom("unit")
    .selectAll()
    .where("type", "=", "health-station")
    .where("commune", "is not", null)
    .where("valid_from_day", "<=", today)
    .where(({ or, eb }) => or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", today)]))
    .orderBy("id")
    .execute();
}

/** Fills an empty database; `say` is told of each step that is done. */
export async function fillHealth(
  t: TestHealth,
  client: pg.Client,
  { cases, contacts }: Size,
  say: (what: string) => void,
): Promise<void> {
  const now = Number(ms(t.clock.now()));
  const stations = await stationsOf(t);
  const keys = await openPeopleKeys({ vault: createVault(t.config.secrets, systemRandom) }, t.database.db);
  /** The case that somebody is of: their own, or the one that they were near. */
  const caseOf = (n: number): number => (n < cases ? n : (n - cases) % cases);
  const step = (DAYS * 86_400_000) / cases;
  const madeOf = (n: number): number => Math.floor(now - (cases - caseOf(n)) * step);

  await client.query(
    `set statement_timeout = 0; set maintenance_work_mem = '512MB'; set synchronous_commit = off`,
  );
  await client.query("create temporary table station (i int primary key, id text, path text, commune text)");
  await client.query("insert into station select * from json_populate_recordset(null::station, $1)", [
    JSON.stringify(stations.map(({ id, path, commune }, i) => ({ i, id, path, commune }))),
  ]);
  const searched = Object.keys(SEARCHED).map((table) => `${table}_marks`);
  const tables = ["person", "case_record", "case_code", "contact", "follow_up", ...searched];
  const enter = async () => {
    await enterPeople(client, keys, cases + contacts, {
      homeOf: (n) => stations[caseOf(n) % stations.length]!,
      madeOf,
    });
    say("people");
    const made = `(${now} - floor((${cases} - k) * ${step}::float8))::bigint`;
    const day = `floor((made + 25200000) / 86400000.0)::int`;
    await client.query(`
      insert into health.case_record (id, person_id, unit_id, unit_path, commune, class, class_day, counted_ms, test, sample_day, result_day,
        onset, onset_day, source, version, made_ms, made_by, changed_ms, changed_by, closed_ms)
      select left(md5('c' || k), 24), left(md5('p' || k), 24), s.id, s.path, s.commune,
        case when k % 5 = 0 then 'probable' when k % 50 = 1 then 'discarded' else 'confirmed' end, ${day},
        case when k % 50 = 1 then null else made end, case when k % 5 = 0 then 'rapid' else 'pcr' end,
        ${day} - 1, ${day}, case when k % 10 < 7 then 'day' else 'unknown' end,
        case when k % 10 < 7 then ${day} - 3 end, 'desk', 1, made, 'bench', made, 'bench',
        case when made < ${now - OPEN_DAYS * 86_400_000} or k % 2 = 0 then made + 36000000 end
      from generate_series(0, ${cases - 1}) as k
        cross join lateral (select ${made} as made) as m
        join station as s on s.i = k % ${stations.length}
      order by k`);
    await client.query(`
      insert into health.case_code (id, case_id, code_id, way, made, sms, tries, issued_ms, by, claimed_ms, certified_ms)
      select left(md5('o' || k), 24), left(md5('c' || k), 24), md5('u' || k), 'result', true,
        case when k % 5 = 0 then 'failed' else 'sent' end, 1, made + 300000, 'bench',
        case when k % 5 > 1 then made + 3600000 end, case when k % 5 > 2 then made + 7200000 end
      from generate_series(0, ${cases - 1}) as k cross join lateral (select ${made} as made) as m`);
    for (let from = 0; from < contacts; from += AT_ONCE)
      await client.query(`
        insert into health.contact (id, person_id, unit_id, unit_path, case_id, source, day, part, minutes, masked, distance,
          touched, carer, class, suggested, classed_ms, classed_by, due_ms, due_kind, version, made_ms, made_by, changed_ms,
          changed_by)
        select left(md5('t' || n), 24), left(md5('p' || (n + ${cases})), 24), s.id, s.path, left(md5('c' || k), 24),
          (array['interview','interview','file'])[1 + n % 3], ${day} - 2, 'morning', n % 90, 'unknown', 'under-2m', false, false,
          class, class, case when class is not null then made + 1800000 end,
          case when class is not null then 'bench' end,
          case when class = 'F1' and made > ${now - 14 * 86_400_000} then made + 172800000 end,
          case when class = 'F1' and made > ${now - 14 * 86_400_000} then 'call' end,
          1, made, 'bench', made, 'bench'
        from generate_series(${from}, ${Math.min(contacts, from + AT_ONCE) - 1}) as n
          cross join lateral (select n % ${cases} as k) as c
          cross join lateral (select ${made} as made) as m
          cross join lateral (select case when made > ${now - 86_400_000} and n % 7 <> 0 then null
            when n % 10 < 3 then 'F1' when n % 20 = 19 then 'none' else 'F2' end as class) as d
          join station as s on s.i = k % ${stations.length}`);
    await client.query(`
      insert into health.follow_up (id, contact_id, unit_path, kind, due_ms, version, made_ms, made_by)
      select left(md5('f' || id), 24), id, unit_path, 'call', due_ms, 1, made_ms, 'bench'
      from health.contact where due_ms is not null`);
    say("records");
  };
  await withoutIndexes(client, tables, () => withoutTriggers(client, enter));
  say("indexes");
  await client.query("vacuum analyze");
  say("statistics");
}
