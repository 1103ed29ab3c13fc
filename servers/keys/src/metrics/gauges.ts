/**
 * The state of the key server for its operator's monitoring. Not how many keys wait: looked at every few seconds, that
 * would say when somebody shared, which nothing else here keeps finer than the hour.
 */
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import { between, fromUnixSeconds, type Instant, inSeconds } from "@bluezone/protocol/time";
import { addDatabaseGauge } from "@bluezone/server-kit/measure/database-gauge";
import { type Family, gauge, type Sample } from "@bluezone/server-kit/measure/exposition";
import type { Metrics } from "@bluezone/server-kit/measure/metrics";
import { issuedContent } from "../config/store.ts";
import type { Context } from "../context.ts";
import { jwksOf } from "../issuers/issuer.ts";
import { copyTaken, leasesLeft, releasedEnds } from "./store.ts";

/** Events that say when somebody shared: shown by whole UTC days. */
export const BY_DAY = ["keys_published", "http_answered"] as const;

/** Shown before it happens, so that an alert sees the first one too. */
export const ZERO = [{ event: "canary_published", repeated: false }] as const;

/** Adds the state of a key server to what is measured. */
export function addGauges(metrics: Metrics, context: Context): void {
  const { database } = context;
  addDatabaseGauge(metrics, database);
  metrics.add((now) => windows(context, metrics.since, now));
  metrics.add((now) => configuration(context, now));
  metrics.add((now) => copies(context, metrics.since, now));
  metrics.add(async (now) => [
    gauge(
      "bluezone_lease_left_seconds",
      "How long a lease still lasts, whichever instance has it; 0 when it is free.",
      (await leasesLeft(database, now)).map(({ name, left }) => ({
        labels: { lease: name },
        value: inSeconds(left),
      })),
    ),
  ]);
}

async function windows({ database }: Context, since: Instant, now: Instant): Promise<Family[]> {
  const released = await releasedEnds(database);
  // Before the first window the export is as old as this process: one that never begins is noticed too.
  const ages: readonly (readonly [string, Instant])[] =
    released.length > 0 ? released : [[FIRST_SHARD, since]];
  const samples = (list: typeof ages, value: (at: Instant) => number): Sample[] =>
    list.map(([name, at]) => ({ labels: { shard: name }, value: value(at) }));
  return [
    gauge(
      "bluezone_export_window_seconds",
      "End of the newest released window, in unix seconds.",
      samples(released, (at) => at / 1_000),
    ),
    gauge(
      "bluezone_export_age_seconds",
      "How long ago the newest released window ended.",
      samples(ages, (at) => inSeconds(between(at, now))),
    ),
  ];
}

async function configuration({ database }: Context, now: Instant): Promise<Family[]> {
  const issued = await issuedContent(database.db);
  if (issued === undefined) return [];
  const { notAfter } = issued;
  return [
    gauge(
      "bluezone_config_left_seconds",
      "How long phones may rely on the configuration that is served.",
      inSeconds(between(now, fromUnixSeconds(notAfter))),
    ),
  ];
}

/** The oldest last good copy of each kind of document. */
async function copies(
  { database, config, embedded }: Context,
  since: Instant,
  now: Instant,
): Promise<Family[]> {
  const oldest = new Map<string, number>();
  for (const { kind, location } of [...config.issuers.map(jwksOf), ...embedded]) {
    const age = inSeconds(between((await copyTaken(database, location)) ?? since, now));
    oldest.set(kind, Math.max(age, oldest.get(kind) ?? age));
  }
  return [
    gauge(
      "bluezone_copy_age_seconds",
      "How long ago others' documents were last read well, by kind the oldest.",
      [...oldest].map(([copy, value]) => ({ labels: { copy }, value })),
    ),
  ];
}
