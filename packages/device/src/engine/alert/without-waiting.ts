/** What counts while alerts of self-reports are held. */
import type { StoredAlert, StoredMatch } from "../../storage.ts";

/**
 * The matches without those that wait: of keys that somebody reported themself, and that no alert tells of yet. What was told
 * stays told; a key whose result a test confirms is a self-report no longer.
 */
export function withoutWaiting(
  matches: readonly StoredMatch[],
  alerts: readonly StoredAlert[],
): readonly StoredMatch[] {
  const told = new Set(alerts.flatMap(({ keys }) => keys));
  return matches.filter(({ key, reportType }) => reportType !== "selfReport" || told.has(key));
}
