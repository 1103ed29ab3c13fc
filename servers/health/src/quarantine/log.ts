/** Enters or corrects half a day, in the transaction that holds the quarantine. What is corrected is kept. */
import { Fault } from "@bluezone/contract/fault";
import { type Day, dayOf, type Instant } from "@bluezone/protocol/time";
import { knownSymptoms, type Named } from "../symptoms.ts";
import { fromMs, ms, type Transaction } from "../tables.ts";
import { holdingNth, insertEntry, replaceEntry } from "./entries-store.ts";
import { tenthsOf, writeSymptoms } from "./symptoms.ts";
import type { QuarantineLogRow, QuarantineRow } from "./tables.ts";
import { halfAt } from "./today.ts";

/** What is entered. `seen` is the `nth` that stood there when it was typed, 0 for none; `by` is null for the person. `visit` says which of a round it was. */
export type LogEntry = {
  readonly day: Day;
  readonly half: QuarantineLogRow["half"];
  readonly seen: number;
  readonly temperature: number | null;
  readonly symptoms: readonly string[];
  readonly by: string | null;
  readonly visit?: { readonly id: string; readonly at: Instant };
};

/**
 * Says the entry's `nth`. Throws Fault: `temperature_invalid`; `symptom_unknown`; `day_invalid` before the first day, ahead of now, or after the day on which it was ended;
 * `conflict` when something else stands there than was seen.
 */
export async function enterHalf(
  disease: Named,
  trx: Transaction,
  now: Instant,
  row: QuarantineRow,
  { day, half, seen, temperature, symptoms, by, visit }: LogEntry,
): Promise<number> {
  const tenths = tenthsOf(temperature);
  const known = knownSymptoms(disease, symptoms);
  const today = dayOf(now, "vietnam");
  const ahead = day > today || (day === today && half === "afternoon" && halfAt(now) === "morning");
  // Who was ended after the last day was measured until then.
  const end = row.ended_ms === null ? today : dayOf(fromMs(row.ended_ms), "vietnam");
  if (ahead || day < row.first_day || day > Math.max(end, row.ended_day ?? end))
    throw new Fault("day_invalid", "this half-day lies ahead, or outside the quarantine");
  if ((await holdingNth(trx, row.id, { day, half })) !== seen)
    throw new Fault("conflict", "another entry stands there by now; it was kept");
  if (seen > 0) await replaceEntry(trx, { quarantine_id: row.id, day, half, nth: seen }, now);
  await insertEntry(trx, {
    quarantine_id: row.id,
    day,
    half,
    nth: seen + 1,
    tenths,
    symptoms: writeSymptoms(known),
    by,
    at_ms: ms(now),
    replaced_ms: null,
    visit_id: visit?.id ?? null,
    recorded_ms: visit ? ms(visit.at) : null,
  });
  return seen + 1;
}
