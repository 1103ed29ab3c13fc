/**
 * Padding of `revised_keys`. A key that was never published cannot be revised, so padding keys of earlier windows go out
 * again: first those of the very windows that the real ones came from, so that nothing tells which of a file's keys
 * somebody revised.
 */
import { compareBytes, toHex } from "@bluezone/protocol/bytes";
import { type DiagnosisKey, diagnosisKey } from "@bluezone/protocol/report/diagnosis-key";
import type { Enin } from "@bluezone/protocol/time";
import type { Revision } from "./claimed.ts";
import type { Padding } from "./padding.ts";

/** A padding key of an earlier window: which one, and as its file had it. */
export type EarlierPadding = { readonly ends: Enin; readonly place: number; readonly key: DiagnosisKey };

/** A window's padding keys that can still be revised: their file stands, and they have not been revised. */
export type FindEarlier = (ends: Enin) => Promise<readonly EarlierPadding[]>;

/** The order in which windows are asked for padding: those of the revisions, then `others` (newest first). */
export const windowsToAsk = (revisions: readonly Revision[], others: readonly Enin[]): readonly Enin[] => [
  ...new Set([...revisions.map(({ published }) => published), ...others]),
];

/**
 * Chooses padding for revisions: of each window in turn those whose report says what a really revised key's said, in an
 * order that is random to others. Fewer than wanted when there is no more.
 */
export async function choosePadding(
  revisions: readonly Revision[],
  padding: Padding,
  windows: readonly Enin[],
  find: FindEarlier,
): Promise<readonly EarlierPadding[]> {
  const wanted = padding.count("revised", revisions.length);
  const plausible = new Set(revisions.map(({ original }) => original.reportType));
  const chosen: EarlierPadding[] = [];
  for (const ends of windows) {
    if (chosen.length >= wanted) break;
    const found = (await find(ends)).filter(({ key }) => plausible.has(key.reportType));
    const drawn = found
      .map((earlier) => ({ earlier, order: padding.choice(`revise-${ends}`, earlier.place, 2 ** 40) }))
      .sort((a, b) => a.order - b.order);
    chosen.push(...drawn.slice(0, wanted - chosen.length).map(({ earlier }) => earlier));
  }
  return chosen;
}

/** Revised keys with chosen padding, in the order of their bytes. Padding copies what a real revision with the same first report says. */
export function padRevisions(
  revisions: readonly Revision[],
  chosen: readonly EarlierPadding[],
  padding: Padding,
): readonly DiagnosisKey[] {
  const made = chosen.flatMap(({ key, ends, place }) => {
    const same = revisions.filter(({ original }) => original.reportType === key.reportType);
    const sameDay = same.filter((r) => r.key.rollingStart === key.rollingStart);
    const models = sameDay.length > 0 ? sameDay : same;
    const model = models[padding.choice(`revised-model-${ends}`, place, models.length)]?.key;
    if (!model) return [];
    const { reportType, transmissionRisk } = model;
    return [diagnosisKey(key, { reportType, transmissionRisk, ...onsetFor(key, model) })];
  });
  const all = new Map([...made, ...revisions.map(({ key }) => key)].map((k) => [toHex(k.key), k]));
  return [...all.values()].sort((a, b) => compareBytes(a.key, b.key));
}

/** Days since the model's onset, for a key of another day. */
function onsetFor(key: DiagnosisKey, model: DiagnosisKey): { readonly daysSinceOnset?: number } {
  if (model.daysSinceOnset === undefined) return {};
  const apart = Math.floor(key.rollingStart / 144) - Math.floor(model.rollingStart / 144);
  return { daysSinceOnset: Math.max(-14, Math.min(14, model.daysSinceOnset + apart)) };
}
