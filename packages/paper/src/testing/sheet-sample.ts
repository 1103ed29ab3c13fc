/** A sheet to look at; its place is made up. */
import { parseDay } from "@bluezone/protocol/time";
import type { Sheet } from "../sheet.ts";

/** A poster at a counter. */
export const SHEET: Sheet = {
  kind: "poster-a4",
  url: "https://bz.example/i/K7M4P2QD",
  placementCode: "AG-0412",
  name: "Bộ phận Một cửa Châu Phú",
  terminal: "quầy số 2",
  printedOn: parseDay("2020-12-28"),
  operator: "Sở Y tế và Sở TT&TT An Giang",
  helpAt: "quầy số 2",
  hotline: "1900 9095",
  languages: "vi",
  illustrative: true,
};
