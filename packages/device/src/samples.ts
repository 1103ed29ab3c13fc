/**
 * Home and its screens as they may be, one plausible state for every notice and for what else a gallery shows: demo data ("số
 * liệu minh họa"), all at one moment. No real person's.
 */
import { verify } from "@bluezone/contract/health/verify";
import { BUILT_IN_SYMPTOMS } from "@bluezone/policy/built-in-symptoms";
import { HOME } from "@bluezone/policy/home";
import { Days, Hours, type Instant, Minutes, parseDay, parseInstant, plus } from "@bluezone/protocol/time";
import type { Alert } from "./engine/alert/alert.ts";
import type { MessageView } from "./engine/messages/view.ts";
import { worthRetrying } from "./engine/share/retry.ts";
import type { ShareView } from "./engine/share/view.ts";
import type { Notice, PhoneState } from "./state.ts";

const at = (local: string): Instant => parseInstant(`2020-12-${local}:00+07:00`);

/** When every sample was taken. */
export const SAMPLED_AT: Instant = at("22T10:45");

const CODE_UNTIL = at("22T18:00");
const INSTALLED = at("01T09:15");

/** Home of a phone that works, with another panel and what that changes. */
function home(panel: Notice, changes: Partial<PhoneState> = {}): PhoneState {
  return {
    now: SAMPLED_AT,
    panel,
    bars: [],
    lines: {
      workedToday: Minutes(7 * 60 + 20),
      lastHeard: at("22T10:42"),
      lastChecked: at("22T10:30"),
      silentFor: Minutes(3),
    },
    alerts: [],
    share: { is: "none" },
    preConsent: null,
    selfReport: null,
    messages: [],
    draft: null,
    quarantine: null,
    consent: { sensing: INSTALLED, statistics: null, age: "16-up", guardian: null },
    area: "30598",
    areas: null,
    symptoms: { ...BUILT_IN_SYMPTOMS, earlier: [] },
    hotlines: [
      {
        number: "19009095",
        owner: { vi: "Bộ Y tế", en: "Ministry of Health" },
        validFrom: "2020-08-30",
      },
    ],
    rollout: true,
    local: null,
    active: null,
    helped: 0,
    canGuard: false,
    guard: null,
    guardCut: null,
    ...changes,
  };
}

const HIGH: Alert = {
  id: "2020-12-20",
  day: parseDay("2020-12-20"),
  part: "afternoon",
  minutes: 25,
  encounters: 1,
  confidence: "high",
  unmeasured: false,
  level: "high",
  kind: "confirmed",
  raisedAt: at("22T09:40"),
  again: false,
  seen: false,
  withdrawnAt: null,
  today: "stay-home-if-possible",
  testBefore: parseDay("2020-12-24"),
  watchUntil: parseDay("2021-01-03"),
};
const LOW: Alert = {
  ...HIGH,
  id: "2020-12-18",
  day: parseDay("2020-12-18"),
  part: "morning",
  minutes: 6,
  confidence: "medium",
  level: "low",
  testBefore: parseDay("2020-12-22"),
  watchUntil: parseDay("2021-01-01"),
};
const AGAIN: Alert = {
  ...HIGH,
  id: "2020-12-21",
  day: parseDay("2020-12-21"),
  part: "evening",
  minutes: 16,
  encounters: 5,
  confidence: "medium",
  again: true,
  testBefore: parseDay("2020-12-25"),
  watchUntil: parseDay("2021-01-04"),
};
const WITHDRAWN: Alert = { ...HIGH, seen: false, withdrawnAt: at("22T08:10") };

const EARLIER: Alert = {
  ...WITHDRAWN,
  id: "2020-12-16",
  day: parseDay("2020-12-16"),
  seen: true,
  testBefore: parseDay("2020-12-20"),
  watchUntil: parseDay("2020-12-30"),
};

const high = (alert: Alert, ...others: readonly Alert[]) =>
  home({ is: "exposed-high", alert }, { alerts: [alert, ...others].sort((a, b) => b.day - a.day) });
const low = (alert: Alert) => home({ is: "exposed-low", alert }, { alerts: [alert] });

const READY = {
  is: "ready",
  testType: "confirmed",
  until: CODE_UNTIL,
  onset: null,
  traveler: null,
  declined: false,
} as const satisfies ShareView;
const SENDING = {
  is: "sending",
  step: 3,
  until: CODE_UNTIL,
  cut: false,
  nextTry: null,
} as const satisfies ShareView;
const CUT = { cut: true, nextTry: at("22T10:50") } as const;
const ONSET = { day: parseDay("2020-12-19") } as const;

const notShared = (share: ShareView, changes: Partial<PhoneState> = {}) =>
  home(
    { is: "positive-not-shared", until: CODE_UNTIL, declined: share.is === "ready" && share.declined },
    { share, ...changes },
  );
const working = (changes: Partial<PhoneState> = {}) => home({ is: "protected" }, changes);

/** Every code for which a health server turns a code down for good, and the phone's own for a text that is none. */
const REFUSALS = [
  "unreadable_code",
  ...Object.entries(verify.faults).flatMap(([code, status]) =>
    worthRetrying({ ok: false, code, status, message: "" }) ? [] : code,
  ),
];

const LOCAL: NonNullable<PhoneState["local"]> = {
  version: 7,
  issuedAt: at("22T07:00"),
  notAfter: at("25T07:00"),
  at: at("22T10:30"),
  venues: "892",
};
const LOCAL_OLD = { issuedAt: at("17T07:00"), notAfter: at("20T07:00"), at: at("19T18:05") };
const agreed = (active: NonNullable<PhoneState["active"]>) =>
  working({
    consent: { sensing: INSTALLED, statistics: INSTALLED, age: "16-up", guardian: null },
    active,
  });

const STATION = {
  name: "Trạm Y tế xã Vĩnh Hanh (số liệu minh họa)",
  level: "commune",
  phone: "+842963000000",
} as const;
const STATION_IN_CHARGE = { name: STATION.name, phone: STATION.phone };
const CALL_SENT: MessageView = {
  id: "00000000000000c1",
  kind: "callback",
  about: null,
  writtenAt: at("22T09:12"),
  content: null,
  state: {
    is: "sent",
    at: at("22T09:12"),
    until: plus(at("22T09:12"), Days(30)),
    receipt: "4F27",
    station: STATION,
  },
};
const FORM_SENT: MessageView = {
  ...CALL_SENT,
  id: "00000000000000d1",
  kind: "declaration",
  about: "family",
  writtenAt: at("21T19:40"),
  state: {
    is: "sent",
    at: at("21T19:40"),
    until: parseInstant("2021-01-20T00:00:00+07:00"),
    receipt: "9C03",
    station: STATION,
  },
};
const DAY_NOTED: MessageView = {
  ...FORM_SENT,
  id: "00000000000000e1",
  kind: "diary",
  about: null,
  writtenAt: at("22T08:05"),
  content: {
    kind: "diary",
    of: FORM_SENT.id,
    day: "2020-12-22",
    temperature: 38.2,
    symptoms: ["fever", "cough"],
  },
  state: { is: "noted", at: at("22T08:05"), until: parseInstant("2021-01-20T00:00:00+07:00") },
};
const ADVICE_SENT: MessageView = { ...CALL_SENT, id: "00000000000000a1", kind: "advice", about: "self" };
const WISH: MessageView = {
  ...CALL_SENT,
  content: { kind: "callback", phone: "+84900000010", commune: "30598", wish: "afternoon" },
  state: { is: "waiting", cut: true, nextTry: at("22T10:50") },
};

const FORM_DRAFT = {
  page: "review",
  for: "family",
  commune: "30598",
  symptoms: ["fever", "cough"],
  since: "2020-12-20",
  near: "unknown",
  returned: "yes",
  province: "TP. Hồ Chí Minh",
  returnedDay: "2020-12-18",
  cares: ["age60", "illness"],
  call: "yes",
  phone: "0900 000 010",
  wish: "afternoon",
};
const asked = (id: string, vi: string, en: string, serious = false) => ({
  ...{ id, words: { vi, en } },
  ...(serious && { serious: true as const }),
});
const MEASLES: PhoneState["symptoms"] = {
  symptoms: [
    asked("fever", "sốt", "fever"),
    asked("rash", "phát ban", "rash"),
    asked("eyes", "mắt đỏ", "red eyes"),
    asked("drowsy", "li bì hoặc co giật", "very sleepy, or fits", true),
    asked("other", "triệu chứng khác", "other symptoms"),
  ],
  emergency: { vi: "khó thở, li bì, co giật", en: "hard to breathe, very sleepy, fits" },
  earlier: [asked("cough", "ho", "cough")],
};

const LINES_OFF: PhoneState["lines"] = {
  workedToday: Minutes(65),
  lastHeard: at("22T07:18"),
  lastChecked: at("22T10:30"),
  silentFor: Minutes(2),
};
const NEVER: PhoneState["lines"] = {
  workedToday: Minutes(0),
  lastHeard: null,
  lastChecked: null,
  silentFor: Minutes(0),
};
const BLUETOOTH_OFF: Notice = { is: "bluetooth-off", since: at("22T07:20") };
const UPDATE: Notice = { is: "update", minimum: "1.1.0" };

/** States by name: one for each notice, under the notice's name, and variants of some. */
export const SAMPLES: Readonly<Record<string, PhoneState>> = {
  // One of each notice, in the order of `PRIORITY`.
  welcome: home(
    { is: "welcome" },
    {
      lines: NEVER,
      consent: { sensing: null, statistics: null, age: null, guardian: null },
      area: null,
      hotlines: [],
    },
  ),
  "no-radio": home({ is: "no-radio" }, { lines: { ...NEVER, lastChecked: at("22T10:30") } }),
  "positive-not-shared": notShared(READY),
  "exposed-high": high(HIGH),
  "bluetooth-off": home(BLUETOOTH_OFF, { lines: LINES_OFF }),
  "permission-missing": home({ is: "permission-missing", since: at("22T07:20") }, { lines: LINES_OFF }),
  update: home(UPDATE),
  "switched-off": home({
    is: "switched-off",
    until: at("23T12:00"),
    reason: { vi: "Bản này có lỗi, đang sửa.", en: "This version has a fault that is being mended." },
  }),
  stopped: home(
    { is: "stopped", from: at("21T22:10"), to: at("22T05:40") },
    { lines: { ...working().lines, workedToday: Minutes(5 * 60 + 5) } },
  ),
  "cannot-hear": home(
    { is: "cannot-hear" },
    { lines: { ...working().lines, workedToday: Minutes(95), lastHeard: at("22T08:40") } },
  ),
  silent: home(
    { is: "silent", for: Hours(26) },
    { lines: { ...working().lines, lastHeard: at("21T08:40"), silentFor: Hours(26) } },
  ),
  "storage-full": home({ is: "storage-full" }),
  "clock-wrong": home({ is: "clock-wrong", by: Days(1) }),
  "data-damaged": home({ is: "data-damaged", since: at("22T08:05") }),
  "cannot-send": home({ is: "cannot-send" }),
  "lists-refused": home({ is: "lists-refused", why: "bad-signature" }),
  "not-checked": home(
    { is: "not-checked", since: at("21T09:12") },
    { lines: { ...working().lines, lastChecked: at("21T09:12") }, bars: [{ is: "offline" }] },
  ),
  "config-expired": home({ is: "config-expired", since: at("21T00:00") }),
  "can-guard": home({ is: "protected" }, { canGuard: true, guardCut: at("22T09:12") }),
  "on-guard": home(
    { is: "protected" },
    { canGuard: true, guard: { since: at("22T07:00"), until: at("22T15:00"), heard: 12 } },
  ),
  paused: home({ is: "paused", until: at("22T16:00") }),
  "exposed-low": low(LOW),
  withdrawn: home({ is: "withdrawn", alert: WITHDRAWN }, { alerts: [WITHDRAWN] }),
  "positive-shared": home(
    { is: "positive-shared", at: at("22T10:20") },
    { share: { is: "shared", at: at("22T10:20"), testType: "confirmed" } },
  ),
  offline: home({ is: "offline" }, { lines: { ...working().lines, lastChecked: at("22T08:02") } }),
  "first-day": home(
    { is: "first-day", listened: Hours(3) },
    {
      lines: { ...working().lines, workedToday: Hours(3) },
      consent: { sensing: at("22T07:40"), statistics: null, age: "16-up", guardian: null },
    },
  ),
  protected: working(),

  // Alerts.
  "exposed-high-part-hidden": high({ ...HIGH, part: "hidden" }),
  "exposed-high-again": high(AGAIN, { ...HIGH, seen: true }),
  "exposed-high-self-report": high({ ...HIGH, kind: "self-report", confidence: "medium" }),
  "exposed-high-clinical": high({ ...HIGH, kind: "clinical" }),
  "exposed-high-call-now": high({ ...HIGH, today: "stay-home-and-call" }),
  "exposed-high-confidence-low": high({ ...HIGH, confidence: "low" }),
  "exposed-high-unmeasured": high({ ...HIGH, confidence: "medium", unmeasured: true }),
  "exposed-high-seen": high({ ...HIGH, seen: true }),
  "exposed-high-several": high(HIGH, { ...LOW, seen: true }, EARLIER),
  "exposed-high-and-low": home(
    { is: "exposed-high", alert: HIGH },
    { alerts: [HIGH, LOW], bars: [{ is: "exposed-low", alert: LOW }] },
  ),
  "exposed-high-without-hotlines": { ...high(HIGH), hotlines: [] },
  "exposed-low-added-up": low({ ...LOW, encounters: 5, minutes: 16 }),
  "exposed-low-part-hidden": low({ ...LOW, part: "hidden" }),

  // A code and a share.
  "share-checking": working({ share: { is: "checking", cut: false, nextTry: null } }),
  "share-checking-cut": home({ is: "offline" }, { share: { is: "checking", ...CUT } }),
  ...Object.fromEntries(
    REFUSALS.map((code) => [
      `share-refused-${code.replaceAll("_", "-")}`,
      working({ share: { is: "refused", code } }),
    ]),
  ),
  "share-ready-unanswered": notShared(READY),
  "share-ready-answered": notShared({ ...READY, onset: ONSET, traveler: false }),
  "share-ready-no-symptoms": notShared({ ...READY, onset: "none" }),
  "share-ready-declined": notShared({ ...READY, onset: ONSET, declined: true }),
  "share-ready-self-report": notShared({ ...READY, testType: "user-report", onset: "unknown" }),
  "share-ready-negative": working({ share: { ...READY, testType: "negative" } }),
  "share-ready-pre-consent": notShared(
    { ...READY, onset: ONSET, traveler: false },
    { preConsent: { until: at("27T19:30"), onset: ONSET, traveler: false } },
  ),
  "share-sending-3": notShared(SENDING),
  "share-sending-4": notShared({ ...SENDING, step: 4 }),
  "share-sending-cut": notShared({ ...SENDING, ...CUT }, { bars: [{ is: "offline" }] }),
  "share-shared": home(
    { is: "positive-shared", at: at("22T10:20") },
    { share: { is: "shared", at: at("22T10:20"), testType: "confirmed" } },
  ),
  "share-already-shared": home(
    { is: "positive-shared", at: at("22T10:20") },
    { share: { is: "already-shared" } },
  ),
  "share-negative": working({ share: { is: "negative" } }),
  "share-failed": working({ share: { is: "failed", code: "token_expired" } }),
  "share-failed-ended": working({ share: { is: "failed", code: "token_ended" } }),
  "radio-failing": home(
    { is: "cannot-hear" },
    { bars: [{ is: "cannot-send" }], lines: { ...working().lines, workedToday: Minutes(95) } },
  ),
  "share-failed-nothing": home({ is: "cannot-send" }, { share: { is: "failed", code: "nothing_to_share" } }),

  // Agreeing before, and a code of one's own.
  "pre-consent": working({ preConsent: { until: at("29T10:40"), onset: ONSET, traveler: false } }),
  "pre-consent-unanswered": working({ preConsent: { until: at("29T10:40"), onset: null, traveler: null } }),
  "self-report-asked": working({ selfReport: { until: at("22T11:40") } }),

  // What else changes home.
  "stopped-still": home({ is: "stopped", from: at("22T05:40"), to: null }, { lines: LINES_OFF }),
  "clock-wrong-slow": home({ is: "clock-wrong", by: Minutes(-95) }),
  "lists-refused-rolled-back": home({ is: "lists-refused", why: "rolled-back" }),
  "lists-refused-frozen": home({ is: "lists-refused", why: "frozen" }),
  "no-radio-positive": home(
    { is: "no-radio" },
    {
      lines: { ...NEVER, lastChecked: at("22T10:30") },
      share: READY,
      bars: [{ is: "positive-not-shared", until: CODE_UNTIL, declined: false }],
    },
  ),
  "two-bars": { ...high(HIGH), bars: [BLUETOOTH_OFF, UPDATE], lines: LINES_OFF },
  minor: working({
    consent: { sensing: INSTALLED, statistics: null, age: "7-15", guardian: INSTALLED },
  }),
  "statistics-agreed": working({
    consent: { sensing: INSTALLED, statistics: INSTALLED, age: "16-up", guardian: null },
  }),
  "area-skipped": working({ area: null }),
  areas: working({
    areas: {
      home: HOME.code,
      stays: [
        { province: "79", left: parseDay("2020-12-18"), until: parseDay("2021-01-01") },
        { province: "48", left: null, until: null },
      ],
      everywhereAt: at("21T20:15"),
    },
  }),
  "areas-home-alone": working({ areas: { home: HOME.code, stays: [], everywhereAt: null } }),

  // What was written to the health station.
  "messages-sent": working({ messages: [CALL_SENT, ADVICE_SENT, DAY_NOTED, FORM_SENT] }),
  "messages-waiting": home({ is: "offline" }, { messages: [WISH] }),
  "messages-refused": working({
    messages: [{ ...WISH, state: { is: "refused", at: at("22T09:12"), code: "phone_invalid" } }],
  }),
  "messages-taking-back": home(
    { is: "offline" },
    {
      messages: [
        { ...CALL_SENT, state: { is: "taking-back", receipt: "4F27", cut: true, nextTry: at("22T10:50") } },
      ],
    },
  ),
  // Another disease: its symptoms, and an entry of a day on which the last one was asked about.
  "measles-declaration": working({
    symptoms: MEASLES,
    draft: {
      kind: "declaration",
      answers: { ...FORM_DRAFT, page: "symptoms", symptoms: ["rash", "drowsy"] },
    },
  }),
  "measles-diary": working({ symptoms: MEASLES, messages: [DAY_NOTED, FORM_SENT] }),
  quarantine: working({
    quarantine: {
      at: at("22T10:42"),
      seen: {
        day: 5,
        days: 14,
        firstDay: "2020-12-18",
        lastDay: "2020-12-31",
        place: "home",
        half: "morning",
        morning: { temperature: 36.8, symptoms: [] },
        afternoon: null,
        nextTest: "2020-12-24",
        formerLastDay: null,
        watchUntil: null,
        ended: null,
        paper: false,
        station: STATION_IN_CHARGE,
      },
    },
  }),
  "quarantine-to-enter": working({
    quarantine: {
      at: at("21T19:05"),
      seen: {
        day: 4,
        days: 14,
        firstDay: "2020-12-18",
        lastDay: "2020-12-31",
        place: "home",
        half: "afternoon",
        morning: { temperature: 36.8, symptoms: [] },
        afternoon: { temperature: 37.4, symptoms: ["cough"] },
        nextTest: "2020-12-24",
        formerLastDay: null,
        watchUntil: null,
        ended: null,
        paper: false,
        station: STATION_IN_CHARGE,
      },
    },
  }),
  "declaration-draft": working({
    draft: {
      kind: "declaration",
      answers: FORM_DRAFT,
    },
  }),

  // The local page, the weekly figure, people helped.
  local: working({ local: LOCAL }),
  "local-old": working({ local: { ...LOCAL, ...LOCAL_OLD } }),
  "local-no-area": working({ local: { ...LOCAL, venues: null }, area: null }),
  "local-none": home({ is: "offline" }, { hotlines: [] }),
  "no-rollout": working({ rollout: false }),
  "statistics-waiting": agreed({
    ...{ district: "892", at: at("24T19:12"), sentAt: null, answer: null, alerts: null },
  }),
  "statistics-sent": agreed({
    district: "892",
    at: null,
    sentAt: at("22T08:31"),
    answer: { district: "886", hours: "12-18", alert: "none" },
    alerts: at("21T07:40"),
  }),
  "statistics-no-district": agreed({
    ...{ district: null, at: at("24T19:12"), sentAt: null, answer: null, alerts: null },
  }),
  helped: working({ helped: 7, local: LOCAL }),
};
