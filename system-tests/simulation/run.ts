/** One run by its seed: hours with faults, an hour in which all must become well, and a fortnight after which nothing is left. */
import { Days, Milliseconds, Minutes, minus, plus } from "@bluezone/protocol/time";
import { healthOutlived, keysOutlived } from "../crash/watch-rows.ts";
import { exportsOf } from "./checks.ts";
import { FAULTS, type Fault } from "./faults.ts";
import { becomesPatient, type Patient, RESULTS } from "./people.ts";
import type { SimTables } from "./tables.ts";
import { beginTrouble, endTrouble } from "./trouble.ts";
import { openWorld, type World } from "./world.ts";

/** What a run came to. */
export type Verdict = {
  readonly seed: number;
  /** Faults that were switched on. */
  readonly faults: readonly Fault[];
  /** Calls of ports that were done. */
  readonly steps: number;
  /** Keys that were sent to be published, and alerts that rose. */
  readonly uploads: number;
  readonly alerts: number;
  /** SHA-256 of everything that happened. */
  readonly digest: string;
  /** What was found not to be true. */
  readonly broken: readonly string[];
  /** Everything that happened, where it was kept. */
  readonly log: readonly string[];
};

/** How long faults come; how long then what they left may take; how long nothing may fail. */
const [TROUBLED, GRACE, WELL] = [Minutes(120), Minutes(20), Minutes(40)] as const;
/** Checks come every quarter of an hour, one tenth earlier or later, and take the retries of one that failed. */
const LONGEST_UNCHECKED = Minutes(35);
/** Longer than anything of a run is kept. */
const FORTNIGHT = Milliseconds(Days(16) + Minutes(7));

/** Runs a seed on tables of its own for as long as it takes. @param keep whether the log is kept */
export async function runSeed(seed: number, tables: SimTables, keep = false): Promise<Verdict> {
  await tables.empty();
  const world = await openWorld(seed, tables, keep);
  const { scheduler, faults, draw, phones, checks, broken } = world;
  const patients = phones.flatMap((phone) =>
    draw.chance(60) ? [becomesPatient(phone, Minutes(draw.number(RESULTS.least, RESULTS.most)), world)] : [],
  );
  beginTrouble(world);
  await scheduler.run(plus(scheduler.now, TROUBLED));
  endTrouble(world);
  world.wellFrom = plus(scheduler.now, GRACE);
  await scheduler.run(plus(world.wellFrom, WELL));
  checks.published(world.store.lost());
  allIsWell(world, patients);
  await nothingIsLeft(world, tables);
  return {
    ...{ seed, broken, digest: scheduler.digest(), steps: scheduler.steps, log: scheduler.log ?? [] },
    ...{ uploads: checks.uploads.size, alerts: world.alerts },
    faults: (Object.keys(FAULTS) as Fault[]).filter((fault) => faults.rates[fault] > 0),
  };
}

/** An hour after the last fault: servers answer, shares are over, phones have read what is new, and are warned. */
function allIsWell(
  { servers, phones, meetings, checks, scheduler, store, check }: World,
  patients: readonly Patient[],
): void {
  if (servers.some(({ upstream }) => !upstream)) check("a server has not come back");
  for (const { phone, done } of patients)
    if (!done) check(`a share does not come to its end: ${phone.phone?.state().share.is}`);
  const faultless = minus(scheduler.now, Milliseconds(GRACE + WELL));
  for (const phone of phones) {
    const state = phone.phone?.state();
    const { lastChecked = null } = state?.lines ?? {};
    const read = lastChecked !== null && lastChecked >= minus(scheduler.now, LONGEST_UNCHECKED);
    // What a lying flush took, nobody gives back: whoever has not read it says so.
    if (store.lost().size > 0) {
      if (read && !checks.hasRead(phone.name, store.lost()))
        check("a phone says that it has read what is new, and a file is lost");
      continue;
    }
    if (!read) check("a phone has not read what is new");
    else if (!checks.hasReadUntil(phone.name, faultless))
      check("a phone says that it has read what is new, and has not got a file");
    const warned = state?.alerts.some(({ withdrawnAt }) => withdrawnAt === null) ?? false;
    const others = meetings.flatMap(({ of, disturbed }) =>
      of.includes(phone) && !disturbed ? of.filter((one) => one !== phone) : [],
    );
    if (!warned && others.some(({ name }) => checks.hasConfirmed(name)))
      check("a phone is not warned of whom it met");
  }
}

/** Two weeks in which nothing ran: servers start, and nothing outlives its time. */
async function nothingIsLeft(
  { servers, phones, scheduler, store, check }: World,
  tables: SimTables,
): Promise<void> {
  for (const { party } of [...phones, ...servers]) scheduler.end(party);
  await scheduler.skip(FORTNIGHT);
  for (const server of servers) server.start();
  await scheduler.run(plus(scheduler.now, Minutes(12)));
  const rows = await tables.rows();
  for (const what of keysOutlived(rows, exportsOf(store.files()), scheduler.now, false)) check(what);
  for (const what of healthOutlived(rows, scheduler.now)) check(what);
}
