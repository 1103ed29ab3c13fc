/** What must be true of shares when all windows are out: each key that was acknowledged went out once, and says what was said last. */
import { fromBase64, toHex } from "@bluezone/protocol/bytes";
import type { ReportType } from "@bluezone/protocol/report/report-type";
import type { Report, Share } from "./share.ts";
import type { KeySightings } from "./watch-files.ts";

const EXPORTED: Readonly<Record<Report, ReportType>> = {
  confirmed: "confirmedTest",
  likely: "confirmedClinicalDiagnosis",
  negative: "revoked",
};

const isIn = ({ end }: Share): boolean => end === "acknowledged" || end === "known";

/**
 * A sentence for each key that did not go out as it should.
 * @param late whether a key was so old when its window could be made that no phone would look for it
 */
export function wronglyOut(
  shares: readonly Share[],
  seen: (keyHex: string) => KeySightings | undefined,
  late: (share: Share) => boolean,
): string[] {
  return shares
    .filter(({ of }) => of === undefined)
    .flatMap((share) => {
      const revision = shares.find(({ of, sent }) => of === share && sent !== undefined);
      const wrong = share.keys.flatMap(({ key }) => {
        const found = seen(toHex(fromBase64(key)));
        return late(share) ? [] : (wrongKey(share, revision, found) ?? []);
      });
      return [...new Set(wrong)].map((what) => `${share.name} (${share.report}, ${share.end}): ${what}`);
    });
}

function wrongKey(
  share: Share,
  revision: Share | undefined,
  found: KeySightings | undefined,
): string | undefined {
  if (share.report === "negative") return found ? "a negative test's key went out" : undefined;
  const revised = revision && isIn(revision) ? EXPORTED[revision.report] : undefined;
  if (!found) {
    const withdrawn = revision?.report === "negative";
    return isIn(share) && !withdrawn ? "an acknowledged key went out in no window" : undefined;
  }
  if (found.keys.length !== 1) return `a key went out in ${found.keys.length} windows`;
  const allowed = revised
    ? [revised]
    : [EXPORTED[share.report], ...(revision ? [EXPORTED[revision.report]] : [])];
  return allowed.includes(found.report)
    ? undefined
    : `a key says ${found.report}, not ${allowed.join(" or ")}`;
}
