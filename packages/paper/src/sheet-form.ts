/** How large each kind of sheet is, and its letters. */
import type { SheetKind, SheetLanguages } from "./sheet.ts";

/** Millimetres for lengths, points for letters. */
export interface SheetForm {
  /** Where things stand: QR beside the steps, QR beside everything, or a letter to parents. */
  readonly layout: "poster" | "wide" | "leaflet";
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly headline: number;
  readonly text: number;
  /** The key message. */
  readonly key: number;
  /** Place, number, day and who runs it. */
  readonly small: number;
  /** The QR code without its quiet zone. */
  readonly qr: number;
}

/** A form for Vietnamese alone and one for both languages, where some things are smaller. */
type Pair = Readonly<Record<SheetLanguages, SheetForm>>;
const pair = (form: SheetForm, withEnglish: Partial<SheetForm>): Pair => ({
  vi: form,
  "vi+en": { ...form, ...withEnglish },
});

/** The same form on larger paper. */
const scaled = (form: SheetForm, by: number): SheetForm => ({
  layout: form.layout,
  width: Math.round(form.width * by),
  height: Math.round(form.height * by),
  margin: form.margin * by,
  headline: form.headline * by,
  text: form.text * by,
  key: form.key * by,
  small: form.small * by,
  qr: form.qr * by,
});

const A4: SheetForm = {
  layout: "poster",
  width: 210,
  height: 297,
  margin: 13,
  headline: 62,
  text: 18.5,
  key: 16.5,
  small: 11,
  qr: 52,
};
const POSTER = pair(A4, { headline: 60, text: 18, key: 16, qr: 42 });
const LARGE = Math.SQRT2;
const A3: Pair = { vi: scaled(POSTER.vi, LARGE), "vi+en": scaled(POSTER["vi+en"], LARGE) };

const CARD = pair(
  {
    layout: "poster",
    width: 148,
    height: 210,
    margin: 9,
    headline: 38,
    text: 13,
    key: 12.5,
    small: 8.5,
    qr: 36,
  },
  { headline: 34, text: 12, key: 12, qr: 30 },
);
const A5_WIDE: SheetForm = {
  layout: "wide",
  width: 210,
  height: 148,
  margin: 9,
  headline: 30,
  text: 14,
  key: 12.5,
  small: 9,
  qr: 42,
};
/** A board of 1920 × 1080 dots is 960 × 540 pt. */
const DOT = 25.4 / 144;

/**
 * The form of every kind. On A4 a headline has at least 60 pt, text 18 and the key message 16; on A5 the key message 12; the
 * QR code of a vehicle, read from a seat away, at least 30 mm. A leaflet is a letter, read in the hand.
 */
export const SHEET_FORMS: Readonly<Record<SheetKind, Pair>> = {
  "poster-a4": POSTER,
  "poster-a3": A3,
  "mask-poster": POSTER,
  reception: POSTER,
  canteen: POSTER,
  "counter-stand": CARD,
  "room-card": CARD,
  "table-card": pair({ ...A5_WIDE, text: 13 }, { text: 11, key: 12, headline: 26, qr: 34 }),
  "vehicle-sheet": pair(A5_WIDE, { text: 12, key: 12, headline: 27, qr: 34 }),
  "ferry-landing": {
    vi: { ...A3.vi, text: 28, key: 24, qr: 78 },
    "vi+en": { ...A3["vi+en"], text: 26, key: 23, qr: 66 },
  },
  "guardian-leaflet": pair(
    {
      layout: "leaflet",
      width: 210,
      height: 297,
      margin: 20,
      headline: 30,
      text: 14,
      key: 16,
      small: 10,
      qr: 36,
    },
    {},
  ),
  "e-board-16-9": pair(
    {
      layout: "wide",
      width: 1920 * DOT,
      height: 1080 * DOT,
      margin: 12,
      headline: 50,
      text: 19,
      key: 17.5,
      small: 13,
      qr: 62,
    },
    { headline: 46, text: 16, key: 15, qr: 56 },
  ),
  "e-board-9-16": pair(
    {
      layout: "poster",
      width: 1080 * DOT,
      height: 1920 * DOT,
      margin: 12,
      headline: 58,
      text: 21,
      key: 18.5,
      small: 12,
      qr: 52,
    },
    { headline: 58, text: 19, key: 17, qr: 48 },
  ),
};
