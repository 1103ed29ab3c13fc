/**
 * Which shards a phone reads, and into which its own keys go (docs/protocol/07-exports.md#77-shards): `VN` and that of the
 * province that its app was built for; every shard where bytes cost nothing. Nobody else learns the choice but whoever sees
 * which files are read.
 */
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import type { ConfigDocument } from "@bluezone/contract/signed";
import type { Context } from "./context.ts";

/** Open shards that have the province. */
const shardsOf = ({ shards = {} }: ConfigDocument, province: string): readonly string[] =>
  Object.entries(shards).flatMap(([shard, { areas }]) => (areas.includes(province) ? [shard] : []));

/** Shards that a check reads, `VN` first: one that was read before is read to the end of what stands in it. */
export async function shardsToRead(context: Context, config: ConfigDocument): Promise<readonly string[]> {
  const { windows } = context.memory.get("config");
  // The windows may list one whose export began after this configuration.
  const every = Object.keys({ ...config.lastWindow, ...windows?.windows });
  const { province } = context.settings;
  const { unmetered } = context.ports;
  // A phone that cannot tell what bytes cost misses nobody rather than save.
  const whole = config.shards === undefined || province === undefined || unmetered === undefined;
  if (whole || (await unmetered())) return [...new Set([FIRST_SHARD, ...every])];
  const begun = Object.entries(context.memory.get("check").shards).flatMap(([shard, { done }]) =>
    done.length > 0 ? [shard] : [],
  );
  const chosen = new Set([...shardsOf(config, province), ...begun]);
  return [FIRST_SHARD, ...every.filter((shard) => shard !== FIRST_SHARD && chosen.has(shard))];
}

/** The shard that a share's keys go to; undefined is `VN`, which every phone reads: also of an owner who was elsewhere. */
export function shardToShare({ memory, settings }: Context, traveler: boolean | null): string | undefined {
  const { config } = memory.get("config");
  const { province } = settings;
  if (config === null || province === undefined || traveler === true) return undefined;
  return shardsOf(config, province)[0];
}
