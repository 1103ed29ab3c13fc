/**
 * The columns of the line list against what the other two systems read, restated here from their sources:
 * - SORMAS: github.com/SORMAS-Foundation/SORMAS-Project at af6249bc672f10c283ebddd73ca2314d9ec0c3de (1.104), `sormas-api`:
 *   CaseDataDto, ContactDto, PersonDto, SymptomsDto, HospitalizationDto and the enumerations that they name;
 *   `sormas-backend`: CaseImportFacadeEjb, ImportFacadeEjb; `sormas-ui`: DataImporter, ContactImporter.
 * - Go.Data: github.com/WorldHealthOrganization/GoDataSource-API at cf8a5259700792742f401ace0e68b363784c71cd,
 *   `components/baseModelOptions/case.js`, `common/models/contact.js`, `common/models/relationship.js` (fieldLabelsMap).
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { type LineOf, lineColumns } from "./linelist.ts";

/** What a property of SORMAS holds: a day, a whole number, a text, the name of a place, or one word of an enumeration. */
type Held = "Date" | "Integer" | "String" | "District" | "Community" | readonly string[];
const PERSON: Readonly<Record<string, Held>> = {
  "person.sex": ["MALE", "FEMALE", "OTHER", "UNKNOWN"],
  "person.approximateAge": "Integer",
};
const SORMAS: Readonly<Record<LineOf, Readonly<Record<string, Held>>>> = {
  cases: {
    ...PERSON,
    externalID: "String",
    caseClassification: [
      ...["NOT_CLASSIFIED", "SUSPECT", "PROBABLE", "CONFIRMED", "CONFIRMED_NO_SYMPTOMS"],
      ...["CONFIRMED_UNKNOWN_SYMPTOMS", "NO_CASE"],
    ],
    classificationDate: "Date",
    reportDate: "Date",
    investigatedDate: "Date",
    pregnant: ["YES", "NO", "UNKNOWN"],
    responsibleDistrict: "District",
    responsibleCommunity: "Community",
    outcome: ["NO_OUTCOME", "DECEASED", "RECOVERED", "UNKNOWN"],
    outcomeDate: "Date",
    "symptoms.onsetDate": "Date",
    "hospitalization.admissionDate": "Date",
    "hospitalization.intensiveCareUnitStart": "Date",
  },
  contacts: {
    ...PERSON,
    externalID: "String",
    contactClassification: ["UNCONFIRMED", "CONFIRMED", "NO_CONTACT"],
    reportDateTime: "Date",
    caseIdExternalSystem: "String",
    lastContactDate: "Date",
    district: "District",
    community: "Community",
  },
};
const GO_DATA: Readonly<Record<LineOf, readonly string[]>> = {
  cases: [
    ...["visualId", "classification", "dateOfReporting", "gender", "age.years", "pregnancyStatus"],
    ...["addresses[].locationId", "dateOfOnset", "dateInvestigationCompleted", "outcomeId", "dateOfOutcome"],
  ],
  contacts: [
    ...["visualId", "dateOfReporting", "gender", "age.years", "addresses[].locationId"],
    ...["relationship.persons[].id", "relationship.contactDate"],
  ],
};

for (const who of ["cases", "contacts"] as const) {
  test(`every SORMAS name of ${who} is a property of its import, of the kind that the column has`, () => {
    for (const { name, kind, sormas } of lineColumns(who, COVID_19)) {
      if (!sormas) continue;
      const held = SORMAS[who][sormas.name];
      assert.ok(held !== undefined, `${name}: SORMAS has no ${sormas.name} of ${who}`);
      assert.equal(held === "Date", kind === "day", name);
      assert.equal(held === "Integer", kind === "number", name);
      assert.equal(typeof held === "object", sormas.codes !== undefined, name);
      for (const word of Object.values(sormas.codes ?? {}))
        assert.ok(typeof held === "object" && held.includes(word), `${name}: ${word}`);
    }
  });

  test(`every Go.Data name of ${who} is a field that its import can be mapped to`, () => {
    for (const { name, goData } of lineColumns(who, COVID_19))
      if (goData) assert.ok(GO_DATA[who].includes(goData.name), `${name}: Go.Data has no ${goData.name}`);
  });
}
