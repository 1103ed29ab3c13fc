/** Who of those in quarantine has a fever or symptoms by their last entry, for the list, the day's page and the end. */
import type { Unwell } from "@bluezone/contract/health/quarantine";
import type { Disease } from "@bluezone/policy/disease";
import { inScope, type Scope } from "@bluezone/staff/scope";
import { sql as raw } from "kysely";
import type { Sql } from "../tables.ts";
import { readSymptoms } from "./symptoms.ts";
import { iso } from "./view.ts";

/** What of a disease says who is unwell. */
export type Signs = Pick<Disease, "symptoms" | "fever">;

/** Whether a column of symptoms names one that makes somebody unwell. */
const hasSign = ({ symptoms }: Signs) => {
  const mild = symptoms.filter((one) => one.mild).map(({ id }) => id);
  return mild.length === 0
    ? raw<boolean>`last.symptoms <> ''`
    : raw<boolean>`not (string_to_array(last.symptoms, ',') <@ ${mild}::text[])`;
};

/**
 * Open quarantines of who is unwell, each with its last entry and its last temperature when that is a fever. An entry without a
 * temperature does not end a fever: the last one that was taken counts.
 */
export const unwellOnes = (sql: Sql, signs: Signs) =>
  sql
    .selectFrom("quarantine as apart")
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("quarantine_log")
          .select(["day", "half", "symptoms", "at_ms"])
          .whereRef("quarantine_id", "=", "apart.id")
          .where("replaced_ms", "is", null)
          .orderBy("day", "desc")
          // "afternoon" stands before "morning": the later half comes first.
          .orderBy("half")
          .limit(1)
          .as("last"),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("quarantine_log")
          .select(["day", "half", "tenths"])
          .whereRef("quarantine_id", "=", "apart.id")
          .where("replaced_ms", "is", null)
          .where("tenths", "is not", null)
          .orderBy("day", "desc")
          .orderBy("half")
          .limit(1)
          .as("taken"),
      (join) => join.onTrue(),
    )
    .where("apart.ended_day", "is", null)
    .where(({ or, eb }) => or([hasSign(signs), eb("taken.tenths", ">=", signs.fever.from * 10)]));

/** The ids of open quarantines of who is unwell, for a condition. */
export const unwellIds = (sql: Sql, signs: Signs) => unwellOnes(sql, signs).select("apart.id");

/** Of these quarantines, what makes whoever is unwell so, by the quarantine's id. */
export async function unwellAmong(
  sql: Sql,
  signs: Signs,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Unwell>> {
  if (ids.length === 0) return new Map();
  const rows = await unwellOnes(sql, signs)
    .select(["apart.id", "last.day", "last.half", "last.symptoms"])
    .select(["taken.day as taken_day", "taken.half as taken_half", "taken.tenths"])
    .where("apart.id", "in", ids)
    .execute();
  return new Map(
    rows.map(({ id, day, half, symptoms, taken_day, taken_half, tenths }) => {
      const hot = tenths !== null && tenths >= signs.fever.from * 10;
      return [
        id,
        {
          day: iso((hot ? taken_day : null) ?? day),
          half: (hot ? taken_half : null) ?? half,
          temperature: hot ? tenths / 10 : null,
          symptoms: readSymptoms(symptoms),
        },
      ];
    }),
  );
}

/** How many within a scope are unwell. */
export async function countUnwell(sql: Sql, signs: Signs, scope: Scope): Promise<number> {
  const { count } = await sql
    .selectFrom("quarantine")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where(inScope(scope, "quarantine.unit_path"))
    .where("quarantine.id", "in", unwellIds(sql, signs))
    .executeTakeFirstOrThrow();
  return Number(count);
}
