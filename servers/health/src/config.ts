/** Every variable of the health server, its form and its default. Read once, into one checked object. */
import { join } from "node:path";
import type { ReportTypeName } from "@bluezone/contract/certificate";
import { WARN_ONE_IN } from "@bluezone/contract/health/alert-threshold";
import { parseDisease } from "@bluezone/contract/health/disease";
import { documentVariable, province } from "@bluezone/desk/document";
import { mustHaveSecret, type SmsChoice, smsChoice } from "@bluezone/desk/sms/choice";
import type { Disease, DiseaseDocument } from "@bluezone/policy/disease";
import { DOSE } from "@bluezone/policy/dose-figures";
import type { ProfileId } from "@bluezone/policy/profile";
import type { Province } from "@bluezone/policy/province";
import { Days, type Duration, Hours, Minutes } from "@bluezone/protocol/time";
import { type FilesPlace, readFilesPlace } from "@bluezone/server-kit/files/files-place";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import { postgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { ConfigError, type Environment, readConfig, type Variable } from "@bluezone/server-kit/start/config";
import type { Secret } from "@bluezone/server-kit/start/secret";
import {
  choice,
  duration,
  folder,
  type HostPort,
  hostPort,
  integer,
  list,
  optional,
  port,
  secret,
  text,
  url,
} from "@bluezone/server-kit/start/variable";
import { MOST_DAILY_CODES, selfReportsAnHour } from "./limits.ts";

/**
 * The form of a link with a code (decision record 0004). `fragment`: the code never leaves the browser; `path`: for gateways that
 * refuse the sign #.
 */
export type LinkForm = "fragment" | "path";

export type HealthConfig = {
  readonly host: string;
  /** What the desk is set up for. */
  readonly province: Province;
  /** 0 takes any free port. */
  readonly port: number;
  readonly data: string;
  /** Where its files are: `files` in its folder, unless a variable names another place. */
  readonly files: FilesPlace;
  /** The server of DATABASE_URL, or else the folder `data`. */
  readonly database: DatabasePlace;
  /** The address under which phones and browsers reach this server; links begin with it. */
  readonly publicUrl: string;
  /** Origins whose pages may call. */
  readonly origins: readonly string[];
  /** Seals keys and hashes API keys; newest first. */
  readonly secrets: readonly Secret[];
  /** Which realm this is: the last part of the JWKS address. */
  readonly realm: string;
  /** `iss` and `aud` of certificates. */
  readonly issuer: string;
  readonly audience: string;
  readonly reportTypes: readonly ReportTypeName[];
  readonly shortCodeLife: Duration;
  /** Wrong short codes in ten minutes that suspend short codes. */
  readonly wrongCodes: number;
  /** Whether no codes are given or used for a while. */
  readonly maintenance: boolean;
  /** Calls a minute of one admin key. A device key has no limit: it is in every app. */
  readonly adminCalls: number;
  /** Codes a day of one admin key that has no number of its own. */
  readonly dailyCodes: number;
  /** Self-reports an hour of one device key that cost a message. */
  readonly selfReports: number;
  /** Codes of desks and laboratories in an hour above which phones are told to hold alerts. */
  readonly surgeCodes: number;
  /** Self-reports in an hour above which phones are told to hold the alerts of self-reports. */
  readonly surgeSelfReports: number;
  /** The folder of the root that signs the policy; without it none is signed. */
  readonly signing: string | undefined;
  /** The risk profile that the signed policy carries. */
  readonly profile: ProfileId;
  /** With the profile "probability": how many people are warned for one infected. */
  readonly warnOneIn: number;
  readonly sms: SmsChoice;
  readonly smsSecret: Secret | undefined;
  readonly smsLink: LinkForm;
  readonly smsAccents: boolean;
  /** Whether laboratories may have negative results told by message. */
  readonly smsNegative: boolean;
  /** Messages a day of all officers' digests; 0 offers none. */
  readonly digests: number;
  /** Android's package and the fingerprints of its certificates, iOS' application ids: who may open links. */
  readonly androidApp: string | undefined;
  readonly androidCertificates: readonly string[];
  readonly iosApps: readonly string[];
  /** Who runs this, as the page behind a link says it. */
  readonly operator: string | undefined;
  /** The disease that the desk works on: its lists, rules and questions, and what earlier ones called symptoms. */
  readonly disease: Disease;
  /** What the numbers of cases begin with, the province's letters unless set: "CT" makes "CT-0217". */
  readonly casePrefix: string;
  /** The number that messages of the desk give for questions; the policy's of the day when it is not set. */
  readonly hotline: string | undefined;
  /** How long an officer's session outlives its last call. */
  readonly idle: Duration;
  /** How long an officer's session lasts at the most. */
  readonly longest: Duration;
  /** Where `/metrics` is, and the file of the TLS certificate whose end is watched. */
  readonly metrics: HostPort | undefined;
  readonly tls: string | undefined;
};

const yesNo = (name: string, otherwise: "yes" | "no"): Variable<"yes" | "no"> =>
  choice(name, ["yes", "no"], { default: otherwise });

/** Messages a day of digests, where a gateway is set and the operator says nothing else. */
const DIGESTS_A_DAY = 500;

const REPORT_TYPES = ["confirmed", "likely", "negative", "user-report"] as const;

const DISEASE = { what: "a disease", folder: "diseases", fallback: "covid-19" } as const;
const EARLIER = documentVariable("HEALTH_EARLIER_DISEASES", {
  ...DISEASE,
  parse: (json) => parseDisease(json).document,
});

const VARIABLES = {
  host: text("HEALTH_HOST", "a host name or address", /[\w.:-]{1,253}/, "127.0.0.1", {
    default: "127.0.0.1",
  }),
  province: province("HEALTH_PROVINCE"),
  port: port("HEALTH_PORT", { default: 8082 }),
  data: folder("HEALTH_DATA", { default: "data/health" }),
  postgres: optional(postgresUrl("DATABASE_URL")),
  publicUrl: url("HEALTH_PUBLIC_URL", { example: "https://health.example.vn" }),
  origins: list(url("HEALTH_ORIGINS"), { default: [] }),
  secrets: list(secret("HEALTH_SECRET", 32)),
  realm: text(
    "HEALTH_REALM",
    "a short name in small letters, digits and hyphens",
    /[a-z0-9-]{1,32}/,
    "an-giang",
    {
      default: "vn",
    },
  ),
  issuer: optional(
    text(
      "HEALTH_ISSUER",
      "the name of this server in certificates",
      /[\x21-\x7e]{1,128}/,
      "health.example.vn",
    ),
  ),
  audience: text(
    "HEALTH_AUDIENCE",
    "the name of the key server in certificates",
    /[\x21-\x7e]{1,128}/,
    "bluezone-keys",
    {
      default: "bluezone-keys",
    },
  ),
  reportTypes: list<ReportTypeName>(choice("HEALTH_TEST_TYPES", REPORT_TYPES), { default: REPORT_TYPES }),
  shortCodeLife: duration("HEALTH_SHORT_CODE_LIFE", Minutes(15), Minutes(60), { default: Minutes(60) }),
  wrongCodes: integer("HEALTH_WRONG_CODES", 10, 100_000, { default: 500 }),
  maintenance: choice("HEALTH_MAINTENANCE", ["off", "on"], { default: "off" }),
  adminCalls: integer("HEALTH_ADMIN_CALLS", 1, 1_000_000, { default: 120 }),
  dailyCodes: integer("HEALTH_DAILY_CODES", 1, MOST_DAILY_CODES, { default: 5_000 }),
  selfReports: integer("HEALTH_SELF_REPORTS", 1, 1_000_000, { default: 600 }),
  surgeCodes: integer("HEALTH_SURGE_CODES", 1, 1_000_000, { default: 500 }),
  surgeSelfReports: integer("HEALTH_SURGE_SELF_REPORTS", 1, 1_000_000, { default: 600 }),
  signing: optional(folder("HEALTH_SIGNING")),
  profile: choice<ProfileId>("HEALTH_PROFILE", ["default", "vn-2020-12", "probability"], {
    default: "default",
  }),
  warnOneIn: integer("HEALTH_WARN_ONE_IN", WARN_ONE_IN.least, WARN_ONE_IN.most, {
    default: DOSE.warnOneIn.high,
  }),
  sms: smsChoice("SMS"),
  smsSecret: optional(secret("SMS_SECRET", 32)),
  smsLink: choice("HEALTH_SMS_LINK", ["fragment", "path"], { default: "fragment" }),
  smsAccents: yesNo("HEALTH_SMS_ACCENTS", "no"),
  smsNegative: yesNo("HEALTH_SMS_NEGATIVE", "no"),
  digests: optional(integer("HEALTH_DIGESTS", 0, 100_000)),
  androidApp: optional(
    text(
      "HEALTH_ANDROID_APP",
      "an Android package name",
      /[a-zA-Z]\w*(?:\.[a-zA-Z]\w*)+/,
      "vn.example.bluezone",
    ),
  ),
  androidCertificates: list(
    text(
      "HEALTH_ANDROID_CERTIFICATES",
      "a SHA-256 fingerprint, 32 bytes in hex with colons",
      /(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/,
      Array(32).fill("A1").join(":"),
    ),
    { default: [] },
  ),
  iosApps: list(
    text(
      "HEALTH_IOS_APPS",
      "an application id: team and bundle",
      /[A-Z0-9]{10}\.[\w.-]{1,120}/,
      "A1B2C3D4E5.vn.example.bluezone",
    ),
    { default: [] },
  ),
  operator: optional(
    text(
      "HEALTH_OPERATOR",
      "a name of at most 80 characters without < > & and quotes",
      /[^<>&"]{1,80}/,
      "Sở Y tế",
    ),
  ),
  hotline: optional(text("HEALTH_HOTLINE", "a phone number of Vietnam", /[+\d][\d ]{2,19}/, "0296 000 0000")),
  disease: documentVariable("HEALTH_DISEASE", { ...DISEASE, parse: (json) => parseDisease(json) }),
  earlierDiseases: optional(list(EARLIER)),
  casePrefix: optional(text("HEALTH_CASE_PREFIX", "one to six capital letters", /[A-Z]{1,6}/, "CT")),
  longest: duration("HEALTH_SESSION", Hours(1), Days(7), { default: Hours(12) }),
  idle: duration("HEALTH_IDLE", Minutes(5), Hours(12), { default: Minutes(30) }),
  metrics: optional(hostPort("HEALTH_METRICS")),
  tls: optional(
    text("HEALTH_TLS_CERTIFICATE", "a path to a file", /\S.*/, "/etc/bluezone/tls/fullchain.pem"),
  ),
} as const;

/** Reads the environment. Throws ConfigError, one sentence, at the first variable that is missing or wrong. */
export function readHealthConfig(env: Environment): HealthConfig {
  const { issuer, smsAccents, smsNegative, maintenance, postgres, digests, earlierDiseases, ...read } =
    readConfig(env, VARIABLES);
  mustHaveSecret(read.sms, read.smsSecret, { name: "SMS_SECRET", of: "SMS" });
  const most = selfReportsAnHour(read.selfReports);
  if (most > read.surgeSelfReports)
    throw new ConfigError(
      `HEALTH_SURGE_SELF_REPORTS must be at least as many as HEALTH_SELF_REPORTS lets one app send in an hour, for example HEALTH_SURGE_SELF_REPORTS=${most}, or the key that is in every app could hold the alerts of self-reports; it is ${read.surgeSelfReports}.`,
    );
  const database: DatabasePlace = postgres
    ? { at: "postgres", url: postgres }
    : { at: "folder", folder: read.data };
  return Object.freeze({
    ...read,
    disease: parseDisease(read.disease.document, earlierDiseases ?? [EARLIER.default as DiseaseDocument]),
    database,
    files: readFilesPlace(env, "HEALTH", join(read.data, "files")),
    casePrefix: read.casePrefix ?? read.province.casePrefix,
    maintenance: maintenance === "on",
    issuer: issuer ?? new URL(read.publicUrl).host,
    smsAccents: smsAccents === "yes",
    smsNegative: smsNegative === "yes",
    digests: digests ?? (read.sms.by === "none" ? 0 : DIGESTS_A_DAY),
  });
}
