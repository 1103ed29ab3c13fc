import type { Same } from "@bluezone/vietnamese/catalog";
import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import type { samples as vi } from "../vi/samples.ts";

/** The same in English. */
export const samples = {
  title: capital(VALUES.en.samples),
  list: "Samples taken",
  none: "No sample taken yet.",
  add: "Add sample",
  changeTitle: "Change sample",
  taken: FIELDS.en.sampleDay,
  specimen: "Specimen",
  test: FIELDS.en.test,
  laboratory: "Laboratory",
  laboratoryHint: FIELDS.en.unknownEmpty,
  result: FIELDS.en.result,
  result_none: FRAME.en.none,
  result_positive: VALUES.en.positive,
  result_negative: VALUES.en.negative,
  result_unclear: "unclear",
  resultDay: FIELDS.en.resultDay,
  resultDayEarly: "The result must lie between the sample and today.",
  takenLate: "The day of the sample is still to come.",
  taking: "Sample taken ({{specimen}}) for a {{test}} test",
  resulted: "Result of the {{test}} test of the sample of {{taken}}: {{result}}",
  waiting: "waiting for the result",
  resultOn: "{{result}}, {{day}}",
  imported: "sent by a laboratory",
  by: "Entered by",
  change: "Change, enter result",
  changeOf: "Change, enter result: sample of {{day}}",
  drop: "Remove",
  dropOf: "Remove: sample of {{day}}",
  dropTitle: "Remove this sample?",
  dropText: "Remove only a sample that was entered in error. It cannot be brought back.",
  added: "Sample added.",
  changed: "Sample changed.",
  dropped: "Sample removed.",
  fault_taken_invalid: "The sample must lie between the year of birth and today. Nothing was saved.",
  fault_result_day_invalid: "The result must lie between the sample and today. Nothing was saved.",
  fault_too_many: "There are 100 samples already; no more can be added. Nothing was saved.",
  fault_test_unknown: "This disease has no such test. Nothing was saved. Choose the test again.",
  fault_specimen_unknown: "This disease has no such specimen. Nothing was saved. Choose it again.",
} as const satisfies Same<typeof vi>;
