/**
 * The document of windows: how far the export has come, read at every check; the configuration is read only when it says
 * anything else (docs/protocol/08-signed-documents.md#windows). A server that has none is asked for its configuration.
 */
import { read } from "@bluezone/contract/client";
import { exportName, FIRST_SHARD } from "@bluezone/contract/keys/exports";
import {
  COUNTED_DAYS,
  windows as every,
  shardWindowsPath,
  WindowsAnswer,
} from "@bluezone/contract/keys/windows";
import { type ConfigDocument, WindowsDocument } from "@bluezone/contract/signed";
import { type Day, Days, dayOf, fromUnixSeconds, Hours, isoDay, minus } from "@bluezone/protocol/time";
import { isProven } from "./clock.ts";
import { answerOf, configRoots, fetchConfig, takeIn } from "./config.ts";
import type { Context } from "./context.ts";
import { verifyDocument } from "./jws.ts";
import type { Reading } from "./shards.ts";

/** A configuration is read again after this, whatever the windows say: it must not grow old unnoticed. */
const CONFIG_READ_AGAIN = Days(1);

/** An export whose newest window ended this long ago stands still. */
export const FROZEN_AFTER = Hours(2);

/** Where the windows of a reading are: of up to one shard beside `VN`, or of all. */
function windowsAt(reading: Reading): string {
  if (reading === "everywhere" || reading.length > 2) return every.path;
  return shardWindowsPath(reading.find((shard) => shard !== FIRST_SHARD) ?? FIRST_SHARD);
}

/** Asks for the windows. @returns whether those that are kept are the newest of what is read. */
async function fetchWindows(context: Context, from: string): Promise<boolean> {
  const { memory } = context;
  const { windowsEtag, windowsFrom } = memory.get("config");
  const known = windowsFrom === from ? (windowsEtag ?? undefined) : undefined;
  const answer = await read(context.keys, from, known);
  context.heardDate(answer.date);
  // A server of an earlier version has one document for all, and so has a shard whose export has not begun.
  if (!answer.ok)
    return answer.code === "not_found" && from !== every.path && fetchWindows(context, every.path);
  if (answer.value.status === 304) return memory.get("config").windows !== null;
  const text = answerOf(answer.value.body, WindowsAnswer)?.windows;
  if (text === undefined) {
    context.tell({ is: "document-refused", document: "windows", why: "unreadable" });
    return false;
  }
  const verified = verifyDocument(text, configRoots(context), WindowsDocument);
  const outcome = takeIn(context, "windows", verified, memory.get("config").windows);
  if (outcome === "refused" || !verified.ok) return false;
  memory.change("config", {
    // Of the same version may be what was read of other shards.
    windows: verified.document,
    windowsEtag: answer.value.etag ?? null,
    windowsFrom: from,
  });
  return true;
}

/** Reads what is new of the configuration and of the windows of a reading. @returns whether an answer came. */
export async function fetchNews(context: Context, reading: Reading): Promise<boolean> {
  const current = await fetchWindows(context, windowsAt(reading));
  const { config, windows } = context.memory.get("config");
  const known =
    current &&
    config !== null &&
    windows !== null &&
    config.version >= windows.config &&
    // Another shard's windows in the place of those that were asked for tell nothing of these.
    (reading === "everywhere" ||
      reading.every((shard) => shard in windows.windows || !(shard in config.lastWindow))) &&
    // Windows that stand still may be held back: the configuration may know more.
    fromUnixSeconds(windows.windows[FIRST_SHARD]?.last ?? 0) > minus(context.now(), FROZEN_AFTER) &&
    fromUnixSeconds(config.issuedAt) > minus(context.now(), CONFIG_READ_AGAIN) &&
    isProven(context.memory.get("clock"));
  return known || (await fetchConfig(context));
}

/** What is known of a shard's export: of windows and configuration the one that knows more. */
export interface Known {
  /** End of its newest window, unix seconds; 0 when none is known. */
  readonly last: number;
  /** How many files the index of a day names at least. */
  atLeast(day: Day): number;
  /** How many it names once every cache has the newest; undefined where that is not known. */
  all(day: Day): number | undefined;
  /** Names of its newest files, as far as they are told without an index. */
  named(day: Day): readonly string[];
}

/** What a configuration, and windows where there are any, say of a shard. */
export function knownOf(config: ConfigDocument, windows: WindowsDocument | null, shard: string): Known {
  const told = windows?.windows[shard];
  const counted = (day: Day) => config.files[shard]?.[isoDay(day)] ?? 0;
  if (windows === null || told === undefined)
    return { last: config.lastWindow[shard] ?? 0, atLeast: counted, all: () => undefined, named: () => [] };
  const since = dayOf(fromUnixSeconds(windows.issuedAt), "utc") - COUNTED_DAYS;
  // A configuration that has come further shows that the windows are old: of a server that gives none any more, or held back.
  const old = told.last < (config.lastWindow[shard] ?? 0);
  const newestDay = told.last > 0 ? dayOf(fromUnixSeconds(told.last), "utc") : undefined;
  const named = (told.named ?? []).flatMap(([end, start, first, files]) =>
    Array.from({ length: files }, (_, i) => ({
      day: dayOf(fromUnixSeconds(end), "utc"),
      name: exportName(shard, fromUnixSeconds(start), fromUnixSeconds(end), first + i),
    })),
  );
  return {
    named: (day) => named.flatMap((one) => (one.day === day ? [one.name] : [])),
    last: Math.max(told.last, config.lastWindow[shard] ?? 0),
    atLeast: (day) => Math.max(told.files[isoDay(day)] ?? 0, counted(day)),
    all: (day) =>
      !old && day > since
        ? (told.files[isoDay(day)] ?? 0) + (day === newestDay ? told.newest : 0)
        : undefined,
  };
}
