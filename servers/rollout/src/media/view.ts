/** An entry as the contract shows it, and counts by channel. */
import { MEDIA_CHANNELS, type MediaContent, type MediaEntry } from "@bluezone/contract/rollout/media";
import { Day, isoDay, isoInstant } from "@bluezone/protocol/time";
import { instantOf } from "../tables.ts";
import type { SeenMedia } from "./store.ts";
import type { MediaOutRow } from "./tables.ts";

type Out = MediaOutRow & { readonly photos: number };

/** Whether its last day has passed and it is still only planned. */
const isOverdue = ({ state, last_day }: Pick<SeenMedia, "state" | "last_day">, today: Day): boolean =>
  state === "planned" && last_day < today;

/** An entry with its log. */
export const entryOf = (row: SeenMedia, outs: readonly Out[], today: Day): MediaEntry => ({
  id: row.id,
  unitId: row.unit,
  unitName: row.unit_name,
  content: JSON.parse(row.content) as MediaContent,
  state: row.state as MediaEntry["state"],
  overdue: isOverdue(row, today),
  outs: outs
    .filter(({ entry }) => entry === row.id)
    .map(({ id, day, time, link, note, photos, at_ms }) => ({
      id,
      day: isoDay(Day(day)),
      time,
      link,
      note,
      photos,
      at: isoInstant(instantOf(at_ms)),
    })),
  version: row.version,
  changed: isoInstant(instantOf(row.changed_ms)),
  illustrative: row.illustrative,
});

/** By channel: entries still planned, times that something came out, entries that are overdue. */
export function countsOf(entries: readonly MediaEntry[]) {
  return MEDIA_CHANNELS.map((channel) => {
    const those = entries.filter(({ content }) => content.channel === channel);
    return {
      channel,
      planned: those.filter(({ state }) => state === "planned").length,
      out: those.reduce((sum, { outs }) => sum + outs.length, 0),
      overdue: those.filter(({ overdue }) => overdue).length,
    };
  }).filter(({ planned, out }) => planned + out > 0);
}
