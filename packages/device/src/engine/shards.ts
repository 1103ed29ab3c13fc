/**
 * Which shards a phone reads, and into which its own keys go (docs/protocol/07-exports.md#77-shards): `VN` and those of the
 * provinces where its owner was, as its owner says; every shard where bytes cost nothing. Nobody else learns the choice but
 * whoever sees which files are read.
 */
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import type { ConfigDocument } from "@bluezone/contract/signed";
import type { Context } from "./context.ts";

/** Provinces where the phone's owner was; undefined when nobody said. */
function provincesOf({ memory, settings }: Context): readonly string[] | undefined {
  const { provinces } = memory.get("area");
  const built = settings.province === undefined ? [] : [settings.province];
  const all = [...new Set([...built, ...(provinces ?? [])])];
  return all.length === 0 ? undefined : all;
}

/** Open shards of these provinces. */
const shardsOf = (config: ConfigDocument, provinces: readonly string[]): readonly string[] =>
  Object.entries(config.shards ?? {}).flatMap(([shard, { areas }]) =>
    areas.some((area) => provinces.includes(area)) ? [shard] : [],
  );

/** Shards that a check reads, `VN` first: one that was read before is read to the end of what stands in it. */
export async function shardsToRead(context: Context, config: ConfigDocument): Promise<readonly string[]> {
  const every = Object.keys(config.lastWindow);
  const provinces = provincesOf(context);
  const { unmetered } = context.ports;
  // A phone that cannot tell what bytes cost misses nobody rather than save.
  const whole = config.shards === undefined || provinces === undefined || unmetered === undefined;
  if (whole || (await unmetered())) return [...new Set([FIRST_SHARD, ...every])];
  const begun = Object.entries(context.memory.get("check").shards).flatMap(([shard, { done }]) =>
    done.length > 0 ? [shard] : [],
  );
  const chosen = new Set([...shardsOf(config, provinces), ...begun]);
  return [FIRST_SHARD, ...every.filter((shard) => shard !== FIRST_SHARD && chosen.has(shard))];
}

/**
 * The shard that a share's keys go to: that of its owner's provinces, when they have one in common and the owner was nowhere
 * else. Undefined is `VN`, which every phone reads.
 */
export function shardToShare(context: Context, traveler: boolean | null): string | undefined {
  const { config } = context.memory.get("config");
  const provinces = provincesOf(context);
  if (!config?.shards || !provinces || traveler === true) return undefined;
  const [shard, ...others] = shardsOf(config, provinces);
  const covered = shard === undefined ? [] : (config.shards[shard]?.areas ?? []);
  return others.length === 0 && provinces.every((province) => covered.includes(province)) ? shard : undefined;
}
