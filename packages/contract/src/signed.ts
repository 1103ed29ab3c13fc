/**
 * Signed documents: compact JWS (RFC 7515), ES256, `kid` of a pinned root. The key server's configuration embeds, unread,
 * the health authority's policy and the information authority's hotlines, each signed by its own root.
 */
import { type DoseConfig, doseConfig } from "@bluezone/protocol/risk/dose-config";
import { type RiskProfile, riskProfile } from "@bluezone/protocol/risk/risk-config";
import { z } from "zod";
import { AskedSymptoms } from "./health/term.ts";
import { SHARD_FORM } from "./keys/exports.ts";
import { MOST_NAMED } from "./keys/windows.ts";

/** A P-256 public key that a phone trusts: 65 bytes uncompressed (X9.62), base64. */
export const Root = z.object({ kid: z.string().min(1).max(64), publicKey: z.base64().length(88) });
export type Root = z.output<typeof Root>;

/** Whether what holds a value to its limits takes it as it is. */
const within =
  <T>(held: (value: T) => T) =>
  (value: unknown): boolean => {
    try {
      return held(value as T) === value;
    } catch {
      return false;
    }
  };

const Text = z.object({ vi: z.string().max(500), en: z.string().max(500) });
const unixSeconds = z.int().min(0);

/** What every signed document has. */
export const Signed = z.object({
  /** Grows with each issue; an older one than the last seen is refused. */
  version: z.int().min(1),
  issuedAt: unixSeconds,
  /** Refused from this second on. */
  notAfter: unixSeconds,
});

/** Scan cycles: steady, near (after a new identifier), low (battery). Never under 7 s (Android mutes the sixth start in 30 s). */
export const Listening = z.object({
  cycle: z.enum(["steady", "low"]),
  /** Seconds of listening in a cycle. */
  window: z.int().min(1).max(60),
  steadyEvery: z.int().min(7).max(600),
  nearEvery: z.int().min(7).max(600),
  nearFor: z.int().min(0).max(600),
  lowEvery: z.int().min(7).max(900),
  /** Battery share below which `low` is used, 0–1. */
  lowBelow: z.number().min(0).max(1),
});
export type Listening = z.output<typeof Listening>;

/** The default scan cycles (docs/protocol/04-sightings-and-validity.md#listening). */
export const LISTENING: Listening = {
  cycle: "steady",
  window: 4,
  steadyEvery: 60,
  nearEvery: 7,
  nearFor: 120,
  lowEvery: 300,
  lowBelow: 0.15,
};

/** What the key server tells every phone, signed. */
export const ConfigDocument = Signed.extend({
  /** Smallest app version that may go on, "0.1.0". */
  minimumApp: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** Present only while the operator has switched radios off; at most 7 days, renewable. */
  radioOff: z.object({ until: unixSeconds, reason: Text }).optional(),
  listening: Listening,
  /** Minutes between checks. */
  pollingMinutes: z.int().min(5).max(1_440),
  /** Shard → end of its newest released window (unix seconds; 0 before the first): an export that stands still is noticed. */
  lastWindow: z.record(z.string(), unixSeconds),
  /**
   * Shard → UTC day ("2020-12-27") → how many files the index of that day names at least: a frozen or gapped index is noticed.
   * The newest window is left out, so that an index from a cache is not suspected.
   */
  files: z.record(z.string(), z.record(z.iso.date(), z.int().min(1))).default({}),
  /**
   * Shards that are open beside `VN`, and the provinces of each ("89"): a phone reads `VN` and those of its areas. Absent: a
   * phone reads every shard that `lastWindow` names, as a phone does that does not know this field.
   */
  shards: z
    .record(z.string().regex(SHARD_FORM), z.object({ areas: z.array(z.string().max(8)).max(100) }))
    .optional(),
  /** Keys that export files are signed with. */
  exportKeys: z
    .array(z.object({ id: z.string(), version: z.string(), publicKey: z.base64().length(88) }))
    .min(1)
    .max(10),
  healthAuthorityID: z.string(),
  /** A root that takes over; trusted from now on beside the one that signed this. */
  nextRoot: Root.optional(),
  /** Compact JWS of a PolicyDocument and of a HotlinesDocument, unread by the key server. */
  policy: z.string().max(65_536).optional(),
  hotlines: z.string().max(65_536).optional(),
});
export type ConfigDocument = z.output<typeof ConfigDocument>;

/** How far the export has come: what of the configuration changes with every window, in few bytes. Signed by its root. */
export const WindowsDocument = Signed.extend({
  /** Who has a configuration of this version, or of a later one, misses nothing but windows. */
  config: z.int().min(1),
  windows: z.record(
    z.string().regex(SHARD_FORM),
    z.object({
      /** End of the newest released window, unix seconds; 0 before the first. */
      last: unixSeconds,
      /** How many files that window has. */
      newest: z.int().min(0),
      /** UTC day → how many files its index names at least, the newest window left out; the last three days. */
      files: z.record(z.iso.date(), z.int().min(1)),
      /**
       * Of each window with files that ended lately (`namedSeconds`) before `last`, that one included, oldest first: its end and
       * start (unix seconds), the number of its first file, how many it has. Only where the document is of one shard.
       */
      named: z
        .array(z.tuple([unixSeconds, unixSeconds, z.int().min(0).max(99_999), z.int().min(1).max(100)]))
        .max(MOST_NAMED)
        .optional(),
    }),
  ),
});
export type WindowsDocument = z.output<typeof WindowsDocument>;

/** What the health authority tells every phone, signed. */
export const PolicyDocument = Signed.extend({
  riskProfile: z.custom<RiskProfile>(within(riskProfile), "a risk profile within its limits"),
  /**
   * The figures of the probability of transmission: where they are, days have their level by them. A field of its own: a phone that
   * does not know it, or not these figures, goes on with the risk profile.
   */
  dose: z
    .custom<DoseConfig>(within(doseConfig), "figures of a dose within their limits")
    .optional()
    .catch(undefined),
  /** Days after an encounter until which a test should be arranged, and for which to watch oneself. */
  steps: z.object({
    /** The first step: at home where that can be arranged, or at home and call the health station now. */
    today: z.enum(["stay-home-if-possible", "stay-home-and-call"]),
    testWithinDays: z.int().min(0).max(30),
    watchForDays: z.int().min(1).max(60),
  }),
  /**
   * What residents are asked how they feel by: of the disease that the authority works on. Where it is absent, or not readable by this
   * app, the app asks what it was built with.
   */
  asked: AskedSymptoms.optional().catch(undefined),
  /** While present and not over, phones hold all new alerts: at most 12 h. */
  alertHold: z.object({ from: unixSeconds, until: unixSeconds }).optional(),
  /**
   * The same for what rests on self-reports alone; alerts of tests and diagnoses go on. A field of its own: a phone that does
   * not know it yet alerts as before, and is never silenced by a flood of self-reports.
   */
  selfReportHold: z.object({ from: unixSeconds, until: unixSeconds }).optional(),
});
export type PolicyDocument = z.output<typeof PolicyDocument>;

/** Numbers to call, signed by the information authority. */
export const HotlinesDocument = Signed.extend({
  hotlines: z
    .array(
      z.object({
        number: z.string().max(32),
        owner: Text,
        /** Local dates, "2020-12-27"; without validTo it has no end yet. */
        validFrom: z.iso.date(),
        validTo: z.iso.date().optional(),
      }),
    )
    .max(200),
});
export type HotlinesDocument = z.output<typeof HotlinesDocument>;
