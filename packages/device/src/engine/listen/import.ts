/**
 * A log of another exposure notification app that somebody brings along. Its readings become records of a boot of their own,
 * whose monotonic clock is the log's wall clock: so they are matched and forgotten as what this phone heard, stay apart from
 * it, and are never called proven. They are kept reading by reading; what they are worth is GAEN's rule, when they are scored.
 */
import { toBase64 } from "@bluezone/protocol/bytes";
import { type LoggedReading, sightingOf } from "@bluezone/protocol/risk/gaen-log";
import { Instant, Milliseconds, Minutes, minus } from "@bluezone/protocol/time";
import type { HeardDocument, StoredMinute } from "../../heard-document.ts";
import { heardName, tenMinutesOf } from "../../heard-log.ts";
import type { Memory } from "../../memory.ts";
import type { Context } from "../context.ts";
import { KEPT } from "../forget.ts";
import { MOST_IDENTIFIERS } from "./log.ts";

/** The boot that imported readings stand in. Boots of the phone itself are counted from 1. */
export const IMPORTED = 0;

const TEN_MINUTES = Minutes(10);
/** Readings of one identifier kept of ten minutes: one a second. */
const MOST_READINGS = 600;

/** What became of a log. */
export interface ImportResult {
  /** Readings that are in the store now and were not before. */
  readonly taken: number;
  /** Readings that were there before. */
  readonly known: number;
  /** Readings that are too old, in the future, louder or softer than any radio hears, or more than can be kept. */
  readonly leftOut: number;
}

/** When the first imported reading that is kept was, to ten minutes; lists from then on are worth reading. */
export function importedSince({ heard }: Memory): Instant | undefined {
  const starts = heard.names.flatMap((name) => {
    const { boot, start } = tenMinutesOf(name);
    return boot === IMPORTED ? [start] : [];
  });
  return starts.length === 0
    ? undefined
    : Instant(starts.reduce<number>((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY));
}

/** Takes a log in. A reading that was taken before is not taken again; lists that were read are read once more. */
export async function importLog(context: Context, log: Iterable<LoggedReading>): Promise<ImportResult> {
  const { memory } = context;
  const now = context.now();
  const oldest = minus(now, KEPT);
  const documents = new Map<string, OpenDocument>();
  const tally = { taken: 0, known: 0, leftOut: 0 };
  for (const reading of log) {
    const { at, rssi } = reading;
    if (!(at > oldest && at <= now && rssi >= -127 && rssi <= 20)) {
      tally.leftOut += 1;
      continue;
    }
    const name = heardName(IMPORTED, Math.floor(at / TEN_MINUTES));
    const document = documents.get(name) ?? new OpenDocument(await memory.heard.read(name));
    documents.set(name, document);
    tally[document.add(reading)] += 1;
  }
  if (tally.taken === 0) return tally;
  for (const [name, document] of documents) {
    memory.heard.put(name, document.close(now));
    memory.heard.close(name);
  }
  const { boots } = memory.get("clock");
  if (!boots.some(({ n }) => n === IMPORTED)) memory.change("clock", { boots: [LOG_CLOCK, ...boots] });
  memory.change("check", { again: true });
  return tally;
}

/** Monotonic time of this boot is the log's time since 1970, as nobody has proven. */
const LOG_CLOCK = {
  n: IMPORTED,
  id: "imported",
  wallAtZero: Instant(0),
  carried: Milliseconds(0),
  zero: null,
  jumped: false,
  lastWall: Instant(0),
} as const;

/** Ten minutes of imported readings while they come in. */
class OpenDocument {
  readonly #records: Map<string, { readonly rpi: string; readonly aem: string; minutes: StoredMinute[] }>;

  constructor(before: HeardDocument | undefined) {
    this.#records = new Map(
      before?.heard.map((record) => [
        `${record.rpi} ${record.aem}`,
        { ...record, minutes: [...record.minutes] },
      ]),
    );
  }

  add(reading: LoggedReading): keyof ImportResult {
    const [rpi, aem] = [toBase64(reading.rpi), toBase64(reading.aem)];
    const { at, count, meanRssi: mean, bestRssi: best, sinceLastScan: gap } = sightingOf(reading);
    const mono = Milliseconds(at);
    const name = `${rpi} ${aem}`;
    const record = this.#records.get(name);
    if (record?.minutes.some((minute) => minute.mono === mono && minute.mean === mean)) return "known";
    if (record ? record.minutes.length >= MOST_READINGS : this.#records.size >= MOST_IDENTIFIERS)
      return "leftOut";
    const minute = { mono, count, mean, best, gap };
    if (record) record.minutes.push(minute);
    else this.#records.set(name, { rpi, aem, minutes: [minute] });
    return "taken";
  }

  close(until: Instant): HeardDocument {
    return { boot: IMPORTED, until, heard: [...this.#records.values()] };
  }
}
