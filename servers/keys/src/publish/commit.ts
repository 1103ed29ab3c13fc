/**
 * How publishes are written: many in one transaction, each judged by itself. A publish that is refused, repeated or
 * overtaken leaves no trace and does not hinder the others; a group of one is how a single publish is written.
 */
import { eninAt, floorTo, Hours, type Instant } from "@bluezone/protocol/time";
import type { Database, Transaction } from "@bluezone/server-kit/sql/database";
import { createGroupCommit, type GroupCommit } from "@bluezone/server-kit/sql/group-commit";
import { countPublishes, countsOf } from "../stats/store.ts";
import type { Tables } from "../tables.ts";
import type { Decision, StoredKey } from "./decide.ts";
import {
  type NewKey,
  type NewPublish,
  nameOf,
  type PublishStore,
  publishStore,
  REMEMBERED_INTERVALS,
} from "./store.ts";
import type { Outcome, RememberedPublish, Submission } from "./submission.ts";

/** Where publishes wait to be written. */
export type PublishCommits = GroupCommit<Submission, Outcome>;

/** Most transactions under way: decision 0011 has what was measured. Each takes a connection; the database has ten. */
const AT_ONCE = 4;
/** Most publishes of one transaction, and most that wait beside them: a second's work, and memory that is bounded. */
const MOST = 256;
export const MOST_WAITING = 1_024;

export const publishCommits = (database: Database<Tables>): PublishCommits =>
  createGroupCommit({
    write: (group) => writeGroup(database, group),
    touches: ({ hashes, keys }) => [...hashes.map(nameOf), ...keys.map(({ name }) => name)],
    answers: () => database.answers(),
    atOnce: AT_ONCE,
    most: MOST,
    mostWaiting: MOST_WAITING,
  });

/** Writes a group in one transaction. No two of it may have a key or a hash in common. */
export async function writeGroup(
  database: Database<Tables>,
  group: readonly Submission[],
): Promise<PromiseSettledResult<Outcome>[]> {
  const store = publishStore(database.schema);
  return (
    (await writeFresh(database, store, group)) ??
    (await database.transaction((trx) => write(trx, store, group)))
  );
}

/**
 * Writes a group of which nothing is known, as nearly all are: its keys and hashes are new, so that every decision is known
 * before the database is asked, and one call does it all. Returns nothing, with nothing written, when that was wrong of
 * any of them; then each is judged by what is known.
 */
async function writeFresh(
  database: Database<Tables>,
  store: PublishStore,
  group: readonly Submission[],
): Promise<PromiseSettledResult<Outcome>[] | undefined> {
  const decided: DecidedSubmission[] = [];
  for (const submission of group) {
    const decision = decisionOnNew(submission);
    if (!decision) return undefined;
    decided.push({ submission, decision });
  }
  const people = decided.filter(isOfPerson).map(counted);
  const counts = countsOf(people, group[0]!.now);
  if (!(await store.insertWhole(database.db, decided.map(publishOf), decided.flatMap(keysOf), counts)))
    return undefined;
  return decided.map(({ decision }) => ({
    status: "fulfilled",
    value: { became: "written", inserted: decision.insert.length, revised: 0 },
  }));
}

/**
 * What to write of a publish if none of its keys is known; nothing where that alone does not decide: it is refused unless it is
 * a repeat, it breaks, it has nothing to store, its token says that its keys are known, or it may be remembered under an earlier secret, which storing it would not show.
 */
function decisionOnNew({ hashes, revises, decide }: Submission): Decision | undefined {
  if (hashes.length > 1 || revises) return undefined;
  try {
    const decision = decide(NOTHING_KNOWN);
    return decision.insert.length > 0 ? decision : undefined;
  } catch {
    return undefined;
  }
}
const NOTHING_KNOWN: ReadonlyMap<string, StoredKey> = new Map();

/** A submission whose decision has been made. */
type DecidedSubmission = { readonly submission: Submission; readonly decision: Decision };

async function write(
  trx: Transaction<Tables>,
  store: PublishStore,
  group: readonly Submission[],
): Promise<PromiseSettledResult<Outcome>[]> {
  const results = new Map<Submission, PromiseSettledResult<Outcome>>();
  const became = (submission: Submission, value: Outcome) =>
    void results.set(submission, { status: "fulfilled", value });

  const { remembered, known } = await store.lookUp(
    trx,
    group.map(({ hashes, keys, now }) => ({
      hashes,
      keys: keys.map(({ tek }) => tek.key),
      since: rememberedSince(now),
    })),
  );
  const fresh = group.filter((submission) => {
    const before = rememberedOf(submission, remembered);
    if (before) became(submission, { became: "repeated", before });
    return !before;
  });
  const decided = fresh.flatMap((submission): DecidedSubmission[] => {
    try {
      return [{ submission, decision: submission.decide(known) }];
    } catch (reason) {
      results.set(submission, { status: "rejected", reason });
      return [];
    }
  });

  const written = await insertWhole(trx, store, decided);
  for (const { submission, decision } of decided)
    became(
      submission,
      written.has(submission)
        ? { became: "written", inserted: decision.insert.length, revised: decision.revise.length }
        : { became: "overtaken" },
    );

  const kept = decided.filter(({ submission }) => written.has(submission));
  await store.revise(
    trx,
    kept.flatMap(({ decision }) => decision.revise),
  );
  const people = kept.filter(isOfPerson);
  if (people.length > 0)
    await countPublishes(trx, store.schema, people.map(counted), people[0]!.submission.now);
  return group.map((submission) => results.get(submission)!);
}

/** A publish that was written after this interval is answered as it was. */
const rememberedSince = (now: Instant): number => eninAt(now) - REMEMBERED_INTERVALS;

function rememberedOf(
  { hashes, now }: Submission,
  remembered: ReadonlyMap<string, RememberedPublish>,
): RememberedPublish | undefined {
  return hashes
    .map((hash) => remembered.get(nameOf(hash)))
    .find((before) => before && before.at > rememberedSince(now));
}

/** Remembers publishes and stores their keys, each with all of its own or not at all; returns those that were. */
async function insertWhole(
  trx: Transaction<Tables>,
  store: PublishStore,
  decided: readonly DecidedSubmission[],
): Promise<ReadonlySet<Submission>> {
  if (decided.length === 0) return new Set();
  const { remembered, stored } = await store.insert(trx, decided.map(publishOf), decided.flatMap(keysOf));
  const whole = ({ submission, decision }: DecidedSubmission) =>
    remembered.has(nameOf(submission.hashes[0])) && decision.insert.every(({ name }) => stored.has(name));
  const overtaken = decided.filter((one) => !whole(one));
  if (overtaken.length > 0)
    await store.undo(
      trx,
      overtaken.map(({ submission }) => submission.hashes[0]).filter((hash) => remembered.has(nameOf(hash))),
      overtaken.flatMap(({ decision }) =>
        decision.insert.filter(({ name }) => stored.has(name)).map(({ tek }) => tek.key),
      ),
    );
  return new Set(decided.filter(whole).map(({ submission }) => submission));
}

const publishOf = ({ submission: { hashes, now }, decision }: DecidedSubmission): NewPublish => ({
  hash: hashes[0],
  at: eninAt(now),
  inserted: decision.insert.length,
});

function keysOf({ submission: { now, shard }, decision }: DecidedSubmission): readonly NewKey[] {
  const created = eninAt(floorTo(now, Hours(1)));
  return decision.insert.map((key) => ({ ...key, shard, created }));
}

/** Whether somebody is behind it: a canary is no person, and stands in no figure. */
const isOfPerson = ({ submission }: DecidedSubmission): boolean => !submission.canary;

const counted = ({ submission: { issuer, onset }, decision }: DecidedSubmission) => ({
  issuer,
  onset,
  inserted: decision.insert.map(({ tek }) => tek),
  revised: decision.revise.length,
});
