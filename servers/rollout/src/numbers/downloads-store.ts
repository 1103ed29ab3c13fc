/** The only SQL of downloads: what the department reads off the stores' consoles, by district and week. */
import type { Week } from "@bluezone/contract/rollout/week";
import { type Instant, parseDay } from "@bluezone/protocol/time";
import { addNew } from "@bluezone/server-kit/sql/add-once";
import { ms, type Sql, type Transaction } from "../tables.ts";
import type { DownloadsRow } from "./tables.ts";

/** The counts of some weeks as they stood at an instant. */
export const downloadsOf = (
  sql: Sql,
  weeks: readonly Week[],
  asOf: Instant,
): Promise<readonly DownloadsRow[]> =>
  sql
    .selectFrom("downloads")
    .distinctOn(["district", "week_day"])
    .selectAll()
    .where("week_day", "in", weeks.map(parseDay))
    .where("at_ms", "<=", ms(asOf))
    .orderBy("district")
    .orderBy("week_day")
    .orderBy("version", "desc")
    .execute();

/** One district's count. */
export type Downloads = {
  readonly district: string;
  readonly week: Week;
  readonly count: number;
  readonly source: string;
  readonly illustrative: boolean;
};

/** Keeps a count; another one than before is a further version. The week's rows are locked by the first that comes. */
export async function putDownloads(
  trx: Transaction,
  given: Downloads,
  by: string,
  at: Instant,
): Promise<"added" | "changed" | "unchanged"> {
  const { week, ...rest } = given;
  const [known] = await trx
    .selectFrom("downloads")
    .selectAll()
    .where("district", "=", given.district)
    .where("week_day", "=", parseDay(week))
    .orderBy("version", "desc")
    .limit(1)
    .forUpdate()
    .execute();
  if (
    known?.count === given.count &&
    known.source === given.source &&
    known.illustrative === given.illustrative
  )
    return "unchanged";
  await addNew(trx, "downloads", {
    ...rest,
    week_day: parseDay(week),
    version: (known?.version ?? 0) + 1,
    by_id: by,
    at_ms: ms(at),
  });
  return known ? "changed" : "added";
}
