/** What a draft is checked against, looked up: blocks on its days, the number that answers, the stations that it reaches. */
import { Fault } from "@bluezone/contract/fault";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { on } from "@bluezone/policy/dated";
import type { Province } from "@bluezone/policy/province";
import { type Day, parseDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";
import { blockRows, lookupOf } from "./blocks-store.ts";
import type { Surroundings } from "./check.ts";
import { countStations, pathsWithin } from "./store.ts";

/** The first number for questions of health that answers on all of some days. */
export const hotlineFor = (
  { hotlines }: Pick<Province, "hotlines">,
  first: Day,
  last: Day,
): string | undefined =>
  on(hotlines, first).find(
    ({ purpose, validTo }) => purpose === "health" && (validTo === undefined || validTo >= last),
  )?.number;

/**
 * The paths below which stations air it: the units named, or all below the unit that writes. Throws Fault `not_found` when a
 * unit is not within the scope.
 */
export async function targetPaths(
  sql: Sql,
  scope: Scope,
  { targets }: Pick<Content, "targets">,
  unitPath: string,
): Promise<readonly string[]> {
  if (targets.length === 0) return [unitPath];
  const paths = await pathsWithin(sql, scope, targets);
  if (paths.length < new Set(targets).size) throw new Fault("not_found", "There is no such unit.");
  return paths;
}

/** Looks everything up. `paths` are those of `targetPaths`. */
export async function surroundingsOf(
  province: Pick<Province, "hotlines">,
  sql: Sql,
  content: Content,
  paths: readonly string[],
  today: Day,
): Promise<Surroundings> {
  const [first, last] = [parseDay(content.firstDay), parseDay(content.lastDay)];
  return {
    block: lookupOf(await blockRows(sql), [first, last]),
    today,
    hotline: hotlineFor(province, first, last),
    stations: await countStations(sql, paths, content.borderOnly, first),
  };
}
