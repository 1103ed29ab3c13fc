/** Forgets what is older than 14 days: what was heard, matches, alerts, keys, and everything that belongs to them. */
import { parseExportName } from "@bluezone/contract/keys/exports";
import { tekEnd } from "@bluezone/protocol/identity/tek";
import {
  addDays,
  Days,
  type Duration,
  dayOf,
  dayStart,
  eninStart,
  fromUnixSeconds,
  Hours,
  type Instant,
  Milliseconds,
  Minutes,
  minus,
  plus,
} from "@bluezone/protocol/time";
import { tenMinutesOf } from "../heard-log.ts";
import { forgetWeek } from "./active/end.ts";
import { forgetStays } from "./areas.ts";
import { tekOf } from "./beacon.ts";
import { keepBoots, placed } from "./clock.ts";
import type { Context } from "./context.ts";
import { forgetMessages } from "./messages/carry.ts";
import { forgetQuarantine } from "./quarantine/own.ts";
import { endPreConsent, PRE_CONSENT_LIFE } from "./share/pre-consent.ts";

/** How long anything is kept. */
export const KEPT: Duration = Days(14);
/** How long it is known which intervals were broadcast in, after they were: a key that is gone must not come again. */
export const USED_KEPT: Duration = Days(28);
/** How long the bytes of a code asked for are kept beyond its end. */
export const SELF_REPORT_KEPT: Duration = Days(1);
/** How often to look. */
export const FORGET_EVERY: Duration = Hours(1);

const TEN_MINUTES = Minutes(10);

/** When the newest minute of a document was: by its boot's place in time, else by when it was written last. Reads it. */
async function newestOf({ memory }: Context, name: string): Promise<Instant | undefined> {
  const document = await memory.heard.read(name);
  const mono = document?.heard.flatMap(({ minutes }) => minutes.map((minute) => minute.mono)) ?? [];
  const newest = mono.reduce((most, next) => Milliseconds(Math.max(most, next)), Milliseconds(0));
  return document && (placed(memory.get("clock"), document.boot, newest) ?? document.until);
}

/** Forgets ten minutes that are too old. Only those are read in which the limit lies, and those without a place in time. @returns how many */
async function forgetHeard(context: Context, old: (t: Instant) => boolean): Promise<number> {
  const { heard } = context.memory;
  const clock = context.memory.get("clock");
  let dropped = 0;
  for (const name of heard.names) {
    const { boot, start } = tenMinutesOf(name);
    const begins = placed(clock, boot, start);
    const whole = begins !== undefined && old(begins) === old(plus(begins, TEN_MINUTES)) ? begins : undefined;
    const at = whole ?? (begins === undefined ? await heard.until(name) : await newestOf(context, name));
    if (at !== undefined && !old(at)) continue;
    heard.drop(name);
    dropped += 1;
  }
  return dropped;
}

/** Drops what is too old, and what claims to be from the future: its clock was wrong and nothing else would ever drop it. */
export async function forget(context: Context, now: Instant): Promise<void> {
  const { memory } = context;
  const oldest = minus(now, KEPT);
  const old = (t: Instant): boolean => t <= oldest || t > plus(now, KEPT);

  const { matches } = memory.get("matches");
  const keptMatches = matches.filter((m) => !old(tekEnd(tekOf(m))));
  if (keptMatches.length !== matches.length) memory.change("matches", { matches: keptMatches });

  const { alerts } = memory.get("alerts");
  const keptAlerts = alerts.filter(({ day }) => !old(dayStart(addDays(day, 1), "vietnam")));
  if (keptAlerts.length !== alerts.length) memory.change("alerts", { alerts: keptAlerts });

  const beacon = memory.get("beacon");
  const teks = beacon.teks.filter((t) => tekEnd(tekOf(t)) > oldest);
  // An interval that lies so far back cannot come again: the lower bound and the proven clock are beyond it.
  const used = beacon.used.filter(([, to]) => eninStart(to) > minus(now, USED_KEPT));
  if (teks.length !== beacon.teks.length || used.length !== beacon.used.length)
    memory.change("beacon", { teks, used });

  const shared = memory.get("shared");
  const keptShared = shared.keys.filter((t) => tekEnd(tekOf(t)) > oldest);
  if (keptShared.length !== shared.keys.length)
    memory.change("shared", {
      keys: keptShared,
      revisionToken: keptShared.length === 0 ? null : shared.revisionToken,
    });
  const { state } = memory.get("share");
  if ("at" in state && old(state.at)) memory.change("share", { state: { is: "none" }, remindedAt: null });
  const { nonce } = memory.get("code");
  if (nonce !== null && now >= nonce.until) memory.change("code", { nonce: null });
  const selfReport = memory.get("selfReport");
  if (selfReport.until !== null && now >= plus(selfReport.until, SELF_REPORT_KEPT))
    memory.change("selfReport", { nonce: null, until: null });

  const { given } = memory.get("preConsent");
  if (given !== null && (now >= given.until || given.until > plus(now, PRE_CONSENT_LIFE)))
    endPreConsent(context);

  forgetMessages(context, now);
  forgetQuarantine(context, now);
  forgetWeek(context, now);
  forgetStays(context, now);
  forgetFiles(context, oldest);

  const dropped = await forgetHeard(context, old);
  const needed = new Set([
    ...memory.heard.names.map((name) => tenMinutesOf(name).boot),
    ...keptMatches.flatMap((m) => m.rows.map(({ boot }) => boot)),
  ]);
  const clock = memory.get("clock");
  const kept = keepBoots(clock, needed);
  if (kept !== clock) memory.change("clock", kept);
  if (dropped > 0) context.tell({ is: "forgotten", documents: dropped });
}

function forgetFiles({ memory }: Context, oldest: Instant): void {
  const { shards } = memory.get("check");
  const stands = (name: string): boolean => {
    const parsed = parseExportName(name);
    return parsed !== undefined && fromUnixSeconds(parsed.end) > oldest;
  };
  const next = Object.fromEntries(
    Object.entries(shards).map(([shard, record]) => {
      const done = record.done.filter(stands);
      const etags = Object.fromEntries(
        Object.entries(record.etags).filter(
          ([day]) => Date.parse(`${day}T00:00:00Z`) >= dayStart(dayOf(oldest, "utc"), "utc"),
        ),
      );
      return [shard, { ...record, done, etags }];
    }),
  );
  if (JSON.stringify(next) !== JSON.stringify(shards)) memory.change("check", { shards: next });
}
