/**
 * Who this phone is at a moment: a table of identities, each with its time, looked up and nothing else. When the table is
 * exhausted there is nobody: silence (docs/protocol/air.md#without-the-app).
 */
import { PAYLOAD_LENGTH } from "@bluezone/protocol/air/frame";
import { type Duration, Hours } from "@bluezone/protocol/time";

/** One identity and when it is on the air, in monotonic time of this boot. */
export interface Identity {
  /** Inclusive. */
  readonly from: Duration;
  /** Exclusive. */
  readonly until: Duration;
  /** AD structures, up to 31 bytes. */
  readonly advert: Uint8Array;
  /** AD structures, up to 31 bytes. */
  readonly scanResponse: Uint8Array;
  /** What is read over a link, 20 bytes. */
  readonly payload: Uint8Array;
}

/** The longest time that a table may cover. */
export const LONGEST_TABLE: Duration = Hours(72);
const AD_LENGTH = 31;

const well = ({ from, until, advert, scanResponse, payload }: Identity): boolean =>
  from >= 0 &&
  from < until &&
  advert.length <= AD_LENGTH &&
  scanResponse.length <= AD_LENGTH &&
  payload.length === PAYLOAD_LENGTH;

export class IdentityClock {
  #table: readonly Identity[] = [];

  /**
   * Replaces the whole table; an empty one is silence. Throws RangeError, and keeps the table of before, unless identities are in
   * order, do not overlap, cover 72 hours at most, and have bytes of the lengths above.
   */
  replace(table: readonly Identity[]): void {
    const ordered = table.every((one, i) => well(one) && (i === 0 || table[i - 1]!.until <= one.from));
    const length = table.length === 0 ? 0 : table.at(-1)!.until - table[0]!.from;
    if (!ordered || length > LONGEST_TABLE)
      throw new RangeError("identities are in order, do not overlap, and cover 72 hours at most");
    this.#table = table;
  }

  /** Whose time it is; null in a gap and after the last. What is over is forgotten. */
  due(at: Duration): Identity | null {
    this.#table = this.#table.filter(({ until }) => at < until);
    const [first] = this.#table;
    return first && first.from <= at ? first : null;
  }

  /** When `due` changes next; null when never. */
  next(at: Duration): Duration | null {
    const due = this.due(at);
    return due?.until ?? this.#table[0]?.from ?? null;
  }
}
