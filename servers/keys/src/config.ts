/** The key server's variables: `KEYS_…`, read once. `docs/guides` and README list them; a wrong one stops the start. */
import { join } from "node:path";
import { STATS_AUDIENCE } from "@bluezone/contract/keys/stats";
import { type FilesPlace, readFilesPlace } from "@bluezone/server-kit/files/files-place";
import { isClear } from "@bluezone/server-kit/http/clear-address";
import { openKeyFolder } from "@bluezone/server-kit/keys/key-folder";
import { rootKey, rootName } from "@bluezone/server-kit/keys/root-key";
import type { Signer } from "@bluezone/server-kit/keys/signer";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import { type PostgresUrl, postgresUrl } from "@bluezone/server-kit/sql/postgres-url";
import { type Environment, readConfig } from "@bluezone/server-kit/start/config";
import type { Secret } from "@bluezone/server-kit/start/secret";
import { StartError } from "@bluezone/server-kit/start/start-error";
import {
  choice,
  folder,
  type HostPort,
  hostPort,
  integer,
  list,
  optional,
  port,
  secret,
  text,
} from "@bluezone/server-kit/start/variable";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { checkSettings, type ReadSettings, settingsFile } from "./config/settings.ts";
import { type ExportKey, exportKeys } from "./export/export-key.ts";
import type { Profile } from "./export/window.ts";
import { type Issuer, readIssuers } from "./issuers/issuer.ts";
import type { Secrets } from "./secrets.ts";

/** The operator's choices, read and checked. */
export type KeysConfig = {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly secrets: Secrets;
  readonly issuers: readonly [Issuer, ...Issuer[]];
  /** Newest first; all of them sign every file. */
  readonly exportKeys: readonly ExportKey[];
  /** Signs the configuration; phones pin it. */
  readonly root: Signer;
  /** The root that takes over one day; phones learn it from the configuration. */
  readonly nextRoot?: Signer | undefined;
  readonly profile: Profile;
  /** How long a window with few keys waits for more, in minutes: 10 is not at all. */
  readonly quietMinutes: number;
  /** Most keys in one export file. */
  readonly mostKeys: number;
  /** Where the health authority's policy and the information authority's hotlines lie: addresses or paths of compact JWS. */
  readonly policy?: string | undefined;
  readonly hotlines?: string | undefined;
  /** Whether publishing is closed for a while. */
  readonly maintenance: boolean;
  /** The `aud` of the tokens with which health authorities ask for their totals; the published one when absent. */
  readonly statsAudience?: string | undefined;
  readonly settings: ReadSettings;
};

/** A path or a web address of somebody else's document. */
function location(name: string, example: string) {
  const form = "a web address that begins with https:// (http:// of this machine alone) or a path to a file";
  const found = text(name, form, /\S.*/, example);
  return optional({ ...found, parse: (value: string) => (isClear(value) ? undefined : found.parse(value)) });
}

/** The root that is made at the first start. */
const FIRST_ROOT = "config-root";

const VARIABLES = {
  host: text("KEYS_HOST", "a host name or address", /[\w.:-]+/, "0.0.0.0", { default: "127.0.0.1" }),
  port: port("KEYS_PORT", { default: 8080 }),
  /** Holds `database/`, `signing/` and, unless `KEYS_FILES` names another place, `exports/`. */
  data: folder("KEYS_DATA"),
  database: optional(choice("KEYS_DATABASE", ["folder", "memory"])),
  postgres: optional(postgresUrl("DATABASE_URL")),
  /** Newest first; an old one is left out 15 days after its successor came. */
  secrets: list(secret("KEYS_SECRETS", 32)),
  issuers: text("KEYS_ISSUERS", "a path to the file of issuers", /\S.*/, "/etc/bluezone/issuers.json"),
  settings: optional(
    text("KEYS_SETTINGS", "a path to the file of settings", /\S.*/, "/etc/bluezone/settings.json"),
  ),
  policy: location("KEYS_POLICY", "https://health.example.vn/policy.jws"),
  hotlines: location("KEYS_HOTLINES", "/etc/bluezone/hotlines.jws"),
  /** The key that signs the configuration; a coming one is the same name with `-next`. */
  root: rootName("KEYS_ROOT", FIRST_ROOT),
  profile: choice("KEYS_PROFILE", ["fast", "gaen"], { default: "fast" }),
  quietMinutes: choice("KEYS_QUIET_MINUTES", ["10", "20", "30", "60"], { default: "10" }),
  mostKeys: integer("KEYS_EXPORT_MOST_KEYS", 1_000, 500_000, { default: 500_000 }),
  statsAudience: text(
    "KEYS_STATS_AUDIENCE",
    "1 to 255 characters without blanks",
    /\S{1,255}/,
    "keys.example.vn",
    { default: STATS_AUDIENCE },
  ),
  maintenance: choice("KEYS_MAINTENANCE", ["off", "on"], { default: "off" }),
  metrics: optional(hostPort("KEYS_METRICS")),
  tls: location("KEYS_TLS_CERTIFICATE", "/etc/bluezone/tls/fullchain.pem"),
};

/** Where what lasts is kept. */
export type Places = {
  /** The folder of all that is not in a database elsewhere. */
  readonly data: string;
  readonly signing: string;
  /** Where export files and indexes are. */
  readonly exports: FilesPlace;
  readonly database: DatabasePlace;
};

/** What is for the operator's monitoring: the address of `/metrics`, and the TLS certificate whose end is watched. */
export type Watching = { readonly metrics: HostPort | undefined; readonly tls: string | undefined };

/** What work on the data needs to know, read from variables alone: nothing is made. */
export type StoredConfig = {
  readonly places: Places;
  readonly secrets: Secrets;
  readonly issuers: readonly Issuer[];
  readonly profile: Profile;
  /** The root's name. */
  readonly root: string;
};

/** Reads it. Throws StartError, in one sentence, for what is missing or wrong. */
export async function readStored(env: Environment): Promise<StoredConfig> {
  const { secrets, issuers, profile, root, ...where } = readConfig(env, VARIABLES);
  return {
    places: placesOf(env, where),
    secrets: secrets as readonly [Secret, ...Secret[]],
    issuers: await readIssuers(issuers),
    profile,
    root,
  };
}

/**
 * Reads variables and the files that they name; makes signing keys that are not there yet.
 * Throws StartError, in one sentence, for what is missing or wrong.
 */
export async function readKeysConfig(
  env: Environment,
  clock: Clock,
): Promise<{ readonly config: KeysConfig; readonly places: Places; readonly watching: Watching }> {
  const {
    data,
    database,
    postgres,
    secrets,
    issuers,
    settings,
    maintenance,
    root,
    metrics,
    tls,
    quietMinutes,
    ...rest
  } = readConfig(env, VARIABLES);
  const places = placesOf(env, { data, database, postgres });
  const [authority, ...others] = await readIssuers(issuers);
  const signing = await openKeyFolder(places.signing);
  const readSettings = settingsFile(settings);
  try {
    checkSettings(await readSettings(), clock.now());
  } catch (error) {
    throw new StartError(
      `The file ${settings} that KEYS_SETTINGS names must be JSON such as {"minimumApp":"0.1.0","pollingMinutes":30}, with radioOff at most 7 days ahead.`,
      { cause: error },
    );
  }
  return {
    config: {
      ...rest,
      secrets: secrets as readonly [Secret, ...Secret[]],
      issuers: [authority!, ...others],
      exportKeys: await exportKeys(signing),
      root: await rootKey(signing, { name: root, first: FIRST_ROOT, variable: "KEYS_ROOT" }),
      nextRoot: await signing.find(`${root}-next`),
      quietMinutes: Number(quietMinutes),
      maintenance: maintenance === "on",
      settings: readSettings,
    },
    places,
    watching: { metrics, tls },
  };
}

function placesOf(
  env: Environment,
  {
    data,
    database,
    postgres,
  }: {
    readonly data: string;
    readonly database: "folder" | "memory" | undefined;
    readonly postgres: PostgresUrl | undefined;
  },
): Places {
  if (postgres !== undefined && database !== undefined)
    throw new StartError(
      `KEYS_DATABASE=${database} and DATABASE_URL name two databases; take out the one that is not meant.`,
    );
  const embedded: DatabasePlace =
    database === "memory" ? { at: "memory" } : { at: "folder", folder: join(data, "database") };
  return {
    data,
    signing: join(data, "signing"),
    exports: readFilesPlace(env, "KEYS", join(data, "exports")),
    database: postgres === undefined ? embedded : { at: "postgres", url: postgres },
  };
}
