/** The SQL of contacts: who of them became a case, was tested and in quarantine, by how they came to be known. */
import { FOLLOWED_DAYS } from "@bluezone/policy/indicator";
import { addDays, dayOf, dayStart } from "@bluezone/protocol/time";
import { type RawBuilder, sql as raw } from "kysely";
import type { Asking } from "../outbreak/asked.ts";
import { dayOfMs, inPart, isPart, placesOf } from "../outbreak/placed-store.ts";
import { ms, type Sql } from "../tables.ts";
import { weekOf } from "./cohort-store.ts";

/**
 * Contacts whose days are over, and how many became a case in them. `app` are those whom the app alone found; whom an interview
 * named as well is among the others.
 */
export type FollowedRow = {
  readonly app: boolean;
  readonly contacts: number;
  readonly became: number;
};

/**
 * Those whom the app alone found, with what was done for them; `negative` of the tested had no positive result and became no case;
 * `delay` is the mean of days from the contact to the quarantine.
 */
export type FoundRow = {
  readonly found: number;
  readonly tested: number;
  readonly negative: number;
  readonly quarantined: number;
  readonly delay: number | null;
};

/** The day of a contact, without one that on which it became known. */
const DAY = raw<number>`coalesce(contact.day, ${dayOfMs("contact.made_ms")})`;

/** Contacts that came to be known in a time and whose days are over, of a part by the unit that looks after them. */
function followed(sql: Sql, { areas, part, from, to, now }: Asking) {
  const today = dayOf(now, "vietnam");
  // Nobody is known before the contact, so of all but the last weeks the day need not be looked at.
  const over = raw<boolean>`(contact.made_ms < ${ms(dayStart(addDays(today, -FOLLOWED_DAYS), "vietnam"))}
    or ${DAY} + ${FOLLOWED_DAYS}::int < ${today}::int)`;
  return sql
    .selectFrom("contact")
    .where("contact.made_ms", ">=", ms(from))
    .where("contact.made_ms", "<", ms(to))
    .where(over)
    .$if(isPart(part), (some) =>
      some
        .innerJoin("unit", "unit.id", "contact.unit_id")
        .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", raw`unit.commune`))
        .where(inPart(part, raw<string | null>`unit.commune`)),
    );
}

/** Whether somebody became a case that counts within the days after the contact. */
const became = (sql: Sql): RawBuilder<boolean> =>
  raw<boolean>`contact.became_case_id is not null and exists (${sql
    .selectFrom("case_record as became")
    .select("became.id")
    .whereRef("became.id", "=", "contact.became_case_id" as never)
    .where("became.merged_into", "is", null)
    .where("became.class", "in", ["confirmed", "probable"])
    .where(raw<boolean>`${dayOfMs("became.counted_ms")} <= ${DAY} + ${FOLLOWED_DAYS}::int`)})`;

/** By week of the time. */
export async function followedByWeek(
  sql: Sql,
  asking: Asking,
): Promise<readonly (FollowedRow & { readonly week: number })[]> {
  const weekly = <Of extends ReturnType<typeof followed>>(of: Of) =>
    of
      .select(({ fn }) => [
        weekOf(asking, "contact.made_ms").as("week"),
        raw<boolean>`contact.source = 'app'`.as("app"),
        fn.countAll<string>().as("n"),
      ])
      .groupBy(["week", "app"])
      .execute();
  const all = await weekly(followed(sql, asking));
  // Few became one: they have an index of their own.
  const some = await weekly(followed(sql, asking).where(became(sql)));
  return all.map(({ week, app, n }) => ({
    week,
    app,
    contacts: Number(n),
    became: Number(some.find((row) => row.week === week && row.app === app)?.n ?? 0),
  }));
}

/** Whether somebody has a sample with such a result. */
const hasResult = (sql: Sql, results: readonly ("positive" | "negative")[]): RawBuilder<boolean> =>
  raw<boolean>`contact.id in (${sql
    .selectFrom("sample")
    .select("sample.contact_id")
    .where("sample.contact_id", "is not", null)
    .where("sample.result", "in", results)})`;

/** Contacts with the day on which their first quarantine began; one that ended before it began was none. */
const firstStays = (sql: Sql) =>
  sql
    .selectFrom("quarantine")
    .where("quarantine.contact_id", "is not", null)
    .where(raw<boolean>`coalesce(quarantine.ended_day, quarantine.last_day) >= quarantine.first_day`)
    .groupBy("quarantine.contact_id")
    .select(({ fn }) => ["quarantine.contact_id", fn.min("quarantine.first_day").as("first")])
    .as("stay");

/** Tests and quarantine of those whom the app alone found, by week. A result after the days counts: it was asked for in them. */
export async function foundByWeek(
  sql: Sql,
  asking: Asking,
): Promise<readonly (FoundRow & { readonly week: number })[]> {
  const rows = await sql
    .selectFrom(
      followed(sql, asking)
        .where("contact.source", "=", "app")
        .select([
          "contact.id",
          DAY.as("day"),
          weekOf(asking, "contact.made_ms").as("week"),
          became(sql).as("became"),
          hasResult(sql, ["positive", "negative"]).as("clear"),
          hasResult(sql, ["positive"]).as("positive"),
        ])
        // Or each of them would be asked as often as it is counted below.
        .offset(0)
        .as("it"),
    )
    .leftJoin(firstStays(sql), "stay.contact_id", "it.id")
    .select(({ fn }) => [
      "it.week",
      fn.countAll<string>().as("found"),
      raw<string>`count(*) filter (where it.became or it.clear)`.as("tested"),
      raw<string>`count(*) filter (where it.clear and not it.became and not it.positive)`.as("negative"),
      raw<string>`count(stay.first)`.as("quarantined"),
      raw<string | null>`avg(greatest(0, stay.first - it.day)) filter (where stay.first is not null)`.as(
        "delay",
      ),
    ])
    .groupBy("it.week")
    .execute();
  return rows.map((row) => ({
    week: row.week,
    found: Number(row.found),
    tested: Number(row.tested),
    negative: Number(row.negative),
    quarantined: Number(row.quarantined),
    delay: row.delay === null ? null : Number(row.delay),
  }));
}
