/**
 * Provinces that a shard had by an earlier configuration and has no more: it was closed, or they went to another. Keys that went into
 * it before are still to come, so their residents' phones read it on (docs/protocol/07-exports.md#77-shards).
 */
import type { ConfigDocument } from "@bluezone/contract/signed";
import { Days, type Instant, plus } from "@bluezone/protocol/time";
import type { DocumentOf } from "../storage.ts";
import type { Context } from "./context.ts";

/** As far as a share reaches back. */
const READ_ON = Days(14);

type FormerArea = DocumentOf<"config">["former"][number];
type Opens = Pick<ConfigDocument, "shards">;

const areasOf = ({ shards = {} }: Opens): readonly Omit<FormerArea, "at">[] =>
  Object.entries(shards).flatMap(([shard, { areas }]) => areas.map((area) => ({ shard, area })));

/** Whether a shard is still read for a province that it has no more. */
export const isReadOn = ({ at }: FormerArea, now: Instant): boolean => now < plus(at, READ_ON);

/** Those that are still read once another configuration is in force. */
export function formerAreas({ memory, now }: Pick<Context, "memory" | "now">, next: Opens): FormerArea[] {
  const { config, former } = memory.get("config");
  const at = now();
  // None of the former ones is in force now: these two have none in common.
  const known = former.filter((one) => isReadOn(one, at));
  const open = areasOf(config ?? {}).map((one) => ({ ...one, at }));
  return [...known, ...open].filter(({ shard, area }) => !next.shards?.[shard]?.areas.includes(area));
}
