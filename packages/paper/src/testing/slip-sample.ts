/** A slip to look at; its case is made up. */
import { parseInstant } from "@bluezone/protocol/time";
import type { CodeSlip } from "../code-slip.ts";

/** Of a health station. */
export const SLIP: CodeSlip = {
  link: "https://bz.example/v#c=K7M4P2QD9XTA5RWE",
  until: parseInstant("2020-12-22T11:30:00Z"),
  shortCode: "48217305",
  shortUntil: parseInstant("2020-12-21T03:14:00Z"),
  station: "Trạm Y tế xã Vĩnh Thạnh Trung",
  hotline: "1900 9095",
  caseNumber: "AG-0217",
  illustrative: true,
};
