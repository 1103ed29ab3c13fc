/**
 * Freezes the keys of a share (docs/protocol/06-share.md#63-freezing-the-keys): today's key closes at the end of the running
 * interval and its successor takes over at the next, so that nothing published can be broadcast afterwards; the radio never
 * notices.
 */
import type { ReportTypeName } from "@bluezone/contract/certificate";
import { MAX_KEYS } from "@bluezone/contract/keys/publish";
import { closeEarly, successor, tekEnd } from "@bluezone/protocol/identity/tek";
import { Days, type Enin, eninAt, type Instant, minus } from "@bluezone/protocol/time";
import type { Random } from "../../ports.ts";
import type { DocumentOf, StoredTek } from "../../storage.ts";
import { lastOf, storedTek, tekOf } from "../beacon.ts";

type SharedDocument = DocumentOf<"shared">;

/** How far back a share reaches. */
export const SHARED_DAYS = Days(14);

/** What a share will send, and the keys as they stand afterwards. */
export interface FrozenShare {
  readonly keys: StoredTek[];
  readonly teks: StoredTek[];
  /** Goes along where the share says something new of keys published before. */
  readonly revisionToken: string | null;
  /** Some of the keys were published before, and their report changes. */
  readonly revises: boolean;
}

/** The keys with the running one closed at the end of interval `enin`, and its successor. */
export function closeRunning(teks: readonly StoredTek[], enin: Enin, random: Random): StoredTek[] {
  return teks.flatMap((t) => {
    if (!(t.rollingStart <= enin && enin < lastOf(t))) return t;
    const closed = closeEarly(tekOf(t), enin);
    return [storedTek(closed), storedTek(successor(closed, random.bytes(16)))];
  });
}

/**
 * Whether a new result may change what an earlier share said (docs/protocol/06-share.md#67-known-keys-and-revision: once, and
 * only from a softer one).
 */
export const mayRevise = (from: ReportTypeName, to: ReportTypeName): boolean =>
  (from === "likely" && (to === "confirmed" || to === "negative")) ||
  (from === "user-report" && (to === "confirmed" || to === "likely" || to === "negative"));

/** Keys that a result of `testType` revises: published for sure, softer, not revised yet. None without a revision token. */
export const revisable = (shared: SharedDocument, testType: ReportTypeName): StoredTek[] =>
  shared.revisionToken === null
    ? []
    : shared.keys
        .filter((k) => k.sure && !k.revised && mayRevise(k.reportType, testType))
        .map(({ key, rollingStart, rollingPeriod }) => ({ key, rollingStart, rollingPeriod }));

/**
 * What a share at `now` sends: keys of the last 14 days that no earlier share published or may have published and that
 * `counts` for other phones, and those whose report it revises. A negative result only revises. Empty: everything was
 * shared before.
 */
export function freeze(
  teks: readonly StoredTek[],
  shared: SharedDocument,
  { testType, counts }: { readonly testType: ReportTypeName; readonly counts: (key: StoredTek) => boolean },
  now: Instant,
  random: Random,
): FrozenShare {
  const enin = eninAt(now);
  const revised = revisable(shared, testType);
  const { revisionToken } = shared;
  if (testType === "negative") return { keys: revised, teks: [...teks], revisionToken, revises: true };
  const closed = closeRunning(teks, enin, random);
  const before = new Set(shared.keys.map(({ key }) => key));
  const unsent = closed.filter(
    (t) => !before.has(t.key) && t.rollingStart <= enin && tekEnd(tekOf(t)) > minus(now, SHARED_DAYS),
  );
  const counted = unsent.filter(counts);
  // Where nothing counts, the dates or the policy are odd: the key server decides.
  const fresh = counted.length > 0 ? counted : unsent;
  const keys = [...fresh, ...revised].slice(-MAX_KEYS);
  // Without anything to send nothing is closed.
  return { keys, teks: keys.length === 0 ? [...teks] : closed, revisionToken, revises: revised.length > 0 };
}
