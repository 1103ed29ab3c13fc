/**
 * Everything a phone stores, in one schema with defaults: a new phone is the defaults, a damaged document keeps what can
 * be read of it. Instants are corrected time in milliseconds, durations milliseconds, bytes base64.
 */
import { ReportTypeName } from "@bluezone/contract/certificate";
import { Answerer } from "@bluezone/contract/health/from-phone";
import { quarantineDay } from "@bluezone/contract/health/quarantine-day";
import { AskedSymptoms } from "@bluezone/contract/health/term";
import { LocalDocument, LocalVenues } from "@bluezone/contract/rollout/local";
import { Week } from "@bluezone/contract/rollout/week";
import {
  ALERT_ANSWERS,
  ALERT_STEPS,
  HOURS_ANSWERS,
  OPENED_IN,
} from "@bluezone/contract/rollout/weekly-figure";
import {
  ConfigDocument,
  HotlinesDocument,
  PolicyDocument,
  Root,
  WindowsDocument,
} from "@bluezone/contract/signed";
import { REPORT_TYPES } from "@bluezone/protocol/report/report-type";
import { z } from "zod";
import { AGE_GROUPS } from "./consent.ts";
import { type HeardDocument, heard, minute } from "./heard-document.ts";
import { Draft, MESSAGE_KINDS, MessageContent, MessageId } from "./message.ts";
import { unpackHeard } from "./packed-log.ts";
import { boot, bytes, count, day, duration, enin, instant } from "./stored-field.ts";

/** A time of the monotonic clock of one boot. */
const moment = z.object({ boot, mono: duration });

const period = z.int().min(1).max(144);
const tek = z.object({ key: bytes(16), rollingStart: enin, rollingPeriod: period });
/** A temporary exposure key at rest. */
export type StoredTek = z.output<typeof tek>;

const onset = z.union([z.object({ day }), z.enum(["none", "unknown"])]);
const attempt = { tries: count, cut: z.boolean(), nextTry: instant.nullable() };

const code = z.discriminatedUnion("is", [
  z.object({ is: z.literal("none") }),
  z.object({ is: z.literal("checking"), code: z.string(), nonce: bytes(256), since: instant, ...attempt }),
  z.object({ is: z.literal("refused"), code: z.string() }),
]);
export type CodeDocument = z.output<typeof code>;

const granted = {
  token: z.string(),
  testType: ReportTypeName,
  /** When the token ends. */
  until: instant,
  onset: onset.nullable(),
  traveler: z.boolean().nullable(),
};
const share = z.discriminatedUnion("is", [
  z.object({ is: z.literal("none") }),
  z.object({ is: z.literal("ready"), since: instant, declined: z.boolean(), ...granted }),
  z.object({
    is: z.literal("sending"),
    since: instant,
    ...granted,
    /** The frozen set: never changes until it is sent or its token ends. */
    keys: z.array(tek).min(1),
    revises: z.boolean(),
    revisionToken: z.string().nullable(),
    /** Secret of the publish HMAC. */
    secret: bytes(32),
    certificate: z.object({ jws: z.string(), at: instant }).nullable(),
    /** How many certificates the key server turned down. */
    turnedDown: count,
    ...attempt,
  }),
  z.object({ is: z.literal("shared"), at: instant, testType: ReportTypeName }),
  z.object({ is: z.literal("already-shared"), at: instant }),
  z.object({ is: z.literal("negative"), at: instant }),
  z.object({ is: z.literal("failed"), at: instant, code: z.string() }),
]);
export type ShareDocument = z.output<typeof share>;

const answered = { at: instant, until: instant, receipt: z.string(), token: z.string(), station: Answerer };
const message = z.object({
  id: MessageId,
  kind: z.enum(MESSAGE_KINDS),
  about: z.enum(["self", "family", "other"]).nullable(),
  /** When it was tapped. */
  writtenAt: instant,
  /** Null once it was sent, but for a day of a diary: the number to call is not kept. */
  content: MessageContent.nullable(),
  state: z.discriminatedUnion("is", [
    z.object({ is: z.literal("waiting"), nonce: z.string(), ...attempt }),
    z.object({ is: z.literal("sent"), ...answered }),
    z.object({ is: z.literal("taking-back"), ...answered, ...attempt }),
    z.object({ is: z.literal("noted"), at: instant, until: instant }),
    z.object({ is: z.literal("refused"), at: instant, code: z.string() }),
  ]),
});
/** Something written to the health station. */
export type StoredMessage = z.output<typeof message>;

const match = z.object({
  key: bytes(16),
  rollingStart: enin,
  rollingPeriod: period,
  reportType: z.enum(REPORT_TYPES),
  daysSinceOnset: z.int().min(-14).max(14).nullable(),
  /** `end_timestamp` of the first file that carried the key. */
  published: instant,
  /** Where that file was; null when an earlier version noted it. */
  shard: z.string().max(16).nullable().default(null),
  rows: z.array(z.object({ boot, enin, rpi: bytes(16), aem: bytes(4), minutes: z.array(minute).min(1) })),
});
export type StoredMatch = z.output<typeof match>;

const alert = z.object({
  id: z.iso.date(),
  day,
  part: z.enum(["night", "morning", "afternoon", "evening", "hidden"]),
  minutes: z.int().min(1),
  encounters: z.int().min(1),
  confidence: z.enum(["high", "medium", "low"]),
  unmeasured: z.boolean().default(false),
  level: z.enum(["low", "high"]),
  kind: z.enum(["confirmed", "clinical", "self-report"]),
  raisedAt: instant,
  again: z.boolean(),
  seen: z.boolean(),
  withdrawnAt: instant.nullable(),
  today: z.enum(["stay-home-if-possible", "stay-home-and-call"]),
  testBefore: day,
  watchUntil: day,
  /** Keys that contributed: a further one alerts again. */
  keys: z.array(bytes(16)),
});
export type StoredAlert = z.output<typeof alert>;

const shard = z.object({
  /** UTC day ("2020-12-27") → ETag of its index, once all its files were read. */
  etags: z.record(z.iso.date(), z.string()),
  /** Days up to this one are over and read to their end. */
  completeThrough: day.nullable(),
  /** Names of the files read, each once. */
  done: z.array(z.string()),
});
export type ShardRecord = z.output<typeof shard>;

/** What a notice is about that could not be given yet. */
const told = z.discriminatedUnion("is", [
  z.object({ is: z.literal("attention") }),
  z.object({ is: z.literal("unfinished-share") }),
  z.object({ is: z.literal("radio-failing"), why: z.enum(["mute", "deaf", "failing"]), since: instant }),
  z.object({ is: z.literal("bluetooth-off"), since: instant, workedToday: duration }),
]);

/** Every document by name, with its defaults. `heard/<boot>/<n>` are apart: there are many. */
export const DOCUMENTS = {
  phone: z.object({
    consentAt: instant.nullable().default(null),
    pausedUntil: instant.nullable().default(null),
    /** When unreadable data was found. */
    damagedAt: instant.nullable().default(null),
    remindedAt: instant.nullable().default(null),
    noRemindersOn: day.nullable().default(null),
    /** Notices that could not be given yet, one of a kind. */
    untold: z.array(told).default([]),
  }),
  /** Beside `phone.consentAt`. */
  consent: z.object({
    statistics: instant.nullable().default(null),
    age: z.enum(AGE_GROUPS).nullable().default(null),
    guardian: instant.nullable().default(null),
    /** To say as well what came of alerts; only with statistics. */
    alerts: instant.nullable().default(null),
  }),
  area: z.object({
    /** Code of a commune. */
    commune: z.string().max(16).nullable().default(null),
    /** Code of the province of residence; null: that of the app. */
    province: z.string().max(8).nullable().default(null),
    /** Provinces where the resident was, each once, and the day on which they left. */
    stays: z.array(z.object({ province: z.string().max(8), left: day.nullable() })).default([]),
  }),
  clock: z.object({
    boots: z
      .array(
        z.object({
          n: boot,
          id: z.string(),
          /** Wall time at monotonic 0, as first observed; and the correction that was known then. */
          wallAtZero: instant,
          carried: duration,
          /** Proven time at monotonic 0. */
          zero: instant.nullable(),
          jumped: z.boolean(),
          lastWall: instant,
        }),
      )
      .default([]),
    /** The newest answer's time at monotonic 0, waiting for a second that agrees. */
    sample: z.object({ boot, zero: instant }).nullable().default(null),
    /** Proven time minus wall time, as last proven. */
    offset: duration.prefault(0),
    /** It is not earlier than this: a signed document says so. */
    lowerBound: instant.prefault(0),
  }),
  beacon: z.object({
    teks: z.array(tek).default([]),
    current: z.object({ enin, startsAt: instant }).nullable().default(null),
    /** Runs of intervals that were broadcast, ascending: first and last. */
    used: z.array(z.tuple([enin, enin])).default([]),
    /**
     * What a radio that goes on alone was handed: for each interval from `first` on when it starts, in the monotonic time of that
     * boot, or null where it is silent; `zero` is the corrected time at monotonic 0 by which they were reckoned.
     */
    ahead: z
      .object({ boot, zero: instant, first: enin, starts: z.array(duration.nullable()).min(1).max(500) })
      .nullable()
      .default(null),
  }),
  listen: z.object({
    lastScan: moment.nullable().default(null),
    /** How much listening the running scan stands for. */
    gap: duration.prefault(0),
    nearUntil: moment.nullable().default(null),
    /** The interval that had its near phase. */
    nearIn: enin.nullable().default(null),
    lastHeardAt: instant.nullable().default(null),
    /** Of a radio that goes on alone: the piece of what it heard that was written down last, and how long it had listened. */
    taken: z.string().nullable().default(null),
    listened: duration.prefault(0),
  }),
  activity: z.object({
    day: day.nullable().default(null),
    worked: duration.prefault(0),
    /** The last run, working or not. */
    lastRun: z.object({ boot, mono: duration, at: instant, working: z.boolean() }).nullable().default(null),
    /** What ails the radio, since when, and whether a notice told of it. */
    down: z
      .object({
        why: z.enum(["off", "refused", "stopped", "mute", "deaf", "failing"]),
        since: instant,
        told: z.boolean().default(false),
      })
      .nullable()
      .default(null),
    /** The last time that the system kept the app from running. */
    stopped: z.object({ from: instant, to: instant }).nullable().default(null),
    /** Listening without hearing anybody, and listening in all. */
    silent: duration.prefault(0),
    listened: duration.prefault(0),
  }),
  config: z.object({
    /** Pinned roots handed over to these by signed configurations. */
    learned: z.array(Root).default([]),
    config: ConfigDocument.nullable().default(null),
    policy: PolicyDocument.nullable().default(null),
    /** Words of symptoms that an earlier policy asked about. */
    earlier: z.array(AskedSymptoms.shape.symptoms.element.pick({ id: true, words: true })).default([]),
    hotlines: HotlinesDocument.nullable().default(null),
    /** Provinces that a shard had and has no more, and when its phone heard of it. */
    former: z
      .array(z.object({ shard: z.string().max(16), area: z.string().max(8), at: instant }))
      .default([]),
    etag: z.string().nullable().default(null),
    windows: WindowsDocument.nullable().default(null),
    windowsEtag: z.string().nullable().default(null),
    /** Where they were asked for. */
    windowsFrom: z.string().nullable().default(null),
  }),
  check: z.object({
    nextAt: instant.nullable().default(null),
    failures: count.default(0),
    lastChecked: instant.nullable().default(null),
    /** When a check last read every shard to its end. */
    everywhereAt: instant.nullable().default(null),
    offline: z.boolean().default(false),
    fault: z.enum(["bad-signature", "rolled-back", "frozen"]).nullable().default(null),
    /** A boot got another place in time: everything that still stands is read again. */
    again: z.boolean().default(false),
    /** Files were matched while the radio still had what was heard: read again once that is taken in. */
    missed: z.boolean().default(false),
    shards: z.record(z.string(), shard).default({}),
  }),
  matches: z.object({ matches: z.array(match).default([]) }),
  alerts: z.object({ alerts: z.array(alert).default([]) }),
  code: z.object({
    state: code.default({ is: "none" }),
    /** Goes with every code until one is taken: an answer that was lost may have used one of them up. */
    nonce: z
      .object({ bytes: bytes(256), until: instant })
      .nullable()
      .default(null),
  }),
  share: z.object({ state: share.default({ is: "none" }), remindedAt: instant.nullable().default(null) }),
  shared: z.object({
    keys: z
      .array(
        tek.extend({
          /** An answer said so; else it may have been published. */
          sure: z.boolean(),
          reportType: ReportTypeName,
          revised: z.boolean(),
        }),
      )
      .default([]),
    revisionToken: z.string().nullable().default(null),
  }),
  preConsent: z.object({
    given: z
      .object({ until: instant, onset: onset.nullable(), traveler: z.boolean().nullable() })
      .nullable()
      .default(null),
  }),
  selfReport: z.object({
    nonce: bytes(256).nullable().default(null),
    until: instant.nullable().default(null),
  }),
  /** What was written to the health station. */
  messages: z.object({
    messages: z.array(message).default([]),
    /** The newest one that is not finished. */
    draft: Draft.extend({ at: instant }).nullable().default(null),
  }),
  /** The resident's own quarantine, by the code of its link. */
  quarantine: z.object({
    code: z.string().nullable().default(null),
    /** As last read, and when. */
    day: quarantineDay.response.omit({ padding: true }).nullable().default(null),
    at: instant.nullable().default(null),
  }),
  cover: z.object({
    slot: z.int().nullable().default(null),
    at: instant.nullable().default(null),
    /** The call that comes next. */
    call: count.default(0),
  }),
  /** The weekly figure, while its owner agrees to it. */
  active: z.object({
    /** Code of the district that its owner chose to say. */
    district: z.string().max(16).nullable().default(null),
    /** The week that is drawn. */
    week: Week.nullable().default(null),
    /** When its answer goes, or is tried again; null when it went, was given up, or there is none any more. */
    at: instant.nullable().default(null),
    /** The week's answers as mixed at random; what was true is not kept. */
    answer: z
      .object({
        district: z.string().max(8),
        hours: z.enum(HOURS_ANSWERS),
        alert: z.enum(ALERT_ANSWERS).nullable().default(null),
      })
      .nullable()
      .default(null),
    sentAt: instant.nullable().default(null),
    tries: count.default(0),
    /** From when on the next answer's hours count, and how long the phone had listened by then. */
    since: z.object({ at: instant, listened: duration }).nullable().default(null),
    /** Only while its owner agreed to say it: how far each alert has gone in its fourteen days. */
    came: z
      .array(
        z.object({
          day,
          level: z.enum(["low", "high"]),
          raisedAt: instant,
          reached: z.enum(ALERT_STEPS),
          /** How soon it was opened; null when it was not. */
          opened: z.enum(OPENED_IN).nullable().default(null),
          /** Whether the result that it came from was taken back. */
          withdrawn: z.boolean().default(false),
          told: z.boolean(),
        }),
      )
      .default([]),
  }),
  /** What the province tells, as last signed, and the venues of one district. */
  local: z.object({
    document: LocalDocument.nullable().default(null),
    /** When it came, or was last found to be the newest. */
    at: instant.nullable().default(null),
    etag: z.string().nullable().default(null),
    venues: z.object({ file: LocalVenues, sum: z.string(), at: instant }).nullable().default(null),
  }),
  help: z.object({
    /** How many people the resident has helped, as they count them. */
    helped: count.default(0),
  }),
} as const;

/** Documents that an earlier version stored under another name, and the name of the field in them that has their name now. */
export const EARLIER: Readonly<Record<string, string>> = { messages: "letters" };

/** What an earlier version stored, as it is stored now: the field that had the document's name has its new one. */
export function fromEarlier(name: string, value: unknown): unknown {
  const earlier = EARLIER[name];
  if (earlier === undefined || typeof value !== "object" || value === null || !(earlier in value))
    return value;
  const { [earlier]: field, ...rest } = value as Readonly<Record<string, unknown>>;
  return { ...rest, [name]: field };
}

/** A document's name. */
export type DocumentName = keyof typeof DOCUMENTS;
/** What a document holds. */
export type DocumentOf<N extends DocumentName> = z.output<(typeof DOCUMENTS)[N]>;

/** What could be read of a stored value, and whether something could not. */
export interface ReadResult<T> {
  readonly value: T;
  readonly damaged: boolean;
}

function salvageField(schema: z.ZodType, value: unknown): unknown {
  const inner = schema instanceof z.ZodDefault ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodArray) || !Array.isArray(value)) return undefined;
  const element = inner.element as z.ZodType;
  return value.filter((item) => element.safeParse(item).success);
}

/** Reads a stored value field by field, lists item by item; what cannot be read is its default or left out. */
function salvage<T extends z.ZodObject>(schema: T, value: unknown): ReadResult<z.output<T>> {
  if (value === undefined) return { value: schema.parse({}), damaged: false };
  const whole = schema.safeParse(value);
  if (whole.success) return { value: whole.data, damaged: false };
  const fields = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const kept = Object.entries(schema.shape).map(([name, field]) => {
    const given = fields[name];
    const good = (field as z.ZodType).safeParse(given).success;
    return [name, good ? given : salvageField(field as z.ZodType, given)] as const;
  });
  return { value: schema.parse(Object.fromEntries(kept)), damaged: true };
}

/** A document from what the store gave; undefined is a document never written. */
export const readDocument = <N extends DocumentName>(name: N, value: unknown): ReadResult<DocumentOf<N>> =>
  salvage(DOCUMENTS[name] as z.ZodObject, value) as ReadResult<DocumentOf<N>>;

/** Ten minutes of listening from what the store gave: as they are while they run, or packed. */
export function readHeard(value: unknown): ReadResult<HeardDocument> {
  if (typeof value !== "string") return salvage(heard, value);
  const unpacked = unpackHeard(value);
  return unpacked === "unreadable" ? salvage(heard, null) : { value: unpacked, damaged: false };
}
