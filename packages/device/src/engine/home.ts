/** What home shows, out of everything the phone knows. The order is `PRIORITY`'s; here only what holds. */
import {
  Days,
  type Duration,
  dayOf,
  fromUnixSeconds,
  Hours,
  type Instant,
  plus,
} from "@bluezone/protocol/time";
import type { RadioState } from "../ports.ts";
import { type Notice, type PhoneState, PRIORITY, type StatusLines } from "../state.ts";
import type { DocumentOf } from "../storage.ts";
import { activeView } from "./active/view.ts";
import { workedOn } from "./activity.ts";
import { areasView } from "./areas.ts";
import { JUMP, wrongBy } from "./clock.ts";
import { askedInForce, switchedOff } from "./config.ts";
import type { Context } from "./context.ts";
import { guardState } from "./guard.ts";
import { localMark, pageHotlines } from "./local/view.ts";
import { draftView, messagesView } from "./messages/view.ts";
import { quarantineView } from "./quarantine/own.ts";
import { hears, isDeaf, isMute } from "./radio.ts";
import { pausedUntil, radioWanted } from "./radio-wanted.ts";
import { preConsentView } from "./share/pre-consent.ts";
import { selfReportView } from "./share/self-report.ts";
import { shareView } from "./share/share.ts";

/** Without a check for this long, home says so. */
export const NOT_CHECKED_AFTER: Duration = Hours(24);
/** A stop or damage that is over is told of for this long. */
const TOLD_FOR: Duration = Hours(24);
/** Listening for this long without hearing anybody is told of. */
const SILENT_AFTER: Duration = Hours(24);
/** A phone has just started for its first day. */
const FIRST_DAY: Duration = Days(1);

/** Whether version `a` is older than `b`; both "1.2.3". */
export function isOlder(a: string, b: string): boolean {
  const [x, y] = [a, b].map((version) => version.split(".").map(Number));
  for (let i = 0; i < 3; i++) if (x![i] !== y![i]) return (x![i] ?? 0) < (y![i] ?? 0);
  return false;
}

function radioNotices(radio: RadioState, activity: DocumentOf<"activity">, now: Instant): Notice[] {
  const since = activity.down?.since ?? now;
  if (radio === "off") return [{ is: "bluetooth-off", since }];
  if (radio === "refused") return [{ is: "permission-missing", since }];
  if (radio === "stopped") return [{ is: "stopped", from: since, to: null }];
  const { stopped, silent } = activity;
  return [
    ...(isDeaf(radio) ? [{ is: "cannot-hear" } as const] : []),
    ...(stopped && now < plus(stopped.to, TOLD_FOR) ? [{ is: "stopped", ...stopped } as const] : []),
    ...(hears(radio) && silent >= SILENT_AFTER ? [{ is: "silent", for: silent } as const] : []),
    ...(isMute(radio) ? [{ is: "cannot-send" } as const] : []),
  ];
}

function alertNotices({ memory }: Context, now: Instant): Notice[] {
  const today = dayOf(now, "vietnam");
  const { alerts } = memory.get("alerts");
  const newest = [...alerts].sort((a, b) => b.day - a.day);
  const high = newest.find((a) => a.level === "high" && a.withdrawnAt === null && today <= a.watchUntil);
  const low = newest.find(
    (a) => a.level === "low" && a.withdrawnAt === null && !a.seen && today <= a.watchUntil,
  );
  const withdrawn = newest.find((a) => a.withdrawnAt !== null && !a.seen);
  return [
    ...(high ? [{ is: "exposed-high", alert: shown(high) } as const] : []),
    ...(low ? [{ is: "exposed-low", alert: shown(low) } as const] : []),
    ...(withdrawn ? [{ is: "withdrawn", alert: shown(withdrawn) } as const] : []),
  ];
}

/** An alert without the keys that it rests on. */
const shown = ({ keys: _, ...alert }: DocumentOf<"alerts">["alerts"][number]) => alert;

function shareNotices({ memory }: Context): Notice[] {
  const { state } = memory.get("share");
  switch (state.is) {
    case "ready":
      return state.testType === "negative"
        ? []
        : [{ is: "positive-not-shared", until: state.until, declined: state.declined }];
    case "sending":
      return state.testType === "negative"
        ? []
        : [{ is: "positive-not-shared", until: state.until, declined: false }];
    case "shared":
      return state.testType === "negative" ? [] : [{ is: "positive-shared", at: state.at }];
    case "already-shared":
      return [{ is: "positive-shared", at: state.at }];
    default:
      return [];
  }
}

function faultNotices(context: Context, now: Instant): Notice[] {
  const { memory, settings } = context;
  const phone = memory.get("phone");
  const check = memory.get("check");
  const { config } = memory.get("config");
  const off = switchedOff(config, now);
  const by = wrongBy(memory.get("clock"), context.reading());
  const checkedSince = check.lastChecked ?? phone.consentAt ?? now;
  const paused = pausedUntil(phone, now);
  const notices: (Notice | false)[] = [
    config !== null &&
      isOlder(settings.appVersion, config.minimumApp) && { is: "update", minimum: config.minimumApp },
    off !== null && { is: "switched-off", ...off },
    memory.failing && { is: "storage-full" },
    Math.abs(by) > JUMP && { is: "clock-wrong", by },
    phone.damagedAt !== null &&
      now < plus(phone.damagedAt, TOLD_FOR) && { is: "data-damaged", since: phone.damagedAt },
    check.fault !== null && { is: "lists-refused", why: check.fault },
    now >= plus(checkedSince, NOT_CHECKED_AFTER) && { is: "not-checked", since: checkedSince },
    config !== null &&
      now >= fromUnixSeconds(config.notAfter) && {
        is: "config-expired",
        since: fromUnixSeconds(config.notAfter),
      },
    paused !== null && { is: "paused", until: paused },
    check.offline && { is: "offline" },
  ];
  return notices.filter((notice) => notice !== false);
}

function linesOf({ memory }: Context, now: Instant): StatusLines {
  const activity = memory.get("activity");
  return {
    workedToday: workedOn(activity, now),
    lastHeard: memory.get("listen").lastHeardAt,
    lastChecked: memory.get("check").lastChecked,
    silentFor: activity.silent,
  };
}

/** Home, now. */
export function home(context: Context): PhoneState {
  const { memory } = context;
  const now = context.now();
  const { consentAt } = memory.get("phone");
  const radio = context.radio();
  const activity = memory.get("activity");
  const firstDay = consentAt !== null && now < plus(consentAt, FIRST_DAY);
  const well: Notice = firstDay ? { is: "first-day", listened: activity.listened } : { is: "protected" };
  const holds: Notice[] =
    consentAt === null
      ? [{ is: "welcome" }]
      : [
          ...(radio === "absent" ? [{ is: "no-radio" } as const] : []),
          ...shareNotices(context),
          ...alertNotices(context, now),
          ...(radioWanted(context, now) ? radioNotices(radio, activity, now) : []),
          ...faultNotices(context, now),
          well,
        ].sort((a, b) => PRIORITY.indexOf(a.is) - PRIORITY.indexOf(b.is));
  const [panel = well, ...lower] = holds;
  const { statistics, age, guardian } = memory.get("consent");
  return {
    now,
    panel,
    bars: lower.filter(({ is }) => is !== "first-day" && is !== "protected"),
    lines: linesOf(context, now),
    alerts: [...memory.get("alerts").alerts].sort((a, b) => b.day - a.day).map(shown),
    share: shareView(memory.get("code"), memory.get("share")),
    preConsent: preConsentView(context, now),
    selfReport: selfReportView(context, now),
    messages: messagesView(context),
    draft: draftView(context),
    quarantine: quarantineView(context),
    consent: { sensing: consentAt, statistics, age, guardian },
    area: memory.get("area").commune,
    areas: areasView(context),
    symptoms: { ...askedInForce(memory.get("config").policy), earlier: memory.get("config").earlier },
    hotlines: memory.get("config").hotlines?.hotlines ?? pageHotlines(memory.get("local")),
    rollout: context.rollout !== null,
    local: localMark(memory.get("local")),
    active: activeView(context),
    helped: memory.get("help").helped,
    ...guardState(context),
  };
}
