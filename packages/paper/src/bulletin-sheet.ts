/** A bulletin's script on paper, in letters that are read at arm's length before a microphone. */

import type { Day } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { checkMany, checkText, PaperLimit } from "./limit.ts";
import { LOOK } from "./look.ts";
import { ILLUSTRATIVE } from "./official-form.ts";
import { typeset } from "./typst.ts";

/** A part of the script, as it is read. */
export interface BulletinPart {
  /** What it is, beside the text: "C2", "mở đầu", "nhạc hiệu 5 giây". */
  readonly label: string;
  /** Empty for music. */
  readonly text: string;
  /** The key message: set off, to be read word for word. */
  readonly locked?: boolean;
}

/** A script that a station prints. */
export interface BulletinScript {
  /** "Đài Truyền thanh huyện Châu Phú". */
  readonly station: string;
  /** "Bản tin 28/12". */
  readonly title: string;
  /** Of the approved bulletin, from 1. */
  readonly version: number;
  /** thông thường, ưu tiên or khẩn cấp. */
  readonly priority: string;
  readonly day: Day;
  /** Read aloud, about. */
  readonly seconds: number;
  /** The first characters of the package's checksum, to compare with the screen. */
  readonly checksum: string;
  readonly parts: readonly BulletinPart[];
  readonly illustrative: boolean;
}

/** The script as PDF, A4, text of 20 pt. Throws PaperLimit for what is too long, too many or missing. */
export function bulletinSheet(script: BulletinScript): Uint8Array {
  const { station, title, version, priority, day, seconds, checksum, parts } = script;
  for (const [field, text] of Object.entries({ station, title, priority, checksum }))
    checkText(field, text, 120, 1);
  checkMany("a script", parts, 60);
  if (parts.length === 0) throw new PaperLimit("text_missing", "a script needs at least one part");
  for (const { label, text } of parts) {
    checkText("a part's label", label, 60);
    checkText("a part's text", text, 4_000);
  }
  return typeset("bulletin-sheet", {
    look: LOOK,
    station,
    title,
    version: `bản ${version}`,
    facts: [
      date(day, "vi"),
      `bản ${version}`,
      `ưu tiên: ${priority}`,
      `khoảng ${seconds} giây`,
      `mã ${checksum}`,
    ],
    parts: parts.map(({ label, text, locked = false }) => ({ label, text, locked })),
    illustrative: script.illustrative ? ILLUSTRATIVE : "",
  }).pdf();
}
