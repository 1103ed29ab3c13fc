/** Numbers as the campaign's people send them, for the town's first week and for scenes. */
import { createHash } from "node:crypto";
import { enterDownloads } from "@bluezone/contract/rollout/figures";
import { enterNumbers } from "@bluezone/contract/rollout/numbers";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";

/** Somebody at a desk. */
type AtDesk = Pick<SignedIn, "post">;

/** An id drawn from words, so that a step that is done again is the same step: a UUID (RFC 9562, version 8). */
export function idFrom(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Sends a unit's week; the same words are the same sending. */
export async function sendWeek(
  person: AtDesk,
  unitId: string,
  week: string,
  totals: Readonly<Record<"staff" | "smartphones" | "installed" | "helped" | "posters", number>>,
  words: { readonly difficulties?: string; readonly proposals?: string } = {},
): Promise<void> {
  await person.post(enterNumbers, {
    unitId,
    week,
    version: 0,
    clientId: idFrom(`${unitId} ${week}`),
    totals,
    confirmed: true,
    ...words,
  });
}

/** Enters made-up downloads by district: of each, so many in a hundred of its people. */
export async function enterMadeUpDownloads(
  officer: AtDesk,
  week: string,
  districts: readonly { readonly code: string; readonly population: number | null }[],
): Promise<void> {
  await officer.post(enterDownloads, {
    week,
    source: "Số liệu minh họa",
    illustrative: true,
    rows: districts.map(({ code, population }, i) => ({
      district: code,
      count: Math.round(((population ?? 0) * (7 + ((i * 5) % 13))) / 100),
    })),
  });
}
