/** How long what is kept (PRIVACY.md#on-the-key-server): each row and file has a day on which it is gone. */
import { type Enin, Hours, INTERVAL, INTERVALS_PER_DAY } from "@bluezone/protocol/time";
import { FILE_KEPT_INTERVALS } from "../export/window.ts";
import { keptNoMore } from "../publish/rules/key-valid.ts";
import { REMEMBERED_INTERVALS } from "../publish/store.ts";

/** Days after which a day's padding secret is destroyed. */
const SECRET_DAYS = 15;
/** Days for which a day's totals are kept by issuer. */
const COUNT_DAYS = 15;
/** For how long a file stays that no index names any more: far longer than another worker needs to take over. */
const UNNAMED_INTERVALS = Hours(1) / INTERVAL;
/** Days for which the proof of a day is kept. */
const PROOF_DAYS = 90;

/** The UTC day of an interval, in days since 1970. */
export const dayAt = (at: Enin): number => Math.floor(at / INTERVALS_PER_DAY);

/** What is past its time at interval `at`: all that is at or before these. */
export const deadlines = (at: Enin) => ({
  /** A key's row: 15 days after the key ended. By `ends`. */
  keyEnds: keptNoMore(at),
  /** A window, and its files' lines in the indexes: 14 days after it ended. By `ends`. */
  windowEnds: at - FILE_KEPT_INTERVALS,
  /** An export file: an hour after its lines, so that no index, also one of a worker that was killed, names what is gone. By `ends`. */
  fileEnds: at - FILE_KEPT_INTERVALS - UNNAMED_INTERVALS,
  /** A remembered publish: 24 hours. By `at`. */
  publishAt: at - REMEMBERED_INTERVALS,
  /** A padding secret: 15 days after its day began. By `day`. */
  secretDay: dayAt(at) - SECRET_DAYS,
  /** A day's totals by issuer: 15 days after it ended. By `day`. */
  countDay: dayAt(at) - COUNT_DAYS - 1,
  /** A day's proof: 90 days after it began. By `day`. */
  proofDay: dayAt(at) - PROOF_DAYS,
});
export type Deadlines = ReturnType<typeof deadlines>;
