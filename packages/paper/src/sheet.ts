/** One sheet at one placement: a poster, a card, a leaflet or a board. Its words come from its kind; here is what differs. */
import type { Day } from "@bluezone/protocol/time";

/** Every kind of sheet. */
export const SHEET_KINDS = [
  "poster-a4",
  "poster-a3",
  "mask-poster",
  "reception",
  "canteen",
  "counter-stand",
  "table-card",
  "room-card",
  "vehicle-sheet",
  "ferry-landing",
  "guardian-leaflet",
  "e-board-16-9",
  "e-board-9-16",
] as const;

/** A kind of sheet. */
export type SheetKind = (typeof SHEET_KINDS)[number];

/** Vietnamese alone, or with English under it. The key message is always Vietnamese. */
export type SheetLanguages = "vi" | "vi+en";

/** What a sheet says of its placement. */
export interface Sheet {
  readonly kind: SheetKind;
  /** Where the QR code leads: "https://bz.example/i/K7M4P2QD"; printed beside it without "https://". Up to 60 ASCII characters. */
  readonly url: string;
  /** The placement's number, as people read it out. */
  readonly placementCode: string;
  /** What the placement is called: "Phà Vàm Cống". A sticker over another place's sheet is seen by it. */
  readonly name: string;
  /** Route, terminal or licence plate: "67B-000.00"; may be empty. */
  readonly terminal: string;
  readonly printedOn: Day;
  /** Who runs Bluezone: "Sở Y tế An Giang". */
  readonly operator: string;
  /** Where to ask for help, as it goes on after "tại": "quầy số 2"; of a leaflet the school. May be empty. */
  readonly helpAt: string;
  /** A number that answers on the day, as people write it: "1900 9095". */
  readonly hotline: string;
  readonly languages: SheetLanguages;
  /** Whether "số liệu minh họa" stands on it. */
  readonly illustrative: boolean;
}
