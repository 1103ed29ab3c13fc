/** Every variable of the rollout server, its form and its default. Read once, into one checked object. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { province } from "@bluezone/desk/document";
import { mustHaveSecret, type SmsChoice, smsChoice } from "@bluezone/desk/sms/choice";
import type { Province } from "@bluezone/policy/province";
import { Days, type Duration, Hours, Minutes } from "@bluezone/protocol/time";
import { type FilesPlace, readFilesPlace } from "@bluezone/server-kit/files/files-place";
import { rootName } from "@bluezone/server-kit/keys/root-key";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import { postgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { type Environment, readConfig } from "@bluezone/server-kit/start/config";
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

/** The root of the key server, which signs what it tells everybody. */
export type KeysRoot = { readonly kid: string; readonly key: KeyObject };

export type RolloutConfig = {
  readonly host: string;
  /** What the desk is set up for. */
  readonly province: Province;
  /** 0 takes any free port. */
  readonly port: number;
  readonly data: string;
  /** Where its files are: `files` in its folder, unless a variable names another place. */
  readonly files: FilesPlace;
  /** The name of the key in `signing/` that signs what phones are told; phones pin it. */
  readonly root: string;
  /** The server of DATABASE_URL, or else the folder `data`. */
  readonly database: DatabasePlace;
  /** The address under which browsers and phones reach this server; QR codes begin with it. */
  readonly publicUrl: string;
  /** Newest first. */
  readonly secrets: readonly Secret[];
  /** Who runs this, as pages and posters say it. */
  readonly operator: string | undefined;
  /** Where the app can be had. */
  readonly androidUrl: string | undefined;
  readonly iosUrl: string | undefined;
  /** Where the key server is, and the source of this version: what the page on transparency leads to. */
  readonly keysUrl: string | undefined;
  /** The root that signs the key server's day totals; without it none are read. */
  readonly keysRoot: KeysRoot | undefined;
  readonly sourceUrl: string | undefined;
  /** How long a session outlives its last call. */
  readonly idle: Duration;
  /** How long a session lasts at the most. */
  readonly longest: Duration;
  /** The program that reads bulletins aloud. */
  readonly espeak: string;
  /** How digests leave, and the secret that signs them to the gateway. */
  readonly sms: SmsChoice;
  readonly smsSecret: Secret | undefined;
  readonly smsAccents: boolean;
  /** Messages a day of digests and their codes; 0 offers none. */
  readonly digests: number;
  /** Where `/metrics` is, and the file of the TLS certificate whose end is watched. */
  readonly metrics: HostPort | undefined;
  readonly tls: string | undefined;
};

/** The root that is made at the first start. */
export const FIRST_ROOT = "local-root";

/** Messages a day of digests, where a gateway is set and the operator says nothing else. */
const DIGESTS_A_DAY = 500;

/** Bytes of a coordinate of P-256; a point begins with a byte that says how it is written. */
const COORDINATE = 32;

/** A root of "NAME:BASE64"; undefined also where a letter was copied wrong, and it is no point of the curve. */
function readRoot(text: string): KeysRoot | undefined {
  const [, kid = "", publicKey = ""] = /^([\w.-]{1,64}):(B[A-Za-z0-9+/]{86}=)$/.exec(text) ?? [];
  const point = Buffer.from(publicKey, "base64");
  const part = (at: number) => point.subarray(at, at + COORDINATE).toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", x: part(1), y: part(1 + COORDINATE) };
  try {
    return { kid, key: createPublicKey({ key: jwk, format: "jwk" }) };
  } catch {
    return undefined;
  }
}

const VARIABLES = {
  host: text("ROLLOUT_HOST", "a host name or address", /[\w.:-]{1,253}/, "127.0.0.1", {
    default: "127.0.0.1",
  }),
  province: province("ROLLOUT_PROVINCE"),
  port: port("ROLLOUT_PORT", { default: 8083 }),
  data: folder("ROLLOUT_DATA", { default: "data/rollout" }),
  /** The key that signs what phones are told; a coming one is the same name with `-next`. */
  root: rootName("ROLLOUT_ROOT", FIRST_ROOT),
  postgres: optional(postgresUrl("DATABASE_URL")),
  publicUrl: url("ROLLOUT_PUBLIC_URL", { example: "https://bluezone.example.vn" }),
  secrets: list(secret("ROLLOUT_SECRET", 32)),
  operator: optional(
    text(
      "ROLLOUT_OPERATOR",
      "a name of at most 80 characters without < > & and quotes",
      /[^<>&"]{1,80}/,
      "Sở Thông tin và Truyền thông",
    ),
  ),
  androidUrl: optional(url("ROLLOUT_ANDROID_URL", { example: "https://store.example.vn/bluezone" })),
  iosUrl: optional(url("ROLLOUT_IOS_URL", { example: "https://store.example.vn/bluezone" })),
  keysUrl: optional(url("ROLLOUT_KEYS_URL", { example: "https://keys.example.vn" })),
  keysRoot: optional({
    name: "ROLLOUT_KEYS_ROOT",
    form: "the name and the public key of the key server's root: NAME:BASE64, a point of P-256",
    example:
      "root-1:BGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+tKfA+eFivOM1drMV7Oy7ZAaDe/UfU=",
    parse: readRoot,
  }),
  sourceUrl: optional(url("ROLLOUT_SOURCE_URL", { example: "https://git.example.vn/bluezone/v0.1.0" })),
  longest: duration("ROLLOUT_SESSION", Hours(1), Days(7), { default: Hours(12) }),
  idle: duration("ROLLOUT_IDLE", Minutes(5), Hours(12), { default: Minutes(30) }),
  espeak: text("ROLLOUT_ESPEAK", "a program's name or path", /\S.*/, "/usr/bin/espeak-ng", {
    default: "espeak-ng",
  }),
  sms: optional(smsChoice("ROLLOUT_SMS")),
  smsSecret: optional(secret("ROLLOUT_SMS_SECRET", 32)),
  smsAccents: choice("ROLLOUT_SMS_ACCENTS", ["yes", "no"], { default: "no" }),
  digests: optional(integer("ROLLOUT_DIGESTS", 0, 100_000)),
  metrics: optional(hostPort("ROLLOUT_METRICS")),
  tls: optional(
    text("ROLLOUT_TLS_CERTIFICATE", "a path to a file", /\S.*/, "/etc/bluezone/tls/fullchain.pem"),
  ),
} as const;

/** Reads the environment. Throws ConfigError, one sentence, at the first variable that is missing or wrong. */
export function readRolloutConfig(env: Environment): RolloutConfig {
  const {
    postgres,
    digests,
    smsAccents,
    sms = { by: "none" as const },
    ...read
  } = readConfig(env, VARIABLES);
  mustHaveSecret(sms, read.smsSecret, { name: "ROLLOUT_SMS_SECRET", of: "ROLLOUT_SMS" });
  const database: DatabasePlace = postgres
    ? { at: "postgres", url: postgres }
    : { at: "folder", folder: read.data };
  return Object.freeze({
    ...read,
    database,
    files: readFilesPlace(env, "ROLLOUT", join(read.data, "files")),
    sms,
    smsAccents: smsAccents === "yes",
    digests: digests ?? (sms.by === "none" ? 0 : DIGESTS_A_DAY),
  });
}
