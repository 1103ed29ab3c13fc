/** What a phone holds, counted: for a resident who asks what is on it, and when it goes. */
import { parseExportName } from "@bluezone/contract/keys/exports";
import { tekEnd } from "@bluezone/protocol/identity/tek";
import {
  addDays,
  type Duration,
  dayStart,
  Enin,
  eninStart,
  fromUnixSeconds,
  Instant,
  inDays,
  Milliseconds,
  minus,
  plus,
} from "@bluezone/protocol/time";
import { DOCUMENTS, type DocumentName, type DocumentOf, type StoredTek } from "../storage.ts";
import { DROPPED } from "./active/came.ts";
import { endOf } from "./active/draw.ts";
import { tekOf } from "./beacon.ts";
import { placed } from "./clock.ts";
import type { Context } from "./context.ts";
import { KEPT, SELF_REPORT_KEPT, USED_KEPT } from "./forget.ts";
import { draftEnd, messageEnd } from "./messages/carry.ts";
import { quarantineEnd } from "./quarantine/own.ts";
import { TOKEN_LIFE } from "./share/check-code.ts";
import { PRE_CONSENT_LIFE } from "./share/pre-consent.ts";

/** What can be on a phone, in the order in which it is told. */
export const HELD = [
  "heard",
  "day-keys",
  "broadcast",
  "matches",
  "alerts",
  "code",
  "share",
  "shared-keys",
  "self-report",
  "pre-consent",
  "messages",
  "quarantine",
  "consents",
  "area",
  "weekly-answer",
  "helped",
  "activity",
  "lists",
  "documents",
] as const;
type What = (typeof HELD)[number];

/** One kind of thing that is on the phone, or could be. */
export interface Holding {
  readonly what: What;
  /** How many; 0 when there is none. */
  readonly count: number;
  /** The time that it speaks of: of the oldest and of the newest; null where it has none. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** When the newest of it is deleted by itself, or within the hour after; null when there is none, or only with the app. */
  readonly goneBy: Instant | null;
}

/** Everything that is on the phone. */
export interface Holdings {
  /** One of each kind, in the order of `HELD`. */
  readonly items: readonly Holding[];
  /** Days after which what was heard, keys, matches and alerts are deleted. */
  readonly forgottenAfterDays: number;
}

/** Under which kinds what is in each document is counted; the documents of what was heard are "heard". */
export const HELD_IN = {
  phone: ["consents", "activity"],
  consent: ["consents"],
  area: ["area"],
  clock: ["activity"],
  beacon: ["day-keys", "broadcast"],
  listen: ["activity"],
  activity: ["activity"],
  config: ["documents"],
  check: ["lists", "activity"],
  matches: ["matches"],
  alerts: ["alerts"],
  code: ["code"],
  share: ["share"],
  shared: ["shared-keys"],
  preConsent: ["pre-consent"],
  selfReport: ["self-report"],
  messages: ["messages"],
  quarantine: ["quarantine"],
  cover: ["activity"],
  active: ["weekly-answer", "activity"],
  local: ["documents"],
  help: ["helped"],
} as const satisfies Record<DocumentName, readonly What[]>;

type HoldingCount = Omit<Holding, "what">;
type Span = { readonly from: Instant; readonly to: Instant };
const NOTHING: HoldingCount = { count: 0, from: null, to: null, goneBy: null };

/** Things with their times; what is newest goes last, `kept` after its end. */
function counted(spans: readonly Span[], kept: Duration | null, count = spans.length): HoldingCount {
  const [first] = spans;
  if (first === undefined) return { ...NOTHING, count };
  const from = spans.reduce((least, span) => Instant(Math.min(least, span.from)), first.from);
  const to = spans.reduce((most, span) => Instant(Math.max(most, span.to)), first.to);
  return { count, from, to, goneBy: kept === null ? null : plus(to, kept) };
}

const moments = (...at: readonly (Instant | null)[]): Span[] =>
  at.flatMap((t) => (t === null ? [] : { from: t, to: t }));
const spanOf = (t: StoredTek): Span => ({ from: eninStart(t.rollingStart), to: tekEnd(tekOf(t)) });

async function heardHere({ memory }: Context): Promise<HoldingCount> {
  const clock = memory.get("clock");
  let sightings = 0;
  const spans: Span[] = [];
  for (const name of memory.heard.names) {
    const document = await memory.heard.read(name);
    if (document === undefined) continue;
    const minutes = document.heard.flatMap((h) => h.minutes);
    sightings += minutes.length;
    const times = minutes.flatMap(({ mono }) => placed(clock, document.boot, mono) ?? []);
    const [first = document.until] = times;
    spans.push({
      from: times.reduce((least, t) => Instant(Math.min(least, t)), first),
      to: times.reduce((most, t) => Instant(Math.max(most, t)), first),
    });
  }
  return counted(spans, KEPT, sightings);
}

function broadcast({ used }: DocumentOf<"beacon">): HoldingCount {
  const intervals = used.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const spans = used.map(([from, to]) => ({ from: eninStart(from), to: eninStart(Enin(to + 1)) }));
  const last = used.reduce<Instant | null>(
    (most, [, to]) => Instant(Math.max(most ?? 0, eninStart(to))),
    null,
  );
  return { ...counted(spans, null, intervals), goneBy: last === null ? null : plus(last, USED_KEPT) };
}

function codeHere({ state, nonce }: DocumentOf<"code">): HoldingCount {
  const since = state.is === "checking" ? state.since : null;
  const began = [since, nonce === null ? null : minus(nonce.until, TOKEN_LIFE)];
  // A refusal has no time: it goes with the next tap.
  const count = (state.is === "none" ? 0 : 1) + (nonce === null ? 0 : 1);
  return counted(moments(...began), TOKEN_LIFE, count);
}

function shareHere({ state }: DocumentOf<"share">): HoldingCount {
  if (state.is === "none") return NOTHING;
  if ("at" in state) return counted(moments(state.at), KEPT);
  return { ...counted(moments(state.since), null), goneBy: state.until };
}

function messagesHere({ messages, draft }: DocumentOf<"messages">): HoldingCount {
  const ends = [...messages.map(messageEnd), ...(draft === null ? [] : [draftEnd(draft.at)])];
  const written = moments(...messages.map(({ writtenAt }) => writtenAt), draft?.at ?? null);
  return {
    ...counted(written, null),
    goneBy: ends.reduce<Instant | null>((last, end) => Instant(Math.max(last ?? 0, end)), null),
  };
}

function consentsHere({ memory }: Context): HoldingCount {
  const { statistics, guardian, age, alerts } = memory.get("consent");
  const agreed = moments(memory.get("phone").consentAt, statistics, guardian, alerts);
  return counted(agreed, null, agreed.length + (age === null ? 0 : 1));
}

/** The documents by which the phone works, as far as there is anything in them. */
function activityHere({ memory }: Context): HoldingCount {
  const names = (Object.keys(HELD_IN) as DocumentName[]).filter((name) =>
    HELD_IN[name].some((what) => what === "activity"),
  );
  const holds = names.filter((name) => {
    const empty = JSON.stringify(DOCUMENTS[name].parse({}));
    return JSON.stringify(memory.get(name)) !== empty;
  });
  const { day, lastRun } = memory.get("activity");
  const ran = [...moments(day === null ? null : dayStart(day, "vietnam")), ...moments(lastRun?.at ?? null)];
  return counted(ran, null, holds.length);
}

function listsHere({ memory }: Context): HoldingCount {
  const files = Object.values(memory.get("check").shards).flatMap(({ done }) => done);
  const spans = files.flatMap((name) => {
    const window = parseExportName(name);
    return window ? { from: fromUnixSeconds(window.start), to: fromUnixSeconds(window.end) } : [];
  });
  return counted(spans, KEPT);
}

/** The mixed answer of a week, which ends at the week's cut-off, and alerts that are followed for a later one. */
function answerHere({ answer, week, sentAt, at, came }: DocumentOf<"active">): HoldingCount {
  const mixed = answer === null || week === null ? [] : [{ at: sentAt ?? at, end: endOf(week) }];
  const held = [...mixed, ...came.map(({ raisedAt }) => ({ at: raisedAt, end: plus(raisedAt, DROPPED) }))];
  const last = held.reduce<Instant | null>((most, { end }) => Instant(Math.max(most ?? 0, end)), null);
  return { ...counted(moments(...held.map((one) => one.at)), null, held.length), goneBy: last };
}

function documentsHere({ memory }: Context): HoldingCount {
  const { config, policy, hotlines, learned } = memory.get("config");
  const { document: local, venues } = memory.get("local");
  const issued = [config, policy, hotlines, local].flatMap((document) =>
    document === null ? [] : moments(fromUnixSeconds(document.issuedAt)),
  );
  return counted(issued, null, issued.length + learned.length + (venues === null ? 0 : 1));
}

/** Counts what is on the phone. */
export async function holdings(context: Context): Promise<Holdings> {
  const { memory } = context;
  const { teks } = memory.get("beacon");
  const { given } = memory.get("preConsent");
  const { nonce, until } = memory.get("selfReport");
  const { commune, province, stays } = memory.get("area");
  const held: Record<What, HoldingCount> = {
    heard: await heardHere(context),
    "day-keys": counted(teks.map(spanOf), KEPT),
    broadcast: broadcast(memory.get("beacon")),
    matches: counted(memory.get("matches").matches.map(spanOf), KEPT),
    alerts: counted(
      memory.get("alerts").alerts.map(({ day }) => ({
        from: dayStart(day, "vietnam"),
        // The last moment that is still of this day.
        to: minus(dayStart(addDays(day, 1), "vietnam"), Milliseconds(1)),
      })),
      KEPT,
    ),
    code: codeHere(memory.get("code")),
    share: shareHere(memory.get("share")),
    "shared-keys": counted(memory.get("shared").keys.map(spanOf), KEPT),
    "self-report": nonce === null ? NOTHING : counted(moments(until), SELF_REPORT_KEPT, 1),
    "pre-consent":
      given === null ? NOTHING : counted(moments(minus(given.until, PRE_CONSENT_LIFE)), PRE_CONSENT_LIFE),
    messages: messagesHere(memory.get("messages")),
    quarantine: {
      ...counted(moments(memory.get("quarantine").at), null),
      goneBy: quarantineEnd(memory.get("quarantine")),
    },
    consents: consentsHere(context),
    area: { ...NOTHING, count: [commune, province].filter((code) => code !== null).length + stays.length },
    "weekly-answer": answerHere(memory.get("active")),
    helped: { ...NOTHING, count: memory.get("help").helped },
    activity: activityHere(context),
    lists: listsHere(context),
    documents: documentsHere(context),
  };
  return { items: HELD.map((what) => ({ what, ...held[what] })), forgottenAfterDays: inDays(KEPT) };
}
