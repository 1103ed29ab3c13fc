/**
 * Looks for new lists and matches them (docs/protocol/07-exports.md#76-how-a-phone-checks): configuration, the index of each
 * day that is not read to its end, then each new file once, oldest first. Whatever is wrong with a list is refused and said,
 * and the rest goes on.
 */
import { read } from "@bluezone/contract/client";
import { dayIndexName, EXPORTS_ROOT } from "@bluezone/contract/keys/exports";
import type { ConfigDocument } from "@bluezone/contract/signed";
import {
  addDays,
  type Day,
  Days,
  dayOf,
  dayStart,
  fromUnixSeconds,
  INTERVAL,
  Instant,
  isoDay,
  Milliseconds,
  Minutes,
  minus,
  plus,
} from "@bluezone/protocol/time";
import type { ListsFault } from "../../state.ts";
import type { ShardRecord } from "../../storage.ts";
import { lengthBetween } from "../chance.ts";
import type { Context } from "../context.ts";
import { importedSince } from "../listen/import.ts";
import { type Reading, readingOf, shardsOfReading } from "../shards.ts";
import { FROZEN_AFTER, fetchNews, type Known, knownOf } from "../windows.ts";
import { readFile } from "./file.ts";
import { indexFault, namesIn, namesOf, oldestFirst, placesOf } from "./index-day.ts";
import { type Matching, matchingOf, withFile } from "./match.ts";
import { type HeardRows, rowsFound, seen } from "./seen.ts";

/** Minutes between checks before a configuration has come. */
const POLLING_MINUTES = 30;
/** A check comes this much earlier or later than the configuration says, so that phones do not come together. */
const JITTER = 0.1;
/** After a check that did not get through, the next comes after this long, twice as long each time. */
const FIRST_RETRY = Minutes(2);
const LISTED = Days(14);
const NOTHING_READ: ShardRecord = { etags: {}, completeThrough: null, done: [] };

/** What files are matched against: everything heard, and its index, made once for all files of a check. */
interface Against {
  /** Whether it is all that was heard; what the radio still has is matched once it is taken in. */
  readonly whole: boolean;
  readonly seen: HeardRows;
  readonly matching: Matching;
}

/** What a check came to. */
interface Tally {
  files: number;
  keys: number;
  matches: number;
  /** Something did not come: to be tried again soon. */
  cut: boolean;
  fault: ListsFault | null;
}

const polling = (context: Context) =>
  Minutes(context.memory.get("config").config?.pollingMinutes ?? POLLING_MINUTES);

/** When to check next: at once the first time. A time that a wrong clock put far ahead is now. */
export function checkDue(context: Context, now: Instant): Instant {
  const { nextAt } = context.memory.get("check");
  return nextAt === null || nextAt > plus(now, Milliseconds(polling(context) * (1 + JITTER))) ? now : nextAt;
}

function nextCheck(context: Context, now: Instant, failures: number): Instant {
  const usual = polling(context);
  const wait = failures === 0 ? usual : Math.min(usual, FIRST_RETRY * 2 ** Math.min(failures - 1, 10));
  const [least, most] = [Math.round(wait * (1 - JITTER)), Math.round(wait * (1 + JITTER))];
  return plus(now, lengthBetween(context.ports.random, Milliseconds(least), Milliseconds(most)));
}

const change = (context: Context, shard: string, fields: Partial<ShardRecord>): ShardRecord => {
  const { shards } = context.memory.get("check");
  const record = { ...NOTHING_READ, ...shards[shard], ...fields };
  context.memory.change("check", { shards: { ...shards, [shard]: record } });
  return record;
};

/** Reads one file, matches it, and notes it as read, all in one commit. @returns whether it was taken. */
async function takeFile(
  context: Context,
  config: ConfigDocument,
  shard: string,
  { name, place }: { readonly name: string; readonly place: number },
  what: Against,
  tally: Tally,
): Promise<boolean> {
  const { memory, keys, ports } = context;
  const answer = await read(keys, EXPORTS_ROOT + name);
  if (!answer.ok) {
    tally.cut = true;
    return false;
  }
  const file = await readFile(answer.value.body, name, place, config.exportKeys, ports.unpacking);
  if (!file.ok) {
    tally.fault = "bad-signature";
    context.tell({ is: "file-refused", why: file.why });
    return false;
  }
  const heard = await what.matching(file.keys);
  const rows = await rowsFound(memory, what.seen, heard);
  const { matches, found } = withFile(memory.get("matches").matches, rows, file, heard, {
    end: file.end,
    shard,
  });
  memory.change("matches", { matches: [...matches] });
  change(context, shard, { done: [...(memory.get("check").shards[shard]?.done ?? []), name] });
  if (!what.whole) memory.change("check", { missed: true });
  tally.files += 1;
  tally.keys += file.keys.starts.length + file.revisedKeys.starts.length;
  tally.matches += found;
  await memory.commit();
  return true;
}

/** Takes the files of a day that were not read. @returns whether all came. */
async function takeNames(
  context: Context,
  config: ConfigDocument,
  shard: string,
  names: readonly string[],
  what: Against,
  tally: Tally,
): Promise<boolean> {
  const done = new Set(context.memory.get("check").shards[shard]?.done);
  let all = true;
  for (const [name, place] of placesOf(names))
    if (!done.has(name) && !(await takeFile(context, config, shard, { name, place }, what, tally)))
      all = false;
  return all;
}

async function takeDay(
  context: Context,
  config: ConfigDocument,
  shard: string,
  known: Known,
  day: Day,
  what: Against,
  tally: Tally,
): Promise<void> {
  const { keys } = context;
  const before = change(context, shard, {});
  const over = context.now() >= dayStart(addDays(day, 2), "utc");
  // An index that names nothing new is not read; that of a day that is over is, once.
  if (!over && namesOf(day, before.done).length === known.all(day)) return;
  const told = [...new Set([...namesOf(day, before.done), ...known.named(day)])].sort(oldestFirst);
  if (!over && told.length === known.all(day)) {
    await takeNames(context, config, shard, told, what, tally);
    return;
  }
  const answer = await read(keys, EXPORTS_ROOT + dayIndexName(shard, day), before.etags[isoDay(day)]);
  context.heardDate(answer.date);
  if (!answer.ok && answer.code !== "not_found") {
    tally.cut = true;
    return;
  }
  const fresh = !answer.ok || answer.value.status === 200;
  const names = !answer.ok ? [] : fresh ? namesIn(answer.value.body, shard, day) : namesOf(day, before.done);
  const why = indexFault(names, before.done, day, known.atLeast(day), context.now());
  if (why !== null) {
    tally.fault = why === "held-back" ? "frozen" : why;
    context.tell({ is: "index-refused", why });
    if (why === "rolled-back") return;
  }
  if (fresh) {
    // A day whose files did not all come is read again.
    if (!(await takeNames(context, config, shard, names, what, tally))) return;
    const etag = answer.ok ? answer.value.etag : undefined;
    const { etags } = change(context, shard, {});
    if (etag !== undefined) change(context, shard, { etags: { ...etags, [isoDay(day)]: etag } });
  }
  // A window that ended in the last minutes of a day may be released hours after it.
  if (over && !tally.cut && tally.fault === null) change(context, shard, { completeThrough: day });
}

/**
 * Whether the export stands still: its newest window ended long ago, or is still to come (a clock of the server's was wrong),
 * and until then nothing is told. 0 is before the first.
 */
export const standsStill = ({ last }: Pick<Known, "last">, now: Instant): boolean => {
  const end = fromUnixSeconds(last);
  return last > 0 && (now > plus(end, FROZEN_AFTER) || end > plus(now, INTERVAL));
};

async function takeShard(
  context: Context,
  config: ConfigDocument,
  shard: string,
  what: Against,
  tally: Tally,
): Promise<void> {
  const known = knownOf(config, context.memory.get("config").windows, shard);
  const now = context.now();
  const today = dayOf(now, "utc");
  const consent = context.memory.get("phone").consentAt ?? now;
  const since = Instant(Math.min(consent, importedSince(context.memory) ?? consent));
  const complete = context.memory.get("check").shards[shard]?.completeThrough ?? null;
  const first = Math.max(
    dayOf(minus(now, LISTED), "utc"),
    dayOf(since, "utc"),
    complete === null ? 0 : complete + 1,
  );
  for (let day = first as Day; day <= today; day = addDays(day, 1))
    await takeDay(context, config, shard, known, day, what, tally);
  if (tally.fault === null && standsStill(known, now)) {
    tally.fault = "frozen";
    context.tell({ is: "index-refused", why: "frozen" });
  }
}

/** Reads what is new of the shards that concern this phone. Rejects when the store cannot be read. */
async function takeAll(
  context: Context,
  config: ConfigDocument,
  reading: Reading,
  whole: boolean,
  tally: Tally,
): Promise<void> {
  const { faults, memory, ports } = context;
  const all = await seen(memory);
  const what: Against = { whole, seen: all, matching: matchingOf(all, ports.matcher, faults) };
  for (const shard of shardsOfReading(context, config, reading))
    await takeShard(context, config, shard, what, tally);
}

/**
 * One check. Resolves when it is over, also when no network was there. What was cut off goes on where it was: each file is noted as
 * read with what was found in it. Rejects when something else failed; it is then tried again soon, as after no network.
 * @param whole whether all that was heard is taken in; else what is matched now is matched again when it is.
 * @param everywhere whether every shard is read, whatever it costs.
 */
export async function check(context: Context, whole: boolean, everywhere = false): Promise<void> {
  const { memory } = context;
  const answered = await fetchNews(context, await readingOf(context, everywhere));
  // By the configuration that is in force now.
  const reading = await readingOf(context, everywhere);
  const { config } = memory.get("config");
  const tally: Tally = { files: 0, keys: 0, matches: 0, cut: !answered || config === null, fault: null };
  if (memory.get("check").again) memory.change("check", { again: false, shards: {} });
  try {
    if (answered && config !== null) await takeAll(context, config, reading, whole, tally);
  } catch (error) {
    tally.cut = true;
    throw error;
  } finally {
    note(context, answered, reading, tally);
  }
}

/** Notes what a check came to, and when the next one comes. */
function note(context: Context, answered: boolean, reading: Reading, tally: Tally): void {
  const { memory, now } = context;
  const good = !tally.cut && tally.fault === null;
  const failures = good ? 0 : memory.get("check").failures + 1;
  memory.change("check", {
    nextAt: nextCheck(context, now(), failures),
    failures,
    offline: !answered,
    ...(good ? { lastChecked: now() } : {}),
    ...(good && reading === "everywhere" ? { everywhereAt: now() } : {}),
    ...(answered ? { fault: tally.fault } : {}),
  });
  const { files, keys, matches } = tally;
  if (good) context.tell({ is: "checked", files, keys, matches });
}
