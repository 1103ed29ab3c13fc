/** Who is a close contact (F1) of a case, by the ministry's documents. The quarter of an hour known elsewhere was no rule here in 2020. */
import { timeline, validity, type WithValidity } from "./dated.ts";

/** The facts of a definition of close contact. Touch and living together count under every one of them. */
export type ContactRule = WithValidity<{
  readonly document: string;
  /** Within this distance. */
  readonly metres: number;
  /** For at least so many minutes; 0 is any time. With masks the rule was milder from the end of 2021. */
  readonly minutes: { readonly unmasked: number; readonly masked: number };
  /** Minutes in one narrow closed room that count at any distance; null where the document does not name it. */
  readonly closedRoomMinutes: number | null;
  /** From so many days before the case's onset, until the case was isolated. */
  readonly daysBeforeOnset: number;
  /** False where no source at hand states every figure: to be checked by a health officer. */
  readonly confirmed: boolean;
}>;

const ANY = { unmasked: 0, masked: 0 };
const MASKED_15 = { unmasked: 0, masked: 15 };

/** Every definition since August 2020. Use `theOneOn(CONTACT_RULES, day)`. */
export const CONTACT_RULES: readonly ContactRule[] = timeline("contact rules", [
  {
    document: "Quyết định 3468/QĐ-BYT",
    ...validity("2020-08-07", "2020-12-02"),
    metres: 2,
    minutes: ANY,
    closedRoomMinutes: null,
    daysBeforeOnset: 3,
    confirmed: false,
  },
  {
    document: "Quyết định 5053/QĐ-BYT",
    ...validity("2020-12-03", "2021-12-28"),
    metres: 2,
    minutes: ANY,
    closedRoomMinutes: null,
    daysBeforeOnset: 3,
    confirmed: true,
  },
  {
    document: "Công văn 11042/BYT-DP",
    ...validity("2021-12-29", "2022-04-15"),
    metres: 2,
    minutes: MASKED_15,
    closedRoomMinutes: 15,
    daysBeforeOnset: 2,
    confirmed: true,
  },
  {
    document: "Định nghĩa mới, khoảng 16/04/2022",
    ...validity("2022-04-16"),
    metres: 1,
    minutes: MASKED_15,
    closedRoomMinutes: null,
    daysBeforeOnset: 2,
    confirmed: false,
  },
]);
