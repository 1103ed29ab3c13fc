/** The town's key server: what it is told (plain JSON, so that it can cross to another process) and how it is put together. */
import { readSource } from "@bluezone/keys/copies/source";
import { exportKeys } from "@bluezone/keys/export/export-key";
import { create, type KeysServer } from "@bluezone/keys/server";
import type { Tables } from "@bluezone/keys/tables";
import type { Blobs } from "@bluezone/server-kit/files/blobs";
import type { EventSink } from "@bluezone/server-kit/measure/events";
import { openDatabase } from "@bluezone/server-kit/sql/database";
import type { Engine } from "@bluezone/server-kit/sql/engine";
import { Secret } from "@bluezone/server-kit/start/secret";
import type { Clock } from "@bluezone/server-kit/time/clock";
import { systemRandom } from "@bluezone/server-kit/time/random";
import type { Signing } from "./signing.ts";

/** What the key server is told. */
export type KeysSite = {
  /** 0 takes any free port. */
  readonly port: number;
  /** Base64. */
  readonly secret: string;
  /** The health server's certificates: who signs, for whom, and where its public keys are. */
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: string;
  /** Where the health server's signed policy is, and the hotlines as compact JWS: the configuration embeds both. */
  readonly policy: string;
  readonly hotlines: string;
  readonly pollingMinutes: number;
};

const HOTLINES = "town:hotlines";

/** Puts it together on an engine and a store of files. Its jobs run when `runJobs` says so. */
export async function openKeys(
  site: KeysSite,
  stand: {
    readonly clock: Clock;
    readonly engine: Engine;
    readonly blobs: Blobs;
    readonly signing: Signing;
    readonly events: EventSink;
  },
): Promise<KeysServer> {
  const { clock, engine, blobs, signing, events } = stand;
  const documents: Readonly<Record<string, string>> = { [HOTLINES]: site.hotlines };
  return create({
    config: {
      host: "127.0.0.1",
      port: site.port,
      secrets: [new Secret(new Uint8Array(Buffer.from(site.secret, "base64")))],
      issuers: [
        {
          healthAuthorityID: "vn.example.town",
          issuer: site.issuer,
          audience: site.audience,
          jwks: site.jwks,
        },
      ],
      exportKeys: await exportKeys(signing),
      root: await signing.signer("config-root"),
      profile: "fast",
      quietMinutes: 10,
      mostKeys: 500_000,
      policy: site.policy,
      hotlines: HOTLINES,
      maintenance: false,
      settings: async () => ({ pollingMinutes: site.pollingMinutes }),
    },
    clock,
    random: systemRandom,
    database: await openDatabase<Tables>({ schema: "keys", engine }),
    blobs,
    events,
    source: async (location) => documents[location] ?? readSource(location),
  });
}
