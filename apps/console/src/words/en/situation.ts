/** The situation of a day. */
import type { Same } from "@bluezone/vietnamese/catalog";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";
import type { situation as vi } from "../vi/situation.ts";

export const situation = {
  intro:
    "Figures of the whole province. The public page hides 1 to 4 by itself. Name nobody; nothing finer than a district.",
  publicPage: "Open the public page",
  indicators: "Whether it works",
  fromFile: "Numbers from the health desk's file",
  fileRead: "The form is filled in. Look at it, add advice, and send it.",
  fileLacks:
    "Still empty: {{counts}}. The daily report counts its day alone and has no sum since the beginning. Fill them in if another source has them, or leave them empty.",
  fileWrong:
    "This is no file of the health desk. Ask there for “Numbers for the public page” of the closed daily report.",
  enterTitle: "Enter or correct a day",
  day: FIELDS.en.day,
  dayWrong: "Type a day, such as 27/12.",
  time: "Cut-off",
  timeHint: "Hour and minute, such as 17:00",
  timeWrong: "Type a time such as 17:00.",
  count_confirmedToday: "Tested positive on the day",
  count_confirmedTotal: "Tested positive in all",
  count_recovered: "Recovered in all",
  count_testedToday: "Tests on the day",
  count_quarantineSite: "In quarantine at a site",
  count_quarantineHome: "In quarantine at home",
  count_released: "Released on the day",
  countHint: "Empty: not known yet",
  numberWrong: "Type a whole number, or leave it empty.",
  districts: "In quarantine by district",
  sourceVi: "Source, in Vietnamese",
  sourceEn: "Source, in English",
  sourceEnHint: "Empty: the English page has the source in Vietnamese.",
  methodVi: "How it is counted, in Vietnamese",
  methodEn: "How it is counted, in English",
  adviceVi: "What to do today, in Vietnamese",
  adviceEn: "What to do today, in English",
  missing: FRAME.en.fieldMissing,
  illustrativeField: FIELDS.en.madeUp,
  enter: "Publish the figures",
  entered: "Published version {{version}}; the public page has it within a minute.",
  list: "Days that were published",
  empty: "No day was published yet.",
  version: "Version",
  cutOff: "Cut-off",
  edit: VERBS.en.change,
  fault_too_early: "The day or the cut-off lies ahead. Nothing was kept. Change it and publish.",
  fault_district_unknown: "A district is wrong. Nothing was kept. Look at the figures by district.",
  fault_not_the_province: "The province's figures are entered by a provincial office. Nothing was kept.",
  fault_names_a_person:
    "There is somebody's name or a patient's number. Nothing was kept. Take it out and publish again.",
} as const satisfies Same<typeof vi>;
