/** The only SQL over people. Who asks says how far they reach; what is out of reach is as if it were not there. */
import { PersonAbout } from "@bluezone/contract/health/person";
import type { Instant } from "@bluezone/protocol/time";
import { openBytes, sealBytes } from "@bluezone/server-kit/keys/sealed-bytes";
import type { Random } from "@bluezone/server-kit/time/random";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { fold } from "@bluezone/vietnamese/fold";
import { sql as raw } from "kysely";
import { drawId } from "../record-id.ts";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { PeopleKeys } from "./keys.ts";
import { hasWords, marksOf, type SoughtPerson, soughtMarks } from "./marks.ts";
import type { Person, PersonFields } from "./person.ts";
import { personSeal } from "./sealing.ts";
import type { PersonRow } from "./tables.ts";

/** The unit that looks after somebody. */
export type Home = { readonly unitId: string; readonly unitPath: string };

const KEY = "key";
/** Doubles that are found by one thing that they share. */
const MOST_DOUBLES = 10;

/** Opens a row under the room's keys. */
export function personOf(keys: PeopleKeys, random: Random, row: PersonRow): Person {
  const own = personSeal(random, row.id, openBytes(keys.seal, `person/${row.id}/${KEY}`, row.key));
  const birth = own.openOrNull("birth", row.birth);
  const about = own.openOrNull("about", row.about);
  return {
    id: row.id,
    unitId: row.unit_id,
    unitPath: row.unit_path,
    version: row.version,
    name: own.open("name", row.name),
    birthYear: birth === null ? null : Number(birth),
    phone: own.openOrNull("phone", row.phone),
    commune: row.commune,
    address: own.openOrNull("address", row.address),
    about: about === null ? null : PersonAbout.parse(JSON.parse(about)),
    own,
  };
}

function sealedFields(keys: PeopleKeys, own: Person["own"], fields: PersonFields) {
  return {
    commune: fields.commune,
    name: own.seal("name", fields.name),
    birth: own.sealOrNull("birth", fields.birthYear === null ? null : String(fields.birthYear)),
    phone: own.sealOrNull("phone", fields.phone),
    address: own.sealOrNull("address", fields.address),
    about: own.sealOrNull("about", fields.about === null ? null : JSON.stringify(fields.about)),
    marks: marksOf(keys.marks, fields),
  };
}

/** Adds somebody. */
export async function insertPerson(
  trx: Transaction,
  { keys, random, now }: { readonly keys: PeopleKeys; readonly random: Random; readonly now: Instant },
  fields: PersonFields,
  { unitId, unitPath }: Home,
): Promise<Person> {
  const id = drawId(random);
  const key = random.bytes(32);
  const own = personSeal(random, id, key);
  await trx
    .insertInto("person")
    .values({
      id,
      unit_id: unitId,
      unit_path: unitPath,
      key: sealBytes(random, keys.seal, `person/${id}/${KEY}`, key),
      ...sealedFields(keys, own, fields),
      version: 1,
      made_ms: ms(now),
      changed_ms: ms(now),
    })
    .execute();
  return { id, unitId, unitPath, version: 1, ...fields, own };
}

/** Changes somebody, when they are still as the changer saw them; false when somebody else was faster. */
export async function changePerson(
  trx: Transaction,
  { keys, now }: { readonly keys: PeopleKeys; readonly now: Instant },
  person: Person,
  fields: PersonFields,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("person")
    .set({ ...sealedFields(keys, person.own, fields), version: person.version + 1, changed_ms: ms(now) })
    .where("id", "=", person.id)
    .where("version", "=", person.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Holds people until the transaction ends, in the order of their ids: what is begun for somebody waits for what ends it. */
export async function holdPeople(trx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .selectFrom("person")
    .select("id")
    .where("id", "in", [...ids])
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}

/** Gives somebody into another unit's care. */
export async function movePerson(trx: Transaction, id: string, { unitId, unitPath }: Home): Promise<void> {
  await trx
    .updateTable("person")
    .set({ unit_id: unitId, unit_path: unitPath })
    .where("id", "=", id)
    .execute();
}

/** Somebody within reach; undefined when there is nobody of that id, or they are out of it. */
export async function findPerson(
  sql: Sql,
  keys: PeopleKeys,
  random: Random,
  scope: Scope,
  id: string,
): Promise<Person | undefined> {
  const row = await sql
    .selectFrom("person")
    .selectAll()
    .where("id", "=", id)
    .where(inScope(scope, "person.unit_path"))
    .executeTakeFirst();
  return row && personOf(keys, random, row);
}

/** People by their ids, for a slice that has looked at its own records' scope; missing ones are left out. */
export async function readPeople(
  sql: Sql,
  keys: PeopleKeys,
  random: Random,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom("person")
    .selectAll()
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, personOf(keys, random, row)]));
}

/** The condition that a person has all of these marks. `column` is a name of the query's own, such as "person.marks". */
export const hasMarks = (column: string, marks: readonly string[]) =>
  raw<boolean>`${raw.ref(column)} @> ${raw.val(`{${marks.join(",")}}`)}::bigint[]`;

/** So many of the people changed last are looked at before the index of marks is asked for all. */
const LATEST = 10_000;

const isOneOf = (column: string, people: readonly { readonly id: string }[]) =>
  raw<boolean>`${raw.ref(column)} = any(${raw.val(people.map(({ id }) => id))}::text[])`;

/** What was typed into a search: words, four digits as a year, more digits as a phone number. */
export function readSought(typed: string): SoughtPerson {
  const digits = typed.replace(/[\s.+-]/g, "");
  if (/^\d{9,12}$/.test(digits)) return { words: [], phone: `+84${digits.replace(/^(0|84)/, "")}` };
  const words = fold(typed)
    .split(" ")
    .filter((word) => word !== "");
  const year = words.find((word) => /^(19|20)\d{2}$/.test(word));
  return {
    words: words.filter((word) => word !== year),
    ...(year === undefined ? {} : { birthYear: Number(year) }),
  };
}

/** People within reach that are found by what was typed, those changed last first. */
export async function findPeople(
  sql: Sql,
  keys: PeopleKeys,
  random: Random,
  scope: Scope,
  sought: SoughtPerson,
  most: number,
): Promise<readonly Person[]> {
  const marks = soughtMarks(keys.marks, sought);
  if (marks.length === 0) return [];
  const within = sql.selectFrom("person").selectAll().where(inScope(scope, "person.unit_path"));
  const page = (of: typeof within) =>
    sql.selectFrom(of.as("person")).selectAll().orderBy("changed_ms", "desc").limit(most);
  const marked = hasMarks("person.marks", marks);
  // A common word fills its page among the latest; of two words the planner cannot know how many have both. Neither statement
  // leaves it a choice: `limit` fences the first, `offset 0` the second.
  const latest = await page(within.orderBy("changed_ms", "desc").limit(LATEST)).where(marked).execute();
  const rows =
    latest.length === most ? latest : await page(within.where(marked).offset(raw<number>`0`)).execute();
  return rows.map((row) => personOf(keys, random, row)).filter(({ name }) => hasWords(name, sought.words));
}

/** Everybody, wherever, who has one of these phone numbers (E.164), in one look-up: for who takes many people in at once. */
export async function findByPhones(
  sql: Sql,
  keys: PeopleKeys,
  random: Random,
  phones: readonly string[],
): Promise<readonly Person[]> {
  const asked = new Set(phones);
  if (asked.size === 0) return [];
  const marks = [...asked].flatMap((phone) => soughtMarks(keys.marks, { words: [], phone }));
  // Each by itself: the planner takes "any of these" for a large part of all people, and reads all of them.
  const { rows: ids } = await raw<{ id: string }>`
    select distinct ${raw.ref("found.id")} from unnest(${raw.val(`{${marks.join(",")}}`)}::bigint[]) as one(mark)
    cross join lateral (${sql.selectFrom("person").select("id").where(raw<boolean>`person.marks @> array[one.mark]`)}) as found
  `.execute(sql);
  if (ids.length === 0) return [];
  const rows = await sql
    .selectFrom("person")
    .selectAll()
    .where(isOneOf("person.id", ids))
    .orderBy("changed_ms", "desc")
    .orderBy("id")
    .execute();
  return rows
    .map((row) => personOf(keys, random, row))
    .filter(({ phone }) => phone !== null && asked.has(phone));
}

/** Wherever they are. What is out of the asker's reach is for the slice to hide. */
export const EVERYWHERE: Scope = { paths: [""] };

/** Who may be the same: the same phone number, or the same name with the same year of birth. */
export async function findDoubles(
  sql: Sql,
  keys: PeopleKeys,
  random: Random,
  fields: Pick<PersonFields, "name" | "birthYear" | "phone">,
  scope = EVERYWHERE,
): Promise<readonly Person[]> {
  const { name, birthYear, phone } = fields;
  const words = fold(name)
    .split(" ")
    .filter((word) => word !== "");
  const seekings: SoughtPerson[] = [
    ...(phone === null ? [] : [{ words: [], phone }]),
    ...(words.length < 2 || birthYear === null ? [] : [{ words, birthYear }]),
  ];
  const found = new Map<string, Person>();
  for (const sought of seekings)
    for (const person of await findPeople(sql, keys, random, scope, sought, MOST_DOUBLES))
      if (sought.phone !== undefined || fold(person.name) === fold(name)) found.set(person.id, person);
  return [...found.values()];
}

/** Destroys somebody: the row with the data key. What slices sealed under it cannot be opened any more. */
export async function destroyPerson(trx: Transaction, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom("person").where("id", "=", id).executeTakeFirst();
  await trx.deleteFrom("person_reading").where("person_id", "=", id).execute();
  return numDeletedRows === 1n;
}
