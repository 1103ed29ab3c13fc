/**
 * The document of windows: how far the export has come, read at every check; the configuration is read only when it says
 * anything else (docs/protocol/08-signed-documents.md#windows). A server that has none is asked for its configuration.
 */
import { read } from "@bluezone/contract/client";
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import { COUNTED_DAYS, WindowsAnswer, windows as windowsPath } from "@bluezone/contract/keys/windows";
import { type ConfigDocument, WindowsDocument } from "@bluezone/contract/signed";
import { type Day, Days, dayOf, fromUnixSeconds, Hours, isoDay, minus } from "@bluezone/protocol/time";
import { isProven } from "./clock.ts";
import { answerOf, configRoots, fetchConfig, takeIn } from "./config.ts";
import type { Context } from "./context.ts";
import { verifyDocument } from "./jws.ts";

/** A configuration is read again after this, whatever the windows say: it must not grow old unnoticed. */
const CONFIG_READ_AGAIN = Days(1);

/** An export whose newest window ended this long ago stands still. */
export const FROZEN_AFTER = Hours(2);

/** Asks for the windows. @returns whether those that are kept are the newest. */
async function fetchWindows(context: Context): Promise<boolean> {
  const { memory } = context;
  const { windowsEtag } = memory.get("config");
  const answer = await read(context.keys, windowsPath.path, windowsEtag ?? undefined);
  context.heardDate(answer.date);
  if (!answer.ok) return false;
  if (answer.value.status === 304) return memory.get("config").windows !== null;
  const text = answerOf(answer.value.body, WindowsAnswer)?.windows;
  if (text === undefined) {
    context.tell({ is: "document-refused", document: "windows", why: "unreadable" });
    return false;
  }
  const verified = verifyDocument(text, configRoots(context), WindowsDocument);
  const outcome = takeIn(context, "windows", verified, memory.get("config").windows);
  if (outcome === "refused") return false;
  const taken = outcome === "known" ? {} : { windows: outcome.taken };
  memory.change("config", { ...taken, windowsEtag: answer.value.etag ?? null });
  return true;
}

/** Reads what is new of windows and configuration. @returns whether an answer came. */
export async function fetchNews(context: Context): Promise<boolean> {
  const current = await fetchWindows(context);
  const { config, windows } = context.memory.get("config");
  const known =
    current &&
    config !== null &&
    windows !== null &&
    config.version >= windows.config &&
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
}

/** What a configuration, and windows where there are any, say of a shard. */
export function knownOf(config: ConfigDocument, windows: WindowsDocument | null, shard: string): Known {
  const told = windows?.windows[shard];
  const counted = (day: Day) => config.files[shard]?.[isoDay(day)] ?? 0;
  if (windows === null || told === undefined)
    return { last: config.lastWindow[shard] ?? 0, atLeast: counted, all: () => undefined };
  const since = dayOf(fromUnixSeconds(windows.issuedAt), "utc") - COUNTED_DAYS;
  // A configuration that has come further shows that the windows are old: of a server that gives none any more, or held back.
  const old = told.last < (config.lastWindow[shard] ?? 0);
  const newestDay = told.last > 0 ? dayOf(fromUnixSeconds(told.last), "utc") : undefined;
  return {
    last: Math.max(told.last, config.lastWindow[shard] ?? 0),
    atLeast: (day) => Math.max(told.files[isoDay(day)] ?? 0, counted(day)),
    all: (day) =>
      !old && day > since
        ? (told.files[isoDay(day)] ?? 0) + (day === newestDay ? told.newest : 0)
        : undefined,
  };
}
