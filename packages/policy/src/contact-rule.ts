/** Who is a close contact (F1) of a case, by a document. */
import type { WithValidity } from "./dated.ts";

/** The facts of a definition of close contact. Touch and living together count under every one of them. */
export type ContactRule = WithValidity<{
  readonly document: string;
  /** Within this distance; null where sharing the air of a room counts and no distance is named. */
  readonly metres: number | null;
  /** For at least so many minutes; 0 is any time. With masks a rule can be milder. */
  readonly minutes: { readonly unmasked: number; readonly masked: number };
  /** Minutes in one narrow closed room that count at any distance; null where the document does not name it. */
  readonly closedRoomMinutes: number | null;
  /** From so many days before the case's onset. */
  readonly daysBeforeOnset: number;
  /** To so many days after the case's onset; null: until the case was isolated. */
  readonly daysAfterOnset: number | null;
  /** False where no source at hand states every figure: to be checked by a health officer. */
  readonly confirmed: boolean;
}>;
