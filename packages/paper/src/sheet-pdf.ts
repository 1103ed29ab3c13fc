/** Sheets as one PDF: a page each (a leaflet with English has a second), each with its own QR code. */
import { D55 } from "@bluezone/policy/key-message";
import { date } from "@bluezone/vietnamese/date";
import { checkMany, checkText, PaperLimit } from "./limit.ts";
import { LOOK } from "./look.ts";
import { ILLUSTRATIVE } from "./official-form.ts";
import { qrCode } from "./qr.ts";
import type { Sheet } from "./sheet.ts";
import { SHEET_FORMS } from "./sheet-form.ts";
import { KEY_MESSAGE_AID, sheetWords } from "./sheet-words.ts";
import { clean } from "./text.ts";
import { type Typeset, typeset } from "./typst.ts";

/** Sheets of one PDF. */
const MOST_SHEETS = 500;
/** Characters of each field. */
const MOST = { placementCode: 32, name: 80, terminal: 80, operator: 120, helpAt: 60, hotline: 20 } as const;

/** What the template gets of one sheet. */
function page(sheet: Sheet) {
  for (const [field, most] of Object.entries(MOST))
    checkText(field, sheet[field as keyof typeof MOST], most, /terminal|helpAt/.test(field) ? 0 : 1);
  checkText("url", sheet.url, 60, 10);
  if (!/^https?:\/\/[\w.:/~-]+$/.test(sheet.url)) throw new RangeError("url must be a plain web address");
  const { kind, languages, operator, placementCode } = sheet;
  const [name, terminal] = [clean(sheet.name).trim(), clean(sheet.terminal).trim()];
  const words = sheetWords(kind, sheet);
  const { modules, svg } = qrCode(sheet.url);
  return {
    form: SHEET_FORMS[kind][languages],
    words: words.vi,
    english: languages === "vi+en" ? words.en : null,
    qr: { modules, svg },
    address: sheet.url.replace(/^https?:\/\//, ""),
    place: terminal === "" ? name : `${name} · ${terminal}`,
    facts: [
      `Điểm đặt ${placementCode}`,
      `in ngày ${date(sheet.printedOn, "vi")}`,
      `Bluezone do ${operator} vận hành`,
    ],
    illustrative: sheet.illustrative ? ILLUSTRATIVE : "",
  };
}

/** Pages of a sheet: the English of a leaflet stands on its back. */
const pagesOf = ({ kind, languages }: Sheet): number =>
  kind === "guardian-leaflet" && languages === "vi+en" ? 2 : 1;

/**
 * Lays sheets out. Throws PaperLimit when there is none or too many, when a field is too long or missing, or when a sheet does
 * not fit its page; RangeError for a web address that is none.
 */
export function layOut(list: readonly Sheet[]): Typeset {
  checkMany("a print", list, MOST_SHEETS);
  if (list.length === 0) throw new PaperLimit("text_missing", "a print needs at least one sheet");
  const set = typeset("sheet", {
    look: LOOK,
    key: { vi: D55, en: KEY_MESSAGE_AID },
    sheets: list.map(page),
  });
  const wanted = list.reduce((sum, one) => sum + pagesOf(one), 0);
  if (set.pages !== wanted)
    throw new PaperLimit("does_not_fit", `${list.length} sheets must fill ${wanted} pages, not ${set.pages}`);
  return set;
}

/** Sheets as one PDF, in their order. Up to 500; throws as `layOut`. */
export const sheets = (list: readonly Sheet[]): Uint8Array => layOut(list).pdf();

/** One sheet as PDF. Throws as `layOut`. */
export const sheet = (one: Sheet): Uint8Array => sheets([one]);
