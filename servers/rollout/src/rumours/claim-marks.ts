/**
 * Marks of somebody in a claim: a link, an account, a number, a name, a file. A claim is what is said and never who says it, so
 * what has such a mark is refused whole: whoever handed it in takes the mark out and hands the rest in again.
 */
import type { CLAIM_FAULTS } from "@bluezone/contract/rollout/rumours";
import { personMark, plain } from "../person-marks/person-mark.ts";

/** Why a text is refused. */
type ClaimMark = keyof typeof CLAIM_FAULTS;

/** Names of services after which an account is named: "fb Ba Tí", "zalo 0912…", "kênh YouTube …". */
const SERVICES = "facebook|fb|face|zalo|tiktok|youtube|instagram|twitter|telegram|viber|messenger|threads";

const MARKS: readonly (readonly [ClaimMark, RegExp])[] = [
  ["has_file", /data:[a-z]+\/|<\s*(?:img|svg|object|embed|iframe|script)\b|\bbase64,/i],
  ["has_link", /\b[a-z][a-z0-9+.-]{1,15}:\/\//i],
  [
    "has_link",
    /(?<![\p{L}\p{M}\d@])(?:www\.|(?:[a-z0-9-]+\.)+(?:com|net|org|vn|me|ly|gl|info|site|online|xyz|io|app|link|tv|be|co)(?![\p{L}\p{M}\d]))/iu,
  ],
  ["has_account", /(?<![\p{L}\p{M}\d])@[\p{L}\p{M}\d_.]{2,}|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+/u],
  [
    "has_account",
    new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?:(?:${SERVICES})\s*[:=]|(?:tài khoản|nick|trang cá nhân|profile|kênh|nhóm|group|page|fanpage)\s+(?:${SERVICES}|\p{Lu}|tên|của)|(?:${SERVICES})\s+(?:của|tên|\p{Lu}))`,
      "u",
    ),
  ],
];

/** The first mark in a text; undefined when there is none. */
export function claimMark(text: string): ClaimMark | undefined {
  const read = plain(text);
  const found = MARKS.find(([, pattern]) => pattern.test(read));
  if (found) return found[0];
  return personMark(text);
}
