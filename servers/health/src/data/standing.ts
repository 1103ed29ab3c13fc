/** What is under way about somebody: whoever deletes them sees it first. */
import type { DataStanding } from "@bluezone/contract/health/data";
import { type Instant, isoInstant } from "@bluezone/protocol/time";
import { madeCodesOf, waitingHandOversOf } from "../cases/holding-store.ts";
import { numberOf } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { fromMs, type Sql } from "../tables.ts";
import { casesOf, countContacts, isInQuarantine, unitNameOf } from "./standing-store.ts";

/** What is under way about somebody now. */
export async function standingOf(
  { config }: Pick<Context, "config">,
  sql: Sql,
  personId: string,
  now: Instant,
): Promise<DataStanding> {
  const cases = await casesOf(sql, personId);
  const ids = cases.map(({ id }) => id);
  const codes = await madeCodesOf(sql, ids, now);
  const handOvers = await waitingHandOversOf(sql, ids);
  return {
    unit: await unitNameOf(sql, personId),
    openCases: cases
      .filter(({ closed_ms }) => closed_ms === null)
      .map(({ number }) => numberOf(config, number)),
    openCodes: codes.filter(({ state }) => state === "open").length,
    handOver: handOvers.map(({ to, asked_ms }) => ({ to, asked: isoInstant(fromMs(asked_ms)) }))[0] ?? null,
    contacts: await countContacts(sql, ids),
    inQuarantine: await isInQuarantine(sql, personId),
  };
}
