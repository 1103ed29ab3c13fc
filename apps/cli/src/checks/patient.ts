/** What the doctor looks at: where one server listens and keeps its data, from the same variables as the server itself. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FilesPlace } from "@bluezone/server-kit/files/files-place";
import type { DatabasePlace } from "@bluezone/server-kit/sql/engine";
import type { Environment } from "@bluezone/server-kit/start/config";
import { StartError } from "@bluezone/server-kit/start/start-error";
import type { HostPort } from "@bluezone/server-kit/start/variable";

export type ServerName = "keys" | "health" | "rollout" | "town";

/** A port and how it can be chosen. */
export type ChosenPort = {
  readonly port: number;
  readonly variable: string;
  /** Whether `/healthz` is behind it. */
  readonly healthz: boolean;
};

export type Patient = {
  readonly server: ServerName;
  readonly host: string;
  readonly ports: readonly ChosenPort[];
  /** The folder of everything. */
  readonly data: string;
  readonly database: DatabasePlace;
  /** Folder of signing keys, the name of the root among them, and whether one that signs exports must be there; nothing when there are none in files. */
  readonly signing: { readonly folder: string; readonly root: string; readonly exports: boolean } | undefined;
  /** Where what the root signs can be read, and the file in which its public half was given out; nothing where other checks see it. */
  readonly signs: { readonly url: string; readonly pinned: string } | undefined;
  /** Where its files are; nothing of a town, whose files are each server's own. */
  readonly files: FilesPlace | undefined;
  /** Where export files are and where the key server answers; nothing for a server that exports nothing. */
  readonly exports: { readonly files: FilesPlace; readonly url: string } | undefined;
  /** What is watched, and the file of variables where `init` puts it; nothing of a town, which nobody operates. */
  readonly operated:
    | {
        readonly metrics: HostPort | undefined;
        readonly variable: string;
        readonly tls: string | undefined;
        readonly variables: string;
      }
    | undefined;
};

/** Servers whose variables are set; the town, which needs none, when no other is. */
export function configured(env: Environment): readonly ServerName[] {
  const named = (start: string) =>
    Object.keys(env).some((name) => name.startsWith(start) && env[name]?.trim());
  const found = [
    ...(named("KEYS_") ? (["keys"] as const) : []),
    ...(named("HEALTH_") ? (["health"] as const) : []),
    ...(named("ROLLOUT_") ? (["rollout"] as const) : []),
  ];
  return found.length > 0 ? found : ["town"];
}

/** Reads a server's variables. Throws StartError, the server's own sentence, for what is missing or wrong. Changes nothing. */
export async function examine(server: ServerName, env: Environment): Promise<Patient> {
  if (server === "keys") return examineKeys(env);
  if (server === "rollout") return examineRollout(env);
  return server === "health" ? examineHealth(env) : examineTown(env);
}

async function examineKeys(env: Environment): Promise<Patient> {
  const { readKeysConfig } = await import("@bluezone/keys/config");
  const { systemClock } = await import("@bluezone/server-kit/time/clock");
  const { openKeyFolder } = await import("@bluezone/server-kit/keys/key-folder");
  const { readFilesPlace } = await import("@bluezone/server-kit/files/files-place");
  const { readConfig } = await import("@bluezone/server-kit/start/config");
  const { folder } = await import("@bluezone/server-kit/start/variable");
  const { data } = readConfig(env, { data: folder("KEYS_DATA") });
  // Reading makes signing keys that are missing: it must not do so where the real ones should be.
  const aside = await mkdtemp(join(tmpdir(), "bluezone-doctor-"));
  try {
    // A root that is not the first is never made, so one stands in for it here.
    const root = env["KEYS_ROOT"]?.trim() ?? "";
    if (/^[A-Za-z0-9][\w-]{0,58}$/.test(root))
      await (await openKeyFolder(join(aside, "signing"))).signer(root);
    const files = readFilesPlace(env, "KEYS", join(data, "exports"));
    const { config, places, watching } = await readKeysConfig({ ...env, KEYS_DATA: aside }, systemClock);
    return {
      server: "keys",
      host: config.host,
      ports: [{ port: config.port, variable: "KEYS_PORT", healthz: true }],
      data,
      database:
        places.database.at === "folder" ? { at: "folder", folder: join(data, "database") } : places.database,
      signing: { folder: join(data, "signing"), root: config.root.kid, exports: true },
      signs: undefined,
      files,
      exports: { files, url: addressOf(config.host, config.port) },
      operated: { ...watching, variable: "KEYS_METRICS", variables: join(data, "keys.env") },
    };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function examineHealth(env: Environment): Promise<Patient> {
  const { readHealthConfig } = await import("@bluezone/health/config");
  const { host, port, data, database, files, metrics, tls } = readHealthConfig(env);
  const ports = [{ port, variable: "HEALTH_PORT", healthz: true }];
  return {
    server: "health",
    host,
    ports,
    data,
    database,
    signing: undefined,
    signs: undefined,
    files,
    exports: undefined,
    operated: { metrics, tls, variable: "HEALTH_METRICS", variables: join(dirname(data), "health.env") },
  };
}

async function examineRollout(env: Environment): Promise<Patient> {
  const { readRolloutConfig } = await import("@bluezone/rollout/config");
  const { host, port, data, database, files, root, metrics, tls } = readRolloutConfig(env);
  const home = dirname(data);
  return {
    server: "rollout",
    host,
    ports: [{ port, variable: "ROLLOUT_PORT", healthz: true }],
    data,
    database,
    signing: { folder: join(data, "signing"), root, exports: false },
    signs: { url: `${addressOf(host, port)}/v1/local`, pinned: join(home, "public", `${root}.json`) },
    files,
    exports: undefined,
    operated: { metrics, tls, variable: "ROLLOUT_METRICS", variables: join(home, "rollout.env") },
  };
}

async function examineTown(env: Environment): Promise<Patient> {
  const { townConfig } = await import("@bluezone/town/config").catch((cause) => {
    throw new StartError(
      "No server's variables are set, and there is no town on this machine; name the server's file of variables with --env.",
      { cause },
    );
  });
  const { port, keysPort, healthPort, rolloutPort, data } = townConfig(env);
  const host = "127.0.0.1";
  return {
    server: "town",
    host,
    ports: [
      { port, variable: "TOWN_PORT", healthz: false },
      { port: keysPort, variable: "TOWN_KEYS_PORT", healthz: true },
      { port: healthPort, variable: "TOWN_HEALTH_PORT", healthz: true },
      { port: rolloutPort, variable: "TOWN_ROLLOUT_PORT", healthz: true },
    ],
    data,
    database: { at: "folder", folder: join(data, "database") },
    signing: { folder: join(data, "signing"), root: "config-root", exports: true },
    signs: undefined,
    files: undefined,
    exports: {
      files: { at: "folder", folder: join(data, "exports") },
      url: addressOf(host, keysPort),
    },
    operated: undefined,
  };
}

/** Where a server on this machine answers: a host that means "all addresses" answers on loopback. */
export function addressOf(host: string, port: number): string {
  const named = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${named}:${port}`;
}
