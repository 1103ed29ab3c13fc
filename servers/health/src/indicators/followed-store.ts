/** The SQL of contacts: who of them became a case, was tested and in quarantine, by how they came to be known. */
import { FOLLOWED_DAYS } from "@bluezone/policy/indicator";
import { dayOf } from "@bluezone/protocol/time";
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
const followed = (sql: Sql, { areas, part, from, to, now }: Asking) =>
  sql
    .selectFrom("contact")
    .where("contact.made_ms", ">=", ms(from))
    .where("contact.made_ms", "<", ms(to))
    .where(raw<boolean>`${DAY} + ${FOLLOWED_DAYS}::int < ${dayOf(now, "vietnam")}::int`)
    .$if(isPart(part), (some) =>
      some
        .innerJoin("unit", "unit.id", "contact.unit_id")
        .leftJoin(placesOf(areas), (join) => join.on("place.commune", "=", raw`unit.commune`))
        .where(inPart(part, raw<string | null>`unit.commune`)),
    );

/** Whether somebody became a case that counts within the days after the contact. */
const BECAME: RawBuilder<boolean> = raw<boolean>`became.id is not null and ${dayOfMs("became.counted_ms")} <= ${DAY} + ${FOLLOWED_DAYS}::int`;

const became = <Of extends ReturnType<typeof followed>>(of: Of) =>
  of.leftJoin("case_record as became", (join) =>
    join
      .onRef("became.id", "=", "contact.became_case_id")
      .on("became.merged_into", "is", null)
      .on("became.class", "in", ["confirmed", "probable"]),
  );

/** By week of the time. */
export async function followedByWeek(
  sql: Sql,
  asking: Asking,
): Promise<readonly (FollowedRow & { readonly week: number })[]> {
  const rows = await sql
    .selectFrom(
      became(followed(sql, asking))
        .select([
          weekOf(asking, "contact.made_ms").as("week"),
          raw<boolean>`contact.source = 'app'`.as("app"),
          BECAME.as("became"),
        ])
        .as("it"),
    )
    .select(({ fn }) => [
      "it.week",
      "it.app",
      fn.countAll<string>().as("contacts"),
      raw<string>`count(*) filter (where it.became)`.as("became"),
    ])
    .groupBy(["it.week", "it.app"])
    .execute();
  return rows.map(({ week, app, ...row }) => ({
    week,
    app,
    contacts: Number(row.contacts),
    became: Number(row.became),
  }));
}

/** Whether any sample of a contact was positive; null without a clear result. */
const positive = (sql: Sql) =>
  sql
    .selectFrom("sample")
    .select(raw<boolean | null>`bool_or(sample.result = 'positive')`.as("positive"))
    .whereRef("sample.contact_id", "=", "contact.id" as never)
    .where("sample.result", "in", ["positive", "negative"]);

/** The day on which the first quarantine of a contact began; one that ended before it began was none. */
const firstStays = (sql: Sql) =>
  sql
    .selectFrom("quarantine as stay")
    .select(({ fn }) => fn.min("stay.first_day").as("first"))
    .whereRef("stay.contact_id", "=", "contact.id" as never)
    .where(raw<boolean>`coalesce(stay.ended_day, stay.last_day) >= stay.first_day`);

/** Tests and quarantine of those whom the app alone found, by week. A result after the days counts: it was asked for in them. */
export async function foundByWeek(
  sql: Sql,
  asking: Asking,
): Promise<readonly (FoundRow & { readonly week: number })[]> {
  const rows = await sql
    .selectFrom(
      became(followed(sql, asking).where("contact.source", "=", "app"))
        .select([
          weekOf(asking, "contact.made_ms").as("week"),
          BECAME.as("became"),
          positive(sql).as("positive"),
          raw<number | null>`(${firstStays(sql)}) - ${DAY}`.as("after"),
        ])
        .as("it"),
    )
    .select(({ fn }) => [
      "it.week",
      fn.countAll<string>().as("found"),
      raw<string>`count(*) filter (where it.became or it.positive is not null)`.as("tested"),
      raw<string>`count(*) filter (where not it.became and not it.positive)`.as("negative"),
      raw<string>`count(it.after)`.as("quarantined"),
      raw<string | null>`avg(greatest(0, it.after)) filter (where it.after is not null)`.as("delay"),
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
