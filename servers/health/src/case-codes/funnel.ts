/** How far codes came, by the day on which they went out. Few are not shown: a count of two would say who. */
import { type FunnelDay, SMALLEST } from "@bluezone/contract/health/issued-codes";
import { Day, isoDay } from "@bluezone/protocol/time";
import type { Scope } from "@bluezone/staff/scope";
import { inScope } from "@bluezone/staff/scope";
import type { Sql } from "../tables.ts";

/** A code as it is counted. Instants in milliseconds; `day` of Vietnam. */
export type CountedCode = {
  readonly day: number;
  readonly issued: number;
  readonly claimed: number | null;
  readonly certified: number | null;
};

const shown = (count: number): number | null => (count > 0 && count < SMALLEST ? null : count);

/** The median in whole minutes of at least `SMALLEST`; null of fewer. */
function median(minutes: readonly number[]): number | null {
  if (minutes.length < SMALLEST) return null;
  const sorted = [...minutes].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return Math.round((low + high) / 2);
}

/** What is said of some codes. Times of phones are in whole ten minutes rounded down, so that none is less than nothing. */
export function funnelOf(codes: readonly CountedCode[]): Omit<FunnelDay, "day"> {
  const minutes = (ends: readonly (readonly [number, number | null])[]): readonly number[] =>
    ends.flatMap(([from, to]) => (to === null ? [] : [Math.max(0, (to - from) / 60_000)]));
  return {
    issued: shown(codes.length),
    claimed: shown(codes.filter(({ claimed }) => claimed !== null).length),
    certified: shown(codes.filter(({ certified }) => certified !== null).length),
    toClaim: median(minutes(codes.map(({ issued, claimed }) => [issued, claimed]))),
    toCertificate: median(minutes(codes.map(({ issued, certified }) => [issued, certified]))),
  };
}

/** Days with codes, the newest first. */
export function funnelByDay(codes: readonly CountedCode[]): readonly FunnelDay[] {
  const days = new Map<number, CountedCode[]>();
  for (const code of codes) days.set(code.day, [...(days.get(code.day) ?? []), code]);
  return [...days]
    .sort(([a], [b]) => b - a)
    .map(([day, some]) => ({ day: isoDay(Day(day)), ...funnelOf(some) }));
}

const VIETNAM_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Codes that truly went out within a scope, from a day on. */
export async function readCounted(sql: Sql, scope: Scope, from: Day): Promise<readonly CountedCode[]> {
  const rows = await sql
    .selectFrom("case_code")
    .innerJoin("case_record", "case_record.id", "case_code.case_id")
    .select(["issued_ms", "claimed_ms", "certified_ms"])
    .where(inScope(scope, "case_record.unit_path"))
    .where("case_code.made", "=", true)
    .where("case_code.way", "!=", "revised")
    .where("issued_ms", ">=", String(from * DAY_MS - VIETNAM_MS))
    .execute();
  const number = (text: string | null): number | null => (text === null ? null : Number(text));
  return rows.map(({ issued_ms, claimed_ms, certified_ms }) => ({
    day: Math.floor((Number(issued_ms) + VIETNAM_MS) / DAY_MS),
    issued: Number(issued_ms),
    claimed: number(claimed_ms),
    certified: number(certified_ms),
  }));
}
