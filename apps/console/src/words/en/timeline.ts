import type { Same } from "@bluezone/vietnamese/catalog";
import type { timeline as vi } from "../vi/timeline.ts";

/** The same in English. */
export const timeline = {
  none: "Nothing yet.",
  onset: "Symptoms began",
  recorded_desk: "Case recorded",
  recorded_laboratory: "Case opened by a laboratory's result",
  classFirst: "Class: {{to}}",
  classChanged: "Class changed from {{from}} to {{to}}",
  classSame: "Test of the class {{to}} put right",
  reported: "Reported to the ministry",
  interviewed: "Interview finished",
  outcome: "Outcome: {{outcome}}",
  closed: "Case closed",
  merged: "Record {{number}} merged into this one",
  handOver: "{{unit}} asked to take the record: {{answer}}",
  code: "Code issued ({{way}})",
  codeSms: "Code issued ({{way}}): {{sms}}",
  codeUsed: "The person's phone used the code",
  exposed: "Near {{near}}, class {{class}}",
  exposedOpen: "Near {{near}}",
  contacts_one: "{{count}} contact entered",
  contacts_other: "{{count}} contacts entered",
  quarantine_home: "Quarantine at home began",
  quarantine_site: "Quarantine at a site began",
  quarantineEnd: "Quarantine ended",
  quarantineTest_waiting: "Sample of quarantine day {{day}} taken, no result yet",
  quarantineTest_negative: "Test of quarantine day {{day}}: negative",
  quarantineTest_positive: "Test of quarantine day {{day}}: positive",
  quarantineDay: "In quarantine: {{temperature}}, {{felt}}",
  quarantineDayFelt: "In quarantine: {{felt}}",
} as const satisfies Same<typeof vi>;
