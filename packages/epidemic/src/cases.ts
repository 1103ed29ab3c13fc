/** From symptoms to a case: who is tested, when the result is there, and who is told of it. */
import { DUE, due } from "./calendar.ts";
import { SETTING } from "./contacts.ts";
import { dayAt } from "./distribution.ts";
import { type Epidemic, hasApp, isAway } from "./epidemic.ts";
import { meetings, stranger } from "./meetings.ts";
import { begin, chanceOf, PURPOSE, poisson, type Stream, uniform } from "./random.ts";
import { CAUSE } from "./rows.ts";

/** What is told besides the cause (two bits): that it is about a contact of a contact; that it is to find a source; that there was no contact. */
export const TOLD = { f2: 4, backward: 8, mistaken: 16 } as const;
const CONFIRMED = 1;
const SHARED = 2;
/** How far back a source is looked for, in days before onset. */
const BACKWARD_DAYS = 14;
/** A case so many days after an alert counts as found by it: the secondary attack of private analytics. */
const AFTER_ALERT = 14;
const MINUTES_A_DAY = 420;

/** The first symptom. */
export function onset(of: Epidemic, row: number): void {
  const { day, key, rows, setup, tables } = of;
  const { testing, isolation, app } = setup.measures;
  const person = rows.person[row]!;
  of.daily.onsets[day]! += 1;
  if (chanceOf(key, person, PURPOSE.testing) < testing.symptomatic)
    test(of, row, dayAt(tables.sample, chanceOf(key, person, PURPOSE.testing, 1)));
  if (chanceOf(key, person, PURPOSE.adherence, 1) < isolation.onSymptoms) isolate(of, row);
  if (
    app &&
    app.onSymptoms > 0 &&
    (!app.onlyAtHome || isAway(rows, row, day)) &&
    chanceOf(key, person, PURPOSE.app, 1) < app.onSymptoms
  )
    share(of, row, day);
}

/** Takes a sample so many days from now. */
export function test(of: Epidemic, row: number, inDays: number): void {
  const { calendar, daily, day, key, rows, tables, setup } = of;
  const result = dayAt(tables.result, chanceOf(key, rows.person[row]!, PURPOSE.testing, 2));
  daily.tests[Math.min(setup.days, day + inDays)]! += 1;
  due(calendar, DUE.result, day + inDays + result, row, day + inDays, 0);
}

/** Stays away until the course is over: a row's isolation does not end, as nobody is infectious for longer. */
function isolate({ day, rows }: Epidemic, row: number): void {
  if (day < rows.isolated[row]!) rows.isolated[row] = day;
}

/** A result of a sample that was taken on a day. */
export function result(of: Epidemic, row: number, sampled: number): void {
  const { course, day, key, rows, setup } = of;
  const { testing, isolation, quarantine, manual } = setup.measures;
  const infected = rows.infected[row]!;
  const age = sampled - infected;
  if (infected < 0 || age < course.detectableFrom || age > course.detectableTo) return;
  const person = rows.person[row]!;
  if ((rows.known[row]! & CONFIRMED) !== 0) return;
  if (chanceOf(key, person, PURPOSE.testing, 3 + sampled) >= testing.sensitivity) return;
  rows.known[row]! |= CONFIRMED;
  of.daily.cases[day]! += 1;
  if (day >= rows.alerted[row]! && day - rows.alerted[row]! <= AFTER_ALERT)
    of.daily.casesAfterAlert[day]! += 1;
  if (quarantine.household)
    meetings(of, person, day, day, (other, met, setting) => {
      if (setting === SETTING.home) due(of.calendar, DUE.told, day, other, met, CAUSE.household);
    });
  if (manual) of.queue.push(row);
  share(of, row, sampled);
  if (chanceOf(key, person, PURPOSE.adherence, 2) < isolation.onResult) isolate(of, row);
}

/** A case with the app shares keys: phones that were near alert. */
function share(of: Epidemic, row: number, sampled: number): void {
  const { app } = of.setup.measures;
  const { calendar, day, key, rows, tables } = of;
  const person = rows.person[row]!;
  if (!app || (rows.known[row]! & SHARED) !== 0 || !hasApp(of, person)) return;
  if (chanceOf(key, person, PURPOSE.app, 2) >= app.upload) return;
  rows.known[row]! |= SHARED;
  of.daily.uploads[day]! += 1;
  const when = day + dayAt(tables.app, chanceOf(key, person, PURPOSE.app, 3));
  const told = new Set<number>();
  const stream: Stream = { base: 0, next: 0 };
  begin(stream, key, person, PURPOSE.told);
  const from = (rows.onset[row]! >= 0 ? Math.min(rows.onset[row]!, sampled) : sampled) - app.daysBefore;
  meetings(of, person, from, day - 1, (other, met, _, hours) => {
    if (hours < app.hours || uniform(stream) >= app.recall || told.has(other) || !hasApp(of, other)) return;
    told.add(other);
    due(calendar, DUE.told, when, other, met, CAUSE.app);
  });
  const mistaken = poisson(stream, told.size * app.falseAlerts);
  for (let n = 0; n < mistaken; n += 1) {
    const other = nearbyUser(of, person, stream);
    if (other >= 0) due(calendar, DUE.told, when, other, day, CAUSE.app | TOLD.mistaken);
  }
}

/** Somebody with the app in the community who was not met; −1 where so few have it that tries find nobody. */
function nearbyUser(of: Epidemic, person: number, stream: Stream): number {
  for (let tried = 0; tried < 200; tried += 1) {
    const other = stranger(of, person, stream);
    if (other !== person && hasApp(of, other)) return other;
  }
  return -1;
}

/** What a day's tracers do: interviews in the order of results, as far as their time goes. */
export function interviews(of: Epidemic): void {
  const { manual } = of.setup.measures;
  if (!manual) return;
  const staff = manual.staff ?? Number.POSITIVE_INFINITY;
  const whole = (staff * of.setup.population.people * MINUTES_A_DAY) / 100_000;
  of.minutes = Math.min(0, of.minutes) + whole;
  interviewMore(of);
}

/** Goes on with interviews while there is time today. */
export function interviewMore(of: Epidemic): void {
  while (of.asked < of.queue.length && of.minutes > 0) {
    interview(of, of.queue[of.asked]!);
    of.asked += 1;
  }
  of.daily.waiting[of.day] = of.queue.length - of.asked;
}

function interview(of: Epidemic, row: number): void {
  const manual = of.setup.measures.manual!;
  const { calendar, contacts, day, key, rows, tables } = of;
  const person = rows.person[row]!;
  const told = new Set<number>();
  const stream: Stream = { base: 0, next: 0 };
  begin(stream, key, person, PURPOSE.told, 1);
  of.daily.interviews[day]! += 1;
  const start = rows.onset[row]! >= 0 ? Math.min(rows.onset[row]!, day) : day;
  const from = start - manual.daysBefore;
  const { recall } = manual;
  meetings(of, person, manual.backward ? start - BACKWARD_DAYS : from, day - 1, (other, met, setting) => {
    const unnamed = setting === SETTING.community && uniform(stream) >= contacts.settings[2].known;
    const share =
      setting === SETTING.home
        ? recall.home
        : setting !== SETTING.community
          ? recall.workSchool
          : unnamed
            ? recall.strangers
            : recall.known;
    if (uniform(stream) >= share || told.has(other)) return;
    told.add(other);
    const when = day + dayAt(tables.manual, uniform(stream));
    due(calendar, DUE.told, when, other, met, CAUSE.manual | (met < from ? TOLD.backward : 0));
  });
  of.minutes -= manual.interviewMinutes + manual.callMinutes * told.size;
}
