/** What somebody does who is told of a contact: by their household's case, a tracer or a phone. */
import { DUE, due } from "./calendar.ts";
import { TOLD, test } from "./cases.ts";
import { SETTING } from "./contacts.ts";
import { dayAt } from "./distribution.ts";
import { type Epidemic, hasApp, isAway, rowOf } from "./epidemic.ts";
import { meetings } from "./meetings.ts";
import { begin, chanceOf, PURPOSE, type Stream, uniform } from "./random.ts";
import { CAUSE } from "./rows.ts";

/** Tells a person of a contact on day `met`. */
export function tell(of: Epidemic, person: number, met: number, why: number): void {
  const { key, setup, tables } = of;
  const { quarantine, testing } = setup.measures;
  const cause = why & 3;
  count(of, person, why);
  const backward = (why & TOLD.backward) !== 0;
  const adherence = (cause === CAUSE.app ? setup.measures.app?.adherence : undefined) ?? quarantine.adherence;
  if (!backward && chanceOf(key, person, PURPOSE.adherence) < adherence)
    stayAtHome(of, person, met + quarantine.days, cause);
  if (testing.traced || backward) {
    const inDays = dayAt(tables.sample, chanceOf(key, person, PURPOSE.testing, 1));
    if (of.record[person] === 0) of.daily.tests[Math.min(setup.days, of.day + inDays)]! += 1;
    else test(of, of.record[person]! - 1, inDays);
  }
  if ((why & (TOLD.f2 | TOLD.backward | TOLD.mistaken)) === 0) tellContacts(of, person, met, cause);
}

function count(of: Epidemic, person: number, why: number): void {
  const { course, daily, day, record, rows } = of;
  const row = record[person]! - 1;
  const since = row < 0 || rows.infected[row]! < 0 ? -1 : day - rows.infected[row]!;
  const infected = since >= 0 && since <= course.detectableTo;
  if ((why & 3) === CAUSE.app) {
    daily.alerts[day]! += 1;
    if (infected) daily.alertsOfInfected[day]! += 1;
    if (row >= 0 && day < rows.alerted[row]!) rows.alerted[row] = day;
    if ((why & TOLD.mistaken) !== 0) daily.falseAlerts[day]! += 1;
  } else if ((why & 3) === CAUSE.manual) {
    daily.traced[day]! += 1;
    if (infected) daily.tracedInfected[day]! += 1;
  }
}

/** Quarantine from today; who stops before its end is drawn. A longer one takes the place of a shorter. */
function stayAtHome(of: Epidemic, person: number, end: number, cause: number): void {
  const { daily, day, key, setup } = of;
  const { app, quarantine } = setup.measures;
  const dropout = (cause === CAUSE.app ? app?.dropout : undefined) ?? quarantine.dropout;
  let until = end;
  if (dropout > 0) {
    const u = chanceOf(key, person, PURPOSE.adherence, 3 + day);
    until = Math.min(end, day + Math.floor(Math.log(1 - u) / Math.log(1 - dropout)));
  }
  if (until <= day) return;
  const row = rowOf(of, person);
  const { rows } = of;
  const running = isAway(rows, row, day) && day >= rows.from[row]! && day < rows.until[row]!;
  if (running && until <= rows.until[row]!) return;
  const last = setup.days;
  if (running) daily.quarantined[Math.min(last, rows.until[row]!)]! += 1;
  else {
    daily.quarantined[day]! += 1;
    rows.from[row] = day;
    rows.cause[row] = cause;
  }
  daily.quarantined[Math.min(last, until)]! -= 1;
  rows.until[row] = until;
}

/** Contacts of a contact since that contact, where a measure asks for them. */
function tellContacts(of: Epidemic, person: number, since: number, cause: number): void {
  const { app, manual } = of.setup.measures;
  const { calendar, day, key } = of;
  const stream: Stream = { base: 0, next: 0 };
  begin(stream, key, person, PURPOSE.told, 2 + day);
  if (cause === CAUSE.app && app?.f2 && hasApp(of, person))
    meetings(of, person, Math.max(since, day - app.daysBefore), day - 1, (other, met, _, hours) => {
      if (hours >= app.hours && uniform(stream) < app.recall && hasApp(of, other))
        due(calendar, DUE.told, day, other, met, cause | TOLD.f2);
    });
  if (cause === CAUSE.manual && manual?.f2)
    meetings(of, person, Math.max(since, day - manual.daysBefore), day - 1, (other, met, setting) => {
      const named = setting === SETTING.home ? manual.recall.home : manual.recall.known;
      if (uniform(stream) < named) due(calendar, DUE.told, day, other, met, cause | TOLD.f2);
    });
}
