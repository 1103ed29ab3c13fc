/**
 * Which shards a phone reads, and into which its own keys go (docs/protocol/07-exports.md#77-shards): `VN` and those of the
 * provinces where its resident lives and was; every shard where bytes cost nothing. Nobody else learns the choice but whoever
 * sees which files are read.
 */
import { FIRST_SHARD } from "@bluezone/contract/keys/exports";
import type { ConfigDocument } from "@bluezone/contract/signed";
import { homeOf, provincesOf } from "./areas.ts";
import type { Context } from "./context.ts";
import { isReadOn } from "./former-areas.ts";
import { costsNothing } from "./unmetered.ts";

/** Open shards that have the province. */
const shardsOf = ({ shards = {} }: Pick<ConfigDocument, "shards">, province: string): readonly string[] =>
  Object.entries(shards).flatMap(([shard, { areas }]) => (areas.includes(province) ? [shard] : []));

/** Shards that a check reads: all of the country, or some, `VN` first. */
export type Reading = "everywhere" | readonly string[];

/**
 * What a check reads. A shard in which a key was heard is read on for as long as the phone has the match: its report may change.
 * @param everywhere whether the resident has asked for the whole country.
 */
export async function readingOf(context: Context, everywhere: boolean): Promise<Reading> {
  const { config, former } = context.memory.get("config");
  const provinces = provincesOf(context);
  const { unmetered } = context.ports;
  // A phone that cannot tell what bytes cost misses nobody rather than save.
  const whole = config?.shards === undefined || provinces === undefined || unmetered === undefined;
  if (everywhere || whole || (await costsNothing(unmetered))) return "everywhere";
  const matched = context.memory.get("matches").matches.map(({ shard }) => shard);
  // A match of an earlier version does not say where its key was: then what was read before is read on.
  if (matched.includes(null)) matched.push(...Object.keys(context.memory.get("check").shards));
  const left = former.filter((one) => provinces.includes(one.area) && isReadOn(one, context.now()));
  const chosen = [
    ...provinces.flatMap((province) => shardsOf(config, province)),
    ...left.map(({ shard }) => shard),
    ...matched,
  ];
  return [...new Set([FIRST_SHARD, ...chosen.filter((shard) => shard !== null)])];
}

/** The shards of a reading that there are, `VN` first. */
export function shardsOfReading(
  { memory }: Context,
  config: ConfigDocument,
  reading: Reading,
): readonly string[] {
  // The windows may list one whose export began after this configuration.
  const { windows } = memory.get("config");
  const every = [...new Set([FIRST_SHARD, ...Object.keys({ ...config.lastWindow, ...windows?.windows })])];
  return reading === "everywhere" ? every : every.filter((shard) => reading.includes(shard));
}

/** The shard that a share's keys go to; undefined is `VN`, which every phone reads: also of an owner who was elsewhere. */
export function shardToShare(context: Context, traveler: boolean | null): string | undefined {
  const { config } = context.memory.get("config");
  const home = homeOf(context);
  if (config === null || home === undefined || traveler === true) return undefined;
  const shard = shardsOf(config, home)[0];
  const elsewhere = provincesOf(context)?.some((province) => shardsOf(config, province)[0] !== shard);
  return elsewhere ? undefined : shard;
}
