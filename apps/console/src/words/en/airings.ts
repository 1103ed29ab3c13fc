/** Texts of stations and airings: the desk's page. */

import type { Same } from "@bluezone/vietnamese/catalog";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import type { airings as vi } from "../vi/airings.ts";

export const airings = {
  empty: "No slots yet.",
  station: "Station",
  list: "Stations on the day",
  aired: "Aired",
  airedOf: "{{aired}} of {{needed}}",
  state: FRAME.en.state,
  state_early: "before 18:00",
  state_met: "met",
  state_gap: "too few",
  state_explained: "too few, with a reason",
  toldAt: "told at {{time}}",
  slots: "Slots",
  all: FIELDS.en.all,
  gaps_one: "{{count}} station has aired too few",
  gaps_other: "{{count}} stations have aired too few",
  gapsNone: "No station lacks an airing as of {{time}}.",
  ownPage: "Open the station's page",
  ownPageText: "A page in large type to play and confirm, also without a network.",
  previous: "The day before",
  next: "The day after",
  week: "Week {{from}}–{{to}}",
  weekAll: "All within reach: {{aired}} of {{needed}}, {{percent}}.",
  weekNone: "No day of this week has passed 18:00 yet.",
  weekStations: "The week by station",
  weekDistricts: "The week by district",
  district: FRAME.en.district,
  share: "Compliance",
  gapDays: "Days with too few",
  gapDaysOf: "{{gaps}} ({{explained}} with a reason)",
  source: "confirmed by stations",
  setSlots: "Change slots",
  slotsTitle: "Slots of {{name}}",
  slotsText: "At least two slots a day. They hold from the day below.",
  slotsField: "Slots",
  slotsHint: "Type them as 05:30, 11:15, 17:00",
  slotsWrong: "They could not be read. Type two to eight times, early before late, as 05:30, 11:15, 17:00.",
  slotsFrom: FIELDS.en.from,
  slotsSave: "Save slots",
  slotsDone: "The slots of {{name}} are changed.",
  fault_day_past: "Slots change from today on. Nothing has changed. Choose another day.",
} as const satisfies Same<typeof vi>;
