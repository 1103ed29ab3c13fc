/** The only SQL of what figures are set against: smartphones of a district, and targets, each with its days. */
import type { Target } from "@bluezone/contract/rollout/figures";
import { Day, type Day as DayType, isoDay } from "@bluezone/protocol/time";
import { holdsOn } from "@bluezone/server-kit/sql/holds-on";
import { dayOrNone, type Sql, type Transaction } from "../tables.ts";
import type { SmartphoneCountRow, TargetRow } from "./tables.ts";

/** The counts of smartphones that hold on a day. */
export const smartphonesOn = (sql: Sql, day: DayType): Promise<readonly SmartphoneCountRow[]> =>
  sql.selectFrom("smartphone_count").selectAll().where(holdsOn(day, "smartphone_count")).execute();

/** Keeps a count from a day on; one that held then ends the day before, one that begins the same day is replaced. */
export async function putSmartphones(trx: Transaction, given: SmartphoneCountRow): Promise<void> {
  await trx
    .updateTable("smartphone_count")
    .set({ valid_to_day: given.valid_from_day - 1 })
    .where("district", "=", given.district)
    .where("valid_from_day", "<", given.valid_from_day)
    .where(({ or, eb }) =>
      or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", given.valid_from_day)]),
    )
    .execute();
  const { count, source, valid_to_day } = given;
  await trx
    .insertInto("smartphone_count")
    .values(given)
    .onConflict((conflict) =>
      conflict.columns(["district", "valid_from_day"]).doUpdateSet({ count, source, valid_to_day }),
    )
    .execute();
}

/** A target as the contract shows it. */
export const targetOf = ({
  id,
  source,
  per,
  share,
  basis,
  valid_from_day,
  valid_to_day,
}: TargetRow): Target => {
  const until = dayOrNone(valid_to_day);
  return {
    id,
    source: source as Target["source"],
    per: per as Target["per"],
    share,
    basis,
    validFrom: isoDay(Day(valid_from_day)),
    validTo: until === undefined ? null : isoDay(until),
  };
};

/** The targets that hold on a day. */
export const targetsOn = (sql: Sql, day: DayType): Promise<readonly TargetRow[]> =>
  sql
    .selectFrom("target")
    .selectAll()
    .where(holdsOn(day, "target"))
    .orderBy("source")
    .orderBy("per")
    .execute();

/** Keeps a target from a day on, as `putSmartphones` does a count. */
export async function putTarget(trx: Transaction, given: TargetRow): Promise<TargetRow> {
  await trx
    .updateTable("target")
    .set({ valid_to_day: given.valid_from_day - 1 })
    .where("source", "=", given.source)
    .where("per", "=", given.per)
    .where("valid_from_day", "<", given.valid_from_day)
    .where(({ or, eb }) =>
      or([eb("valid_to_day", "is", null), eb("valid_to_day", ">=", given.valid_from_day)]),
    )
    .execute();
  const { share, basis, valid_to_day } = given;
  return trx
    .insertInto("target")
    .values(given)
    .onConflict((conflict) =>
      conflict.columns(["source", "per", "valid_from_day"]).doUpdateSet({ share, basis, valid_to_day }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}
