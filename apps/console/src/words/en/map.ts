/** Texts of the map and the league. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { map as vi } from "../vi/map.ts";

export const map = {
  showing: FIELDS.en.source,
  measure: "Calculated by",
  by_people: "people",
  by_smartphones: "smartphones",
  by_count: "count",
  by_units: "smartphones that units counted",
  of_people: "of the population ({{base}})",
  of_smartphones: "of the smartphones ({{base}} phones)",
  of_units: "of the phones that units counted ({{base}} phones)",
  source_downloads: FIELDS.en.downloads,
  source_active: "Active phones",
  source_helped: "Help",
  source_units: "Unit self-reports",
  about_downloads: "Downloads counted by the stores, so far; one person may download several times.",
  about_active:
    "Phones answer by themselves, mixed at random; voluntary, unverified. In brackets the interval of the estimate.",
  about_helped: "Times of help that helpers tallied this week; nobody's name is kept.",
  about_units: "Units tell how many of their people have installed; not verified.",
  neverAdded:
    "Downloads and active phones by {{measure}}, unit self-reports by the smartphones that units counted, help as times; + and − are percentage points since the week before. The four sources count four different things and are never added.",
  countsOnly:
    "Downloads and active phones are known by district only. Unit self-reports by the smartphones that units counted; + and − are percentage points since the week before. The four sources are never added.",
  league: "League",
  sourceLine: "app stores, answers of phones, counters, units themselves",
  mapTitle: "Map: {{source}}",
  table: "View table",
  place: FRAME.en.district,
  commune: FIELDS.en.commune,
  reported: "Units that reported",
  whole: "The whole area",
  empty: "No unit has reported yet.",
  under: "under {{bound}}",
  from: "{{low}} to under {{high}}",
  over: "{{bound}} and more",
  communesOf: "Communes of {{name}}",
  targets: "Targets",
  target: "{{source}}: {{share}} of {{per}} ({{basis}}), until {{until}}",
  targetOpen: "{{source}}: {{share}} of {{per}} ({{basis}})",
  hours: "Hours a day in which phones could hear others",
  hoursTable: "Estimated among the phones that answered",
  hour: "{{hours}} h",
  phones: "Smartphones: {{count}} ({{source}}, from {{from}})",
  noPhones: "There is no count of smartphones for this area yet.",
} as const satisfies Same<typeof vi>;
