/**
 * Everything that a phone holds, for its resident to read and take along (record 0014). Left out is what would let whoever gets
 * the text be this phone or finish its share: bytes of day keys, codes, tokens, nonces, certificates. Left out is also which
 * minutes matched which key: an alert hides the part of a day where it could reveal somebody.
 */
import { fromBase64, toHex } from "@bluezone/protocol/bytes";
import { tekEnd } from "@bluezone/protocol/identity/tek";
import {
  type Duration,
  Enin,
  eninStart,
  fromUnixSeconds,
  type Instant,
  inMinutes,
  inSeconds,
  isoDay,
  isoInstant,
} from "@bluezone/protocol/time";
import type { HeardDocument } from "../heard-document.ts";
import type { DocumentName, DocumentOf, StoredMessage, StoredTek } from "../storage.ts";
import { tekOf } from "./beacon.ts";
import { placed } from "./clock.ts";
import type { Context } from "./context.ts";
import type { Onset } from "./share/view.ts";

/** Names the form of the text. */
export const EXPORT_FORMAT = "bluezone-export/1";

const iso = (t: Instant | null): string | null => (t === null ? null : isoInstant(t));
const seconds = (t: number): string => isoInstant(fromUnixSeconds(t));
/** The time in which a key's identifiers went out; its bytes stay here. */
const days = (t: StoredTek) => ({ from: iso(eninStart(t.rollingStart)), to: iso(tekEnd(tekOf(t))) });
const onsetText = (onset: Onset | null): string | null =>
  onset !== null && typeof onset === "object" ? isoDay(onset.day) : onset;
const signed = <D extends { readonly issuedAt: number; readonly notAfter: number }>(document: D | null) =>
  document && { ...document, issuedAt: seconds(document.issuedAt), notAfter: seconds(document.notAfter) };

function shareText(state: DocumentOf<"share">["state"]): object {
  switch (state.is) {
    case "ready":
    case "sending": {
      const { is, since, until, testType, onset, traveler } = state;
      const keys = is === "sending" ? { keys: state.keys.map(days), revises: state.revises } : {};
      const answers = { onset: onsetText(onset), traveler };
      return { is, since: iso(since), until: iso(until), testType, ...answers, ...keys };
    }
    case "none":
      return state;
    default:
      return { ...state, at: iso(state.at) };
  }
}

function messageStateText(state: StoredMessage["state"]): object {
  switch (state.is) {
    case "waiting":
      return { is: state.is, tries: state.tries };
    case "sent":
    case "taking-back": {
      const { is, at, until, receipt, station } = state;
      return { is, at: iso(at), until: iso(until), receipt, station };
    }
    case "noted":
      return { ...state, at: iso(state.at), until: iso(state.until) };
    default:
      return { ...state, at: iso(state.at) };
  }
}

/** Each document in readable form, by its name in the store. A new document needs its line here. */
const READABLE: { readonly [N in DocumentName]: (document: DocumentOf<N>) => unknown } = {
  phone: ({ consentAt, pausedUntil, damagedAt, remindedAt, noRemindersOn, untold }) => ({
    consentAt: iso(consentAt),
    pausedUntil: iso(pausedUntil),
    damagedAt: iso(damagedAt),
    remindedAt: iso(remindedAt),
    noRemindersOn: noRemindersOn === null ? null : isoDay(noRemindersOn),
    noticesNotGivenYet: untold.map(({ is }) => is),
  }),
  consent: ({ statistics, age, guardian, alerts }) => ({
    statistics: iso(statistics),
    alerts: iso(alerts),
    age,
    guardian: iso(guardian),
  }),
  area: ({ commune, province, stays }) => ({
    commune,
    province,
    stays: stays.map((stay) => ({
      province: stay.province,
      left: stay.left === null ? null : isoDay(stay.left),
    })),
  }),
  clock: ({ boots, offset, lowerBound }) => ({
    boots: boots.map(({ n, wallAtZero, zero, jumped, lastWall }) => ({
      number: n,
      startedByTheWallClock: iso(wallAtZero),
      startedAsProven: iso(zero),
      wallClockJumped: jumped,
      lastSeen: iso(lastWall),
    })),
    correctionSeconds: inSeconds(offset),
    notBefore: iso(lowerBound),
  }),
  beacon: ({ teks, used, ahead }) => ({
    dayKeys: teks.map(days),
    madeAheadUntil: iso(ahead && eninStart(Enin(ahead.first + ahead.starts.length))),
    broadcast: used.map(([from, to]) => ({ from: iso(eninStart(from)), to: iso(eninStart(Enin(to + 1))) })),
  }),
  listen: ({ lastHeardAt, gap }) => ({ lastHeardAt: iso(lastHeardAt), scanEverySeconds: inSeconds(gap) }),
  activity: ({ day, worked, lastRun, down, stopped, silent, listened }) => ({
    day: day === null ? null : isoDay(day),
    workedMinutes: inMinutes(worked),
    lastRun: lastRun && { at: iso(lastRun.at), working: lastRun.working },
    down: down && { why: down.why, since: iso(down.since) },
    stopped: stopped && { from: iso(stopped.from), to: iso(stopped.to) },
    silentMinutes: inMinutes(silent),
    listenedMinutes: inMinutes(listened),
  }),
  config: ({ learned, config, policy, hotlines }) => ({
    learnedRoots: learned,
    config: signed(config),
    policy: signed(policy),
    hotlines: signed(hotlines),
  }),
  check: ({ nextAt, failures, lastChecked, everywhereAt, offline, fault, again, shards }) => ({
    nextAt: iso(nextAt),
    failures,
    lastChecked: iso(lastChecked),
    everywhereAt: iso(everywhereAt),
    offline,
    fault,
    readAgain: again,
    filesRead: Object.values(shards).flatMap(({ done }) => done),
  }),
  matches: ({ matches }) =>
    matches.map((match) => ({
      ...days(match),
      reportType: match.reportType,
      daysSinceOnset: match.daysSinceOnset,
      published: iso(match.published),
    })),
  alerts: ({ alerts }) =>
    alerts.map(({ keys: _, day, raisedAt, withdrawnAt, testBefore, watchUntil, ...rest }) => ({
      ...rest,
      day: isoDay(day),
      raisedAt: iso(raisedAt),
      withdrawnAt: iso(withdrawnAt),
      testBefore: isoDay(testBefore),
      watchUntil: isoDay(watchUntil),
    })),
  code: ({ state, nonce }) => ({
    state: state.is === "checking" ? { is: state.is, since: iso(state.since), tries: state.tries } : state,
    keptUntil: iso(nonce?.until ?? null),
  }),
  share: ({ state, remindedAt }) => ({ ...shareText(state), remindedAt: iso(remindedAt) }),
  shared: ({ keys, revisionToken }) => ({
    keys: keys.map(({ sure, reportType, revised, ...key }) => ({ ...days(key), sure, reportType, revised })),
    canBeRevised: revisionToken !== null,
  }),
  preConsent: ({ given }) =>
    given && { until: iso(given.until), onset: onsetText(given.onset), traveler: given.traveler },
  selfReport: ({ nonce, until }) => ({ waitsForItsCode: nonce !== null, until: iso(until) }),
  messages: ({ messages, draft }) => ({
    messages: messages.map(({ kind, about, writtenAt, content, state }) => ({
      kind,
      about,
      writtenAt: iso(writtenAt),
      content,
      state: messageStateText(state),
    })),
    draft: draft && { ...draft, at: iso(draft.at) },
  }),
  quarantine: ({ day, at }) => day && { ...day, readAt: iso(at) },
  cover: ({ at, call }) => ({ nextAt: iso(at), callsMade: call }),
  active: ({ district, week, at, answer, sentAt, since, came }) => ({
    district,
    week,
    nextAt: iso(at),
    mixedAnswer: answer,
    sentAt: iso(sentAt),
    hoursCountSince: iso(since?.at ?? null),
    alertsFollowed: came.map(({ day, raisedAt, ...rest }) => ({
      ...rest,
      day: isoDay(day),
      raisedAt: iso(raisedAt),
    })),
  }),
  local: ({ document, at, venues }) => ({
    document: signed(document),
    at: iso(at),
    venues: venues && { ...venues.file, at: iso(venues.at) },
  }),
  help: (help) => help,
};

type Place = (boot: number, mono: Duration) => Instant | undefined;

/** Ten minutes of what was heard. An identifier is somebody's for ten minutes and nobody's after. */
const heardText = ({ boot, heard }: HeardDocument, place: Place) =>
  heard.map(({ rpi, aem, minutes }) => ({
    identifier: toHex(fromBase64(rpi)),
    metadata: toHex(fromBase64(aem)),
    minutes: minutes.map(({ mono, count, mean, best, gap }) => ({
      // Null where the phone's clock was wrong and is not proven yet.
      at: iso(place(boot, mono) ?? null),
      readings: count,
      meanDbm: mean,
      bestDbm: best,
      worthSeconds: inSeconds(gap),
    })),
  }));

/** The text: pretty JSON, dates as ISO text in UTC. */
export async function exportData(context: Context): Promise<string> {
  const { memory } = context;
  const clock = memory.get("clock");
  const place: Place = (boot, mono) => placed(clock, boot, mono);
  const readable = <N extends DocumentName>(name: N) => [name, READABLE[name](memory.get(name))] as const;
  const documents = (Object.keys(READABLE) as DocumentName[]).map((name) => readable(name));
  const heard: object[] = [];
  for (const name of memory.heard.names) {
    const document = await memory.heard.read(name);
    if (document !== undefined) heard.push(...heardText(document, place));
  }
  const text = {
    format: EXPORT_FORMAT,
    at: isoInstant(context.now()),
    ...Object.fromEntries(documents),
    heard,
  };
  return `${JSON.stringify(text, null, 2)}\n`;
}
