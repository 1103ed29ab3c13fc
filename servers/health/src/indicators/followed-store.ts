/** The SQL of contacts: who of them became a case, was tested and in quarantine, by how they came to be known. */
import { FOLLOWED_DAYS } from "@bluezone/policy/indicator";
import { addDays, Days, dayOf, dayStart } from "@bluezone/protocol/time";
import { type RawBuilder, sql as raw } from "kysely";
import type { Asking } from "../outbreak/asked.ts";
import { dayOfMs, inPart, isPart, placesOf } from "../outbreak/placed-store.ts";
import { ms, type Sql } from "../tables.ts";
import { weekOf } from "./cohort-store.ts";

/** Contacts of a week whose days are over, and how many became a case in them. */
export type FollowedRow = { readonly week: number; readonly contacts: number; readonly became: number };

/**
 * Those whom the app alone found, with what was done for them; `negative` of the tested had no positive result and became no case;
 * `delay` is the mean of days from the contact to the quarantine.
 */
export type FoundRow = FollowedRow & {
  readonly tested: number;
  readonly negative: number;
  readonly quarantined: number;
  readonly delay: number | null;
};

/** The day of a contact, without one that on which it became known. */
const DAY = raw<number>`coalesce(contact.day, ${dayOfMs("contact.made_ms")})`;

/** Contacts that came to be known between two instants in milliseconds, of a part by the unit that looks after them. */
const known = (
  sql: Sql,
  { areas, part }: Asking,
  from: RawBuilder<string> | string,
  to: RawBuilder<string> | string,
) =>
  sql
    .selectFrom("contact")
    .where("contact.made_ms", ">=", from)
    .where("contact.made_ms", "<", to)
    .$if(isPart(part), (some) =>
      some
        .innerJoin("unit", "unit.id", "contact.unit_id")
        .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", raw`unit.commune`))
        .where(inPart(part, raw<string | null>`unit.commune`)),
    );

/** Whether the days after a contact are over. */
const isOver = ({ now }: Asking) =>
  raw<boolean>`${DAY} + ${FOLLOWED_DAYS}::int < ${dayOf(now, "vietnam")}::int`;
/** Until when they are over for whoever came to be known, but for who met the case again since (`metAgain`). */
const overFor = ({ now }: Asking) =>
  raw<string>`${ms(dayStart(addDays(dayOf(now, "vietnam"), -FOLLOWED_DAYS), "vietnam"))}::bigint`;

/** Whether an officer put in a day since whose days are not over. */
const metAgain = ({ now }: Asking) =>
  raw<boolean>`coalesce(contact.day >= ${addDays(dayOf(now, "vietnam"), -FOLLOWED_DAYS)}::int, false)`;

/** Whether somebody became a case that counts within the days after the contact. */
const became = (sql: Sql): RawBuilder<boolean> =>
  raw<boolean>`contact.became_case_id is not null and exists (${sql
    .selectFrom("case_record as became")
    .select("became.id")
    .whereRef("became.id", "=", "contact.became_case_id" as never)
    .where("became.merged_into", "is", null)
    .where("became.class", "in", ["confirmed", "probable"])
    .where(raw<boolean>`${dayOfMs("became.counted_ms")} <= ${DAY} + ${FOLLOWED_DAYS}::int`)})`;

/** Those whom somebody named, by week of the time: whom the app found as well is among them. */
export async function namedByWeek(sql: Sql, asking: Asking): Promise<readonly FollowedRow[]> {
  const { from, to } = asking;
  const named = (begin: RawBuilder<string> | string, end: RawBuilder<string> | string) =>
    known(sql, asking, begin, end).where("contact.source", "!=", "app");
  const count = (of: ReturnType<typeof named>) =>
    raw<string>`(${of.select(({ fn }) => fn.countAll<string>().as("n"))})`;
  const [begins, ends] = [0, 1].map(
    (more) => raw<string>`(${ms(from)}::bigint + (week.n + ${more}::int) * ${Days(7)}::bigint)`,
  ) as [RawBuilder<string>, RawBuilder<string>];
  const weeks = raw<{ n: number }>`generate_series(0, ${Math.ceil((to - from) / Days(7)) - 1}::int)`;
  const over = overFor(asking);
  // Counted from one instant of an index to another: neither the day nor the week of each is worked out.
  const all = await sql
    .selectFrom(weeks.as<"week">(raw`week (n)`))
    .select([
      "week.n as week",
      count(named(begins, raw`least(${ends}, ${over})`).where(raw<boolean>`not ${metAgain(asking)}`)).as(
        "early",
      ),
      count(named(raw`greatest(${begins}, ${over})`, ends).where(isOver(asking))).as("late"),
    ])
    .execute();
  // Few became one: they have an index of their own.
  const some = await named(ms(from), ms(to))
    .where(isOver(asking))
    .where(became(sql))
    .select(({ fn }) => [weekOf(asking, "contact.made_ms").as("week"), fn.countAll<string>().as("n")])
    .groupBy("week")
    .execute();
  return all.map(({ week, early, late }) => ({
    week,
    contacts: Number(early) + Number(late),
    became: Number(some.find((row) => row.week === week)?.n ?? 0),
  }));
}

/** Contacts that have a clear result, and whether one is positive. */
const clearResults = (sql: Sql) =>
  sql
    .selectFrom("sample")
    .where("sample.contact_id", "is not", null)
    .where("sample.result", "in", ["positive", "negative"])
    .groupBy("sample.contact_id")
    .select(["sample.contact_id", raw<boolean>`bool_or(sample.result = 'positive')`.as("positive")])
    .as("clear");

/** Contacts with the day on which their first quarantine began; one that ended before it began was none. */
const firstStays = (sql: Sql) =>
  sql
    .selectFrom("quarantine")
    .where("quarantine.contact_id", "is not", null)
    .where(raw<boolean>`coalesce(quarantine.ended_day, quarantine.last_day) >= quarantine.first_day`)
    .groupBy("quarantine.contact_id")
    .select(({ fn }) => ["quarantine.contact_id", fn.min("quarantine.first_day").as("first")])
    .as("stay");

/**
 * Those whom the app alone found, by week, with their tests and quarantine. A result after the days counts: it was asked for in
 * them. All three are read in the order of the contacts' ids and laid side by side (`contact_app`, `sample_clear`,
 * `quarantine_of_contact`).
 */
export async function foundByWeek(sql: Sql, asking: Asking): Promise<readonly FoundRow[]> {
  const rows = await sql
    .selectFrom(
      known(sql, asking, ms(asking.from), ms(asking.to))
        .where("contact.source", "=", "app")
        .where(isOver(asking))
        .leftJoin(clearResults(sql), "clear.contact_id", "contact.id")
        .leftJoin(firstStays(sql), "stay.contact_id", "contact.id")
        .select([
          DAY.as("day"),
          weekOf(asking, "contact.made_ms").as("week"),
          became(sql).as("became"),
          "clear.positive",
          "stay.first",
        ])
        // Or each of them would be asked as often as it is counted below.
        .offset(0)
        .as("it"),
    )
    .select(({ fn }) => [
      "it.week",
      fn.countAll<string>().as("contacts"),
      raw<string>`count(*) filter (where it.became)`.as("became"),
      raw<string>`count(*) filter (where it.became or it.positive is not null)`.as("tested"),
      raw<string>`count(*) filter (where not it.became and not it.positive)`.as("negative"),
      raw<string>`count(it.first)`.as("quarantined"),
      raw<string | null>`avg(greatest(0, it.first - it.day)) filter (where it.first is not null)`.as("delay"),
    ])
    .groupBy("it.week")
    .execute();
  return rows.map((row) => ({
    week: row.week,
    contacts: Number(row.contacts),
    became: Number(row.became),
    tested: Number(row.tested),
    negative: Number(row.negative),
    quarantined: Number(row.quarantined),
    delay: row.delay === null ? null : Number(row.delay),
  }));
}
