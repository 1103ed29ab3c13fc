/** The line list over real HTTP: what is in it, what never is, pages, forms, the audit log. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeCluster, putIntoCluster } from "@bluezone/contract/health/clusters";
import { addContacts } from "@bluezone/contract/health/contacts";
import { addCourse } from "@bluezone/contract/health/course";
import {
  countLineList,
  exportLineList,
  LINES_AT_ONCE,
  lineColumns,
  nameIn,
} from "@bluezone/contract/health/linelist";
import { answerQuestionnaire } from "@bluezone/contract/health/questionnaire";
import { COVID_19 } from "@bluezone/policy/testing/diseases";
import { parseInstant } from "@bluezone/protocol/time";
import { readCsv } from "@bluezone/server-kit/files/csv";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";
import { type TestHealth, testHealth } from "../testing/health.ts";
import { namedCluster } from "../testing/named-cluster.ts";
import { recordIds } from "../testing/record-ids.ts";
import { addCaseOf } from "../testing/somebody.ts";

const STATION = "30478-health-station";
let t: TestHealth;
let officer: SignedIn;
let chief: SignedIn;
let caseId: string;
const contactId = recordIds()();
before(async () => {
  t = await testHealth();
  t.clock.set(parseInstant("2020-12-27T09:00:00.000+07:00"));
  officer = await t.as("health-officer", STATION);
  chief = await t.as("epidemiologist", STATION);
  const who = { name: "Thạch Thị Bí Danh", birthYear: 1980, phone: "+84912345678", commune: "30478" };
  ({ id: caseId } = await addCaseOf(t, t.clock.now(), { ...who, address: "ấp Minh Họa" }, { unit: STATION }));
  const draw = recordIds();
  for (const what of [
    { kind: "symptom", symptom: "other", words: "nổi mẩn kín", from: "2020-12-20", to: null },
    { kind: "symptom", symptom: "fever", words: null, from: "2020-12-21", to: null },
    { kind: "admission", where: "khoa Nhiễm kín", from: "2020-12-22", to: null, intensive: null },
  ] as const)
    await officer.post(addCourse, { caseId, id: draw(), what });
  await officer.post(answerQuestionnaire, {
    of: { caseId },
    ...{ version: 0, edition: 1 },
    answers: { travelled: "yes", travelWhere: ["border", "province"], travelPlace: "chợ kín", household: 4 },
  });
  const told = {
    part: null,
    minutes: 30,
    masked: "no",
    distance: "under-1m",
    touched: true,
    carer: false,
  } as const;
  const person = { name: "Thạch Thị Kín", birthYear: null, phone: null, commune: "30478", address: null };
  await officer.post(addContacts, {
    near: { caseId },
    people: [{ id: contactId, person, note: "ghi chú kín", day: "2020-12-20", ...told }],
  });
});
after(() => t.close());

const SORMAS_OF_CASE = [
  ...["disease", "responsibleRegion", "responsibleDistrict", "responsibleCommunity", "reportDate"],
  ...["externalID", "caseClassification", "person.sex", "person.approximateAge", "person.approximateAgeType"],
  "hospitalization.admissionDate",
] as const;
const SORMAS_OF_CONTACT = [
  ...["region", "district", "community", "lastContactDate", "contactClassification"],
  ...["caseIdExternalSystem", "person.approximateAgeType"],
] as const;
const lines = (who: "cases" | "contacts", csv: string, form: "own" | "go-data" = "own") =>
  readCsv(
    csv,
    lineColumns(who, COVID_19).flatMap((column) => nameIn(form, column) ?? []),
  ).map(({ values }) => Object.fromEntries(Object.entries(values).filter(([, cell]) => cell !== "")));

test("a case is one row of codes, days and numbers; nothing in it names anybody or says their words", async () => {
  const { csv, rows, next } = await chief.post(exportLineList, { who: "cases" });
  assert.deepEqual([rows, next], [1, null]);
  const [line] = lines("cases", csv);
  const { id, age, commune, district, symptoms, admittedDay, q_travelWhere, q_household, recordedDay } =
    line ?? {};
  assert.deepEqual(
    { id, age, commune, district, symptoms, admittedDay, q_travelWhere, q_household, recordedDay },
    {
      ...{ id: caseId, age: "40", commune: "30478", district: "889", symptoms: "other|fever" },
      ...{ admittedDay: "2020-12-22", q_travelWhere: "border|province", q_household: "4" },
      recordedDay: "2020-12-27",
    },
  );
  const both = csv + (await chief.post(exportLineList, { who: "contacts" })).csv;
  for (const word of ["Thạch", "912345678", "Minh Họa", "kín", "1980", "AG-", STATION, officer.name])
    assert.ok(!both.includes(word), word);
});

test("a case in two clusters names both", async () => {
  const draw = recordIds();
  const nothing = { commune: null, address: null, from: null, to: null, venue: null, note: null };
  const ids: string[] = [];
  for (const kind of ["market", "wedding"] as const) {
    const id = draw();
    ids.push(id);
    await officer.post(makeCluster, { id, cluster: { name: `dịp ${kind}`, kind, ...nothing } });
    await officer.post(putIntoCluster, { id, caseIds: [caseId] });
  }
  const [line] = lines("cases", (await chief.post(exportLineList, { who: "cases" })).csv);
  assert.equal(line?.["clusterId"], ids.toSorted().join("|"));
});

test("a case has in its row what the records have that were merged into it, as its page does", async (context) => {
  const own = await testHealth();
  context.after(() => own.close());
  const writer = await own.as("health-officer", STATION);
  const reader = await own.as("epidemiologist", STATION);
  const [keep, gone] = [
    await addCaseOf(own, own.clock.now(), {}, { unit: STATION }),
    await addCaseOf(own, own.clock.now(), {}, { unit: STATION }),
  ];
  const cluster = namedCluster("Chợ Cái Dầu");
  await writer.post(makeCluster, cluster);
  await writer.post(putIntoCluster, { id: cluster.id, caseIds: [gone.id] });
  const fever = { kind: "symptom", symptom: "fever", words: null, from: "2020-12-21", to: null } as const;
  await writer.post(addCourse, { caseId: gone.id, id: recordIds()(), what: fever });
  await writer.post(answerQuestionnaire, {
    of: { caseId: gone.id },
    ...{ version: 0, edition: 1 },
    answers: { household: 4 },
  });
  await own.database.db
    .updateTable("case_record")
    .set({ merged_into: keep.id })
    .where("id", "=", gone.id)
    .execute();
  const all = lines("cases", (await reader.post(exportLineList, { who: "cases" })).csv);
  assert.deepEqual(
    all.map((line) => [line["id"], line["clusterId"], line["symptoms"], line["q_household"]]),
    [[keep.id, cluster.id, "fever", "4"]],
  );
});

test("a contact is one row that names its case by the same id", async () => {
  const { csv } = await chief.post(exportLineList, { who: "contacts" });
  const [line] = lines("contacts", csv);
  assert.deepEqual(
    [line?.["id"], line?.["caseId"], line?.["contactDay"], line?.["touched"], line?.["age"], line?.["class"]],
    [contactId, caseId, "2020-12-20", "yes", undefined, undefined],
  );
});

test("SORMAS gets two rows of headings, its own words, days with the day first and names of places", async () => {
  const { csv } = await chief.post(exportLineList, { who: "cases", form: "sormas" });
  const [entities = "", ...rest] = csv.split("\r\n");
  const [line] = readCsv(rest.join("\r\n"), SORMAS_OF_CASE).map(({ values }) => values);
  assert.deepEqual(line, {
    ...{ disease: "CORONAVIRUS", responsibleRegion: "An Giang", responsibleDistrict: "Châu Phú" },
    ...{ responsibleCommunity: "Vĩnh Thạnh Trung", reportDate: "27/12/2020", externalID: caseId },
    ...{ caseClassification: "CONFIRMED", "person.sex": "UNKNOWN", "person.approximateAge": "40" },
    ...{ "person.approximateAgeType": "YEARS", "hospitalization.admissionDate": "22/12/2020" },
  });
  const names = (rest[0] ?? "").split(",");
  assert.deepEqual(
    names
      .map((name, at) => [name, entities.split(",")[at]])
      .filter(([name = ""]) => /admission|sex|outcome"/.test(name)),
    [
      ['"person.sex"', '"Person"'],
      ['"hospitalization.admissionDate"', '"Hospitalization"'],
      ['"outcome"', '"CaseData"'],
    ],
  );
  assert.ok(!csv.includes("q_household"));
});

test("a contact in SORMAS's form has the region, district and community of a contact, not of a case", async () => {
  const { csv } = await chief.post(exportLineList, { who: "contacts", form: "sormas" });
  const [entities = "", ...rest] = csv.split("\r\n");
  const [line] = readCsv(rest.join("\r\n"), SORMAS_OF_CONTACT).map(({ values }) => values);
  assert.deepEqual(line, {
    ...{
      region: "An Giang",
      district: "Châu Phú",
      community: "Vĩnh Thạnh Trung",
      lastContactDate: "20/12/2020",
    },
    ...{
      contactClassification: "UNCONFIRMED",
      caseIdExternalSystem: caseId,
      "person.approximateAgeType": "",
    },
  });
  assert.match(entities, /^"Contact","Contact"/);
});

test("Go.Data gets all columns with its names", async () => {
  const goData = await chief.post(exportLineList, { who: "cases", form: "go-data" });
  const [other] = lines("cases", goData.csv, "go-data");
  assert.deepEqual(
    [other?.["visualId"], other?.["classification"], other?.["q_household"]],
    [caseId, "confirmed", "4"],
  );
});

test("filters narrow the list as they narrow its count, each on its edge", async () => {
  for (const [filter, rows] of [
    [{}, 1],
    [{ class: "confirmed" }, 1],
    [{ class: "suspected" }, 0],
    [{ district: "889" }, 1],
    [{ district: "883" }, 0],
    [{ district: "000" }, 0],
  ] as const) {
    const asked = { who: "cases", ...filter } as const;
    assert.equal((await chief.post(countLineList, asked)).rows, rows, JSON.stringify(filter));
    assert.equal((await chief.post(exportLineList, asked)).rows, rows, JSON.stringify(filter));
  }
  for (const [filter, rows] of [
    [{ from: "2020-12-20", to: "2020-12-20", class: "open", district: "889" }, 1],
    [{ from: "2020-12-21" }, 0],
    [{ to: "2020-12-19" }, 0],
    [{ class: "F1" }, 0],
    [{ district: "883" }, 0],
    [{ district: "000" }, 0],
  ] as const) {
    const asked = { who: "contacts", ...filter } as const;
    assert.equal((await chief.post(countLineList, asked)).rows, rows, JSON.stringify(filter));
    assert.equal((await chief.post(exportLineList, asked)).rows, rows, JSON.stringify(filter));
  }
});

test("every page is noted with its filter and rows; an officer of a station may not export", async () => {
  await chief.post(exportLineList, { who: "contacts", class: "open", from: "2020-12-20", form: "sormas" });
  const noted = await t.database.db
    .selectFrom("staff_audit")
    .select(["actor", "subject"])
    .where("action", "=", "linelist.export")
    .execute();
  const subject = "contacts.sormas:from.2020-12-20:class.open:rows.1";
  assert.ok(noted.some((one) => one.actor === chief.id && one.subject === subject));
  assert.equal((await officer.tries(exportLineList, { who: "cases" })).status, 403);
  assert.equal((await officer.tries(countLineList, { who: "cases" })).status, 403);
});

test("a long list comes in pages without a gap or a row twice", async (context) => {
  const own = await testHealth();
  context.after(() => own.close());
  const reader = await own.as("epidemiologist", STATION);
  const { id } = await addCaseOf(own, own.clock.now(), { name: "Thạch Thị Dài" }, { unit: STATION });
  const row = await own.database.db
    .selectFrom("case_record")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const { number: _, ...plain } = row;
  const more = Array.from({ length: LINES_AT_ONCE * 2 }, (_, at) => ({
    ...plain,
    id: at.toString(16).padStart(24, "0"),
    once: null,
    lab_reference: null,
  }));
  await own.database.db.insertInto("case_record").values(more).execute();
  const ids: (string | undefined)[] = [];
  let after: string | null | undefined;
  let pages = 0;
  do {
    const page = await reader.post(exportLineList, { who: "cases", ...(after ? { after } : {}) });
    ids.push(...lines("cases", page.csv).map((line) => line["id"]));
    after = page.next;
    pages += 1;
  } while (after !== null);
  assert.equal(pages, 3);
  assert.deepEqual(ids, [...more.map((one) => one.id), id].toSorted());
});
