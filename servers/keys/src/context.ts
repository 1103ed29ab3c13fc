/** What the key server stands on: every port, the operator's choices, and what is made of them once. */

import { config as configDocument } from "@bluezone/contract/keys/config";
import { FIRST_SHARD, type Shard } from "@bluezone/contract/keys/exports";
import { STATS_AUDIENCE, stats } from "@bluezone/contract/keys/stats";
import type { Packing } from "@bluezone/protocol/export/packing";
import { type Blobs, watchedBlobs } from "@bluezone/server-kit/files/blobs";
import { type KeptDocuments, keepDocuments } from "@bluezone/server-kit/http/kept-documents";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { createLeases } from "@bluezone/server-kit/jobs/lease";
import { createPlaces } from "@bluezone/server-kit/limits/places";
import type { Events } from "@bluezone/server-kit/measure/events";
import type { Database } from "@bluezone/server-kit/sql/database";
import type { Clock } from "@bluezone/server-kit/time/clock";
import type { Random } from "@bluezone/server-kit/time/random";
import type { Timer } from "@bluezone/server-kit/time/timer";
import { embedded } from "./config/embedded.ts";
import type { ConfigContext } from "./config/issue.ts";
import { lastGood } from "./config/settings.ts";
import type { KeysConfig } from "./config.ts";
import { type Copies, type CopySource, createCopies } from "./copies/copies.ts";
import { readSource, type Source } from "./copies/source.ts";
import type { KeysEvent } from "./events.ts";
import { NODE_PACKING } from "./export/node-packing.ts";
import { exportStore } from "./export/store.ts";
import type { ExportContext } from "./export/worker.ts";
import { issuerKeys } from "./issuers/issuer-keys.ts";
import { createSignatures, type Signatures } from "./issuers/signatures.ts";
import { MOST_WAITING, publishCommits } from "./publish/commit.ts";
import type { PublishContext } from "./publish/publish.ts";
import { publishHashes } from "./publish/publish-hashes.ts";
import { revisionTokens } from "./publish/revision-token.ts";
import type { RetentionContext } from "./retention/retain.ts";
import { createShards, type Shards } from "./shards/shards.ts";
import type { StatsContext } from "./stats/issue.ts";
import type { AuthorityContext } from "./stats/route-authority.ts";
import type { Tables } from "./tables.ts";

/** The world outside: all that is not the same in a test. */
export type Ports = {
  readonly clock: Clock;
  /** What keeps the clock right; runs before all other jobs. */
  readonly clockJob?: Job;
  readonly random: Random;
  readonly database: Database<Tables>;
  readonly blobs: Blobs;
  readonly events: Events<KeysEvent>;
  /** Reads documents of others; from the web and from files when absent. */
  readonly source?: Source;
  /** Measures and holds answers; the machine's own when absent. */
  readonly pace?: Timer;
  /** Checks signatures; in Node's thread pool when absent. */
  readonly signatures?: Signatures;
  /** Packs export files; Node's zlib beside the main thread when absent. */
  readonly packing?: Packing;
};

/** All that slices ask for. */
export type Context = Ports & {
  readonly config: KeysConfig;
  readonly shards: Shards;
  /** Public documents in memory. */
  readonly documents: KeptDocuments;
  readonly copies: Copies;
  /** Documents that the configuration embeds. */
  readonly embedded: readonly CopySource[];
  readonly publishing: PublishContext;
  /** The export of `VN`, and that of any shard. */
  readonly exporting: ExportContext;
  readonly exportingOf: (shard: Shard) => ExportContext;
  readonly configuring: ConfigContext;
  readonly telling: StatsContext;
  readonly asking: AuthorityContext;
  readonly retaining: RetentionContext;
};

/** Puts it together; opens and starts nothing. */
export function createContext(config: KeysConfig, ports: Ports): Context {
  const { clock, random, database, events, source = readSource, packing = NODE_PACKING } = ports;
  const { secrets, issuers, exportKeys, root, nextRoot, profile, quietMinutes, mostKeys } = config;
  const shards = createShards(database);
  const documents = keepDocuments(clock);
  const blobs = watchedBlobs(ports.blobs, documents.drop);
  const copies = createCopies(database, source, events);
  const keysOfIssuers = issuerKeys(copies);
  const signatures = ports.signatures ?? createSignatures();
  const leases = createLeases(database as never, random);
  const policy = config.policy === undefined ? undefined : embedded("policy", config.policy);
  const hotlines = config.hotlines === undefined ? undefined : embedded("hotlines", config.hotlines);
  const exportingOf = (shard: Shard): ExportContext => ({
    store: exportStore(database, leases, shard),
    leases,
    blobs,
    random,
    events,
    packing,
    shard,
    exportKeys,
    profile,
    quietMinutes,
    mostKeys,
  });
  return {
    ...ports,
    blobs,
    config,
    shards,
    documents,
    copies,
    embedded: [policy, hotlines].filter((document) => document !== undefined),
    publishing: {
      clock,
      events,
      issuers,
      issuerKeys: keysOfIssuers,
      signatures,
      hashes: publishHashes(secrets),
      tokens: revisionTokens(secrets),
      commits: publishCommits(database),
      shards,
      // A canary has no part of its own: it would be taken from the others, and one call at a time needs none.
      places: createPlaces(MOST_WAITING, issuers.filter(({ canary }) => !canary).length),
    },
    exporting: exportingOf(FIRST_SHARD),
    exportingOf,
    configuring: {
      database,
      events,
      copies,
      root,
      nextRoot,
      exportKeys,
      healthAuthorityID: issuers[0].healthAuthorityID,
      settings: lastGood(config.settings, events),
      policy,
      hotlines,
      replaced: () => documents.drop(configDocument.path),
    },
    telling: { database, events, root, replaced: () => documents.drop(stats.path) },
    asking: {
      clock,
      database,
      issuers,
      issuerKeys: keysOfIssuers,
      signatures,
      audience: config.statsAudience ?? STATS_AUDIENCE,
    },
    retaining: { database, blobs, events },
  };
}
