/** A visit that was recorded without a network: whether it still holds when it arrives, and how it is kept. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import { Fault } from "@bluezone/contract/fault";
import { type sendRound, VISIT_DAYS, type VisitResult } from "@bluezone/contract/health/quarantine-round";
import { Day, Days, dayOf, type Instant, Minutes, minus, parseInstant, plus } from "@bluezone/protocol/time";
import type { Named } from "../symptoms.ts";
import { fromMs, ms, type Transaction } from "../tables.ts";
import { findLogs, holdingNth, movesOf } from "./entries-store.ts";
import { enterHalf } from "./log.ts";
import type { QuarantineMoveRow, QuarantineRow } from "./tables.ts";
import { halfAt } from "./today.ts";
import { iso, shownLogs } from "./view.ts";
import { entryOfVisit, insertMissed } from "./visits-store.ts";

/** A visit as it was sent. */
export type Visit = RequestOf<typeof sendRound>["visits"][number];
/** What became of it, without its id. */
export type Outcome = VisitResult extends infer One
  ? One extends unknown
    ? Omit<One, "visit">
    : never
  : never;

/** How far a phone's clock may be ahead of ours. */
const AHEAD = Minutes(10);

/** Where somebody stayed at a moment; `moves` are all theirs, the latest first. */
export function placeAt(
  { place, site_name }: Pick<QuarantineRow, "place" | "site_name">,
  moves: readonly Pick<QuarantineMoveRow, "from_place" | "from_site" | "at_ms">[],
  at: Instant,
): Pick<QuarantineRow, "place" | "site_name"> {
  const since = moves.filter(({ at_ms }) => fromMs(at_ms) > at).at(-1);
  return since ? { place: since.from_place, site_name: since.from_site } : { place, site_name };
}

/** What stands against a visit at a moment, whoever else was there; undefined when nothing does. */
export function standsAgainst(
  row: Pick<QuarantineRow, "first_day" | "ended_ms" | "ended_day" | "end_kind" | "place" | "site_name">,
  moves: Parameters<typeof placeAt>[1],
  { place, siteName }: Pick<Visit, "place" | "siteName">,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): Outcome | undefined {
  if (at > plus(now, AHEAD) || at < minus(now, Days(VISIT_DAYS)) || dayOf(at, "vietnam") < row.first_day)
    return { result: "day_invalid" };
  if (row.ended_ms !== null && row.ended_day !== null && row.end_kind !== null && at >= fromMs(row.ended_ms))
    return { result: "ended", day: iso(row.ended_day), kind: row.end_kind };
  const there = placeAt(row, moves, at);
  if (there.place !== place || there.site_name !== siteName)
    return { result: "moved", place: there.place, siteName: there.site_name };
  return undefined;
}

/** What stands in place of what the officer knew of. */
async function conflict(trx: Transaction, row: QuarantineRow, at: Instant): Promise<Outcome> {
  const logs = shownLogs(await findLogs(trx, [row.id], dayOf(at, "vietnam")));
  const theirs = logs.find(({ half }) => half === halfAt(at));
  if (!theirs) throw new RangeError("an entry that was seen is never taken away");
  const { nth, temperature, symptoms, by, recorded } = theirs;
  return { result: "conflict", theirs: { nth, temperature, symptoms, by, at: recorded ?? theirs.at } };
}

/**
 * Keeps a visit to a quarantine that is held, or says why it does not hold. The same visit once more changes nothing: it is
 * `already`, whatever was corrected since.
 */
export async function keepVisit(
  disease: Named,
  trx: Transaction,
  now: Instant,
  row: QuarantineRow,
  { visit, said, seen, ...asked }: Visit,
  by: string,
): Promise<Outcome> {
  const recorded = parseInstant(asked.at);
  // A phone's clock that is a little ahead records nothing of the future.
  const at = recorded > now && recorded <= plus(now, AHEAD) ? now : recorded;
  const half = { day: dayOf(at, "vietnam"), half: halfAt(at) };
  const before = await entryOfVisit(trx, row.id, visit);
  if (before)
    return { result: "already", nth: await holdingNth(trx, row.id, { ...before, day: Day(before.day) }) };
  const against = standsAgainst(row, await movesOf(trx, row.id), asked, { at, now });
  if (against) return against;
  if (said === "nobody") {
    const missed = { quarantine_id: row.id, visit_id: visit, recorded_ms: ms(at), by };
    const isNew = await insertMissed(trx, missed);
    return { result: isNew ? "kept" : "already", nth: await holdingNth(trx, row.id, half) };
  }
  try {
    const nth = await enterHalf(disease, trx, now, row, {
      ...half,
      ...said,
      seen,
      by,
      visit: { id: visit, at },
    });
    return { result: "kept", nth };
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (fault.code === "conflict") return conflict(trx, row, at);
    const { code } = fault;
    if (code === "day_invalid" || code === "temperature_invalid" || code === "symptom_unknown")
      return { result: code };
    throw fault;
  }
}
