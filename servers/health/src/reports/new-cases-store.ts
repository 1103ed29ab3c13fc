/** The SQL of the new cases of a time, as much of each as delays and the funnel need; no name, no person. */
import type { Instant } from "@bluezone/protocol/time";
import { sql as raw } from "kysely";
import { isOfResult } from "../case-codes/of-result-store.ts";
import { ms, type Sql } from "../tables.ts";
import { IS_CASE, OWN } from "./counters-store.ts";
import type { PlaceCount } from "./tree.ts";

/** A case with its first code. Days since 1970, instants in milliseconds. */
export type NewCase = {
  readonly onsetDay: number | null;
  readonly sampleDay: number | null;
  readonly resultDay: number | null;
  readonly recorded: number;
  readonly made: boolean;
  readonly sent: boolean;
  readonly issued: number | null;
  readonly claimed: number | null;
  readonly certified: number | null;
};

const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** Cases that became one from `from` up to but without `to`, of the places for which `isOf` holds. */
export async function newCases(
  sql: Sql,
  isOf: (place: Pick<PlaceCount, "commune" | "district">) => boolean,
  from: Instant,
  to: Instant,
): Promise<readonly NewCase[]> {
  const rows = await sql
    .selectFrom("case_record as it")
    .innerJoin("unit", "unit.id", "it.unit_id")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("case_code as one")
          .select([
            raw<boolean>`count(*) > 0`.as("made"),
            raw<boolean | null>`bool_or(one.sms = 'sent')`.as("sent"),
            raw<string | null>`min(one.issued_ms)`.as("issued_ms"),
            raw<string | null>`min(one.claimed_ms)`.as("claimed_ms"),
            raw<string | null>`min(one.certified_ms)`.as("certified_ms"),
          ])
          .whereRef("one.case_id", "=", "it.id")
          .where(isOfResult("one"))
          .as("code"),
      (join) => join.onTrue(),
    )
    .select([OWN.as("commune"), "unit.district", "onset_day", "sample_day", "result_day", "it.counted_ms"])
    .select(["code.made", "code.sent", "code.issued_ms", "code.claimed_ms", "code.certified_ms"])
    .where(IS_CASE)
    .where("it.counted_ms", ">=", ms(from))
    .where("it.counted_ms", "<", ms(to))
    .orderBy("it.counted_ms")
    .orderBy("it.id")
    .execute();
  return rows.filter(isOf).map((row) => ({
    onsetDay: row.onset_day,
    sampleDay: row.sample_day,
    resultDay: row.result_day,
    recorded: Number(row.counted_ms),
    made: row.made ?? false,
    sent: row.sent ?? false,
    issued: number(row.issued_ms),
    claimed: number(row.claimed_ms),
    certified: number(row.certified_ms),
  }));
}
