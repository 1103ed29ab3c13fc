/** Runs an epidemic day by day. A day costs what is due on it, not what the population is. */
import { DUE, type Entries, entriesOf } from "./calendar.ts";
import { interviewMore, interviews, onset, result } from "./cases.ts";
import { type Epidemic, epidemic, type Setup } from "./epidemic.ts";
import { infect, transmit } from "./infect.ts";
import { begin, below, PURPOSE, poisson, runKey, type Stream } from "./random.ts";
import { tell } from "./told.ts";

/** Infects people by chance who were infected elsewhere. */
function importCases(of: Epidemic): void {
  const { day, key, record, rows, setup } = of;
  const stream: Stream = { base: 0, next: 0 };
  begin(stream, key, 0, PURPOSE.imported, day);
  const count = day === 0 ? setup.imported.first : poisson(stream, setup.imported.daily);
  for (let n = 0, tried = 0; n < count && tried < 20 * count; tried += 1) {
    const person = below(stream, setup.population.people);
    if (record[person]! > 0 && rows.infected[record[person]! - 1]! >= 0) continue;
    infect(of, person, -1, 0);
    n += 1;
  }
}

/** Does what is due of one kind, with what is added to it meanwhile; says whether there was anything. */
function work(entries: Entries, each: (a: number, b: number, c: number) => void): boolean {
  const had = entries.done < entries.count;
  while (entries.done < entries.count) {
    const at = entries.done * 3;
    entries.done += 1;
    const { data } = entries;
    each(data[at]!, data[at + 1]!, data[at + 2]!);
  }
  return had;
}

function runDay(of: Epidemic): void {
  const { calendar, day } = of;
  const [onsets, results, told, transmissions] = [DUE.onset, DUE.result, DUE.told, DUE.transmission].map(
    (kind) => entriesOf(calendar, kind, day),
  ) as [Entries, Entries, Entries, Entries];
  importCases(of);
  interviews(of);
  const onOnset = (row: number): void => onset(of, row);
  const onResult = (row: number, sampled: number): void => result(of, row, sampled);
  const onTold = (person: number, met: number, why: number): void => tell(of, person, met, why);
  for (let more = true; more; ) {
    more = work(onsets, onOnset);
    more = work(results, onResult) || more;
    if (of.setup.measures.manual) interviewMore(of);
    more = work(told, onTold) || more;
  }
  work(transmissions, (row, other, met) => transmit(of, row, other, met));
  // What a transmission made due today (an onset on the day of infection) waits for nobody: the lists are done again.
  while (
    work(onsets, onOnset) ||
    work(results, onResult) ||
    work(told, onTold) ||
    work(transmissions, (row, other, met) => transmit(of, row, other, met))
  );
  for (const entries of [onsets, results, told, transmissions]) entries.count = entries.done = 0;
}

/** Runs all days. The same setup, seed and run give the same epidemic. */
export function run(setup: Setup, seed: number, runNumber = 0): Epidemic {
  const of = epidemic(setup, runKey(seed, runNumber));
  const { screening } = setup.measures.testing;
  for (of.day = 0; of.day < setup.days; of.day += 1) {
    runDay(of);
    of.daily.tests[of.day]! += (screening * setup.population.people) / 7;
  }
  let inQuarantine = 0;
  const { quarantined } = of.daily;
  for (let day = 0; day <= setup.days; day += 1) {
    inQuarantine += quarantined[day]!;
    quarantined[day] = inQuarantine;
  }
  return of;
}
