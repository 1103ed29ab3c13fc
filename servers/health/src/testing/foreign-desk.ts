/** What the health desk says of its endpoints, so that the walls between units can be tried at each of them. */
import { makeCluster } from "@bluezone/contract/health/clusters";
import { CAMP_ITEMS } from "@bluezone/contract/health/quarantine";
import { ROLES, type Role } from "@bluezone/contract/health/roles";
import { Hours, isoInstant, Minutes, parseInstant, plus } from "@bluezone/protocol/time";
import { staffEndpoints } from "@bluezone/staff/testing/endpoints";
import type { ForeignDesk } from "@bluezone/staff/testing/foreign";
import { STAFF_LEFT_OUT } from "@bluezone/staff/testing/foreign-staff";
import { ENTRIES, UNNOTED } from "./foreign-entries.ts";
import { giveAway, handIn, makeThings, SPAN, type Things } from "./foreign-things.ts";
import { type TestHealth, testHealth } from "./health.ts";
import { namedCluster } from "./named-cluster.ts";
import { NEAR } from "./near.ts";

const NOW = parseInstant("2020-12-28T09:03:00.000+07:00");
const SOON = isoInstant(plus(NOW, Hours(2)));
/** Two communes of one district, and a third that both have to do with. */
const [OURS, THEIRS, THIRD] = ["30478", "30463", "30598"];
const NAME = "Thạch Thị Xa";
const OUR_PEOPLE = { commune: OURS, name: "Nguyễn Văn Gần", digits: "1" };
const THEIR_PEOPLE = { commune: THEIRS, name: NAME, digits: "2" };
/** Who was near a case of ours and is in their care. */
const GIVEN = "Cao Thị Khuất";

let desk: TestHealth | undefined;
/** The server that `FOREIGN.open` opened. Throws RangeError before. */
export function foreignServer(): TestHealth {
  if (!desk) throw new RangeError("it is not open");
  return desk;
}
/** Stops the server. */
export const closeForeign = async (): Promise<void> => desk?.close();

const tested = { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" };
const classed = { class: "confirmed", tested };
const admission = {
  kind: "admission",
  where: "Bệnh viện huyện",
  from: "2020-12-26",
  to: null,
  intensive: null,
};
const sample = { taken: "2020-12-26", specimen: "throat", test: "pcr", laboratory: null, result: null };
const onset = { onset: "none", onsetDay: null };
const person = { name: "Mohamad Sa Lễ", birthYear: 1990, phone: null, commune: null, address: null };
const circumstances = { day: "2020-12-25", ...NEAR };
const H = "/api/health";

/** The desk. */
export const FOREIGN: ForeignDesk<Things> = {
  endpoints: await staffEndpoints("health"),
  roles: ROLES,
  schema: "health",
  words: [NAME, GIVEN],
  named: {
    day: () => "2020-12-27",
    unitId: (t) => t.unitId,
    toUnitId: (t) => t.partnerId,
    personId: (t) => t.personId,
    caseId: (t) => t.caseId,
    contactId: (t) => t.contactId,
    clusterId: (t) => t.clusterId,
    mergeId: (t) => t.mergeId,
    parent: (t) => t.unitId,
    ":form": () => "exact",
    "/api/staff/ personId": (t) => t.staffId,
    "/api/staff/audit subject": (t) => t.staffId,
    "/api/staff/audit actor": (t) => t.chief.id,
    "/api/staff/ role": () => "observer",
    "/api/staff/withdraw id": (t) => t.invitationId,
    "/api/units/read id": (t) => t.unitId,
    [`${H}/advice/ id`]: (t) => t.adviceId,
    [`${H}/callbacks/ id`]: (t) => t.takenCall.id,
    [`${H}/callbacks/take id`]: (t) => t.waitingCall.id,
    [`${H}/callbacks/route unitId`]: (t) => t.partnerId,
    [`${H}/advice/route unitId`]: (t) => t.partnerId,
    [`${H}/declarations/route unitId`]: (t) => t.partnerId,
    [`${H}/care/answer id`]: (t) => t.careId,
    [`${H}/cases/ id`]: (t) => t.caseId,
    [`${H}/cases/reopen id`]: (t) => t.plainCase,
    [`${H}/cases/hand-over/answer id`]: (t) => t.handOverId,
    [`${H}/clusters/ id`]: (t) => t.clusterId,
    [`${H}/clusters/make id`]: () => "e".repeat(24),
    [`${H}/clusters/ caseIds`]: (t) => [t.pair[0]],
    [`${H}/clusters/ contactIds`]: (t) => [t.contactId],
    [`${H}/contacts/ id`]: (t) => t.contactId,
    [`${H}/contacts/tie id`]: (t) => t.appContacts[0],
    [`${H}/contacts/tie caseId`]: (t) => t.plainCase,
    [`${H}/contacts/untie id`]: (t) => t.appContacts[1],
    [`${H}/course/ id`]: (t) => t.courseId,
    [`${H}/course/add id`]: () => "b".repeat(24),
    [`${H}/samples/ id`]: (t) => t.sampleId,
    [`${H}/samples/add id`]: () => "c".repeat(24),
    [`${H}/contacts/suggest ids`]: (t) => [t.contactId],
    [`${H}/data/ id`]: (t) => t.seeId,
    [`${H}/data/ :id`]: (t) => t.seeId,
    [`${H}/data/correct id`]: (t) => t.correctId,
    [`${H}/data/delete id`]: (t) => t.deleteId,
    [`${H}/declarations/ id`]: (t) => t.declarationId,
    [`${H}/floods/reopen id`]: (t) => t.floodId,
    [`${H}/follow-ups/ id`]: (t) => t.followUpId,
    [`${H}/codes/end id`]: (t) => t.codeId,
    [`${H}/codes/ caseId`]: (t) => t.codedCase,
    [`${H}/codes/ seen`]: (t) => t.codeId,
    [`${H}/cases/link-contact id`]: (t) => t.pair[0],
    [`${H}/quarantine/end id`]: (t) => t.dueId,
    "/api/staff/resume personId": (t) => t.suspendedId,
    [`${H}/quarantine/ id`]: (t) => t.quarantineId,
    [`${H}/quarantine/ :id`]: (t) => t.endedId,
    [`${H}/quarantine/ contactId`]: (t) => t.quarantinedContact,
    [`${H}/reports/ :id`]: (t) => t.reportId,
    [`${H}/waiting/ subject`]: (t) => t.contactId,
    [`${H}/waiting/assign to`]: (t) => t.chief.id,
    [`${H}/results/ id`]: (t) => t.fileId,
    [`${H}/results/cancel id`]: (t) => t.waitingFile,
    [`${H}/results/ :id`]: (t) => t.fileId,
  },
  requests: {
    "/api/units/import": (t) => ({
      csv: [
        "code,type,level,name,parent,district,commune,population,validFrom,validTo",
        `${t.commune}-x,clinic,site,Phòng khám,${t.unitId},889,${t.commune},,2020-12-01,`,
      ].join("\n"),
    }),
    [`${H}/advice/decide`]: () => ({ outcome: "answered" }),
    [`${H}/callbacks/contact`]: () => ({
      person: { name: "Mohamad Sa Lễ", birthYear: 1990, commune: null, address: null },
    }),
    [`${H}/callbacks/missed`]: () => ({ again: SOON }),
    [`${H}/callbacks/station-phone`]: () => ({ phone: "0296 3852 123" }),
    [`${H}/care/answer`]: () => ({ answer: "withdrawn" }),
    [`${H}/care/ask`]: (t) => ({ of: { number: t.anotherNumber }, reason: "đang điều trị ở xã này" }),
    [`${H}/care/hand-over`]: () => ({ reason: "người này ở bên ấy" }),
    [`${H}/cases/merge`]: ({ pair: [keep, gone] }) => ({
      keep: { id: keep, version: 1 },
      gone: { id: gone, version: 1 },
    }),
    [`${H}/cases/change`]: () => ({ person, onset, note: null }),
    [`${H}/cases/link-contact`]: (t) => ({ contactId: t.contactId }),
    [`${H}/cases/doubles`]: ({ somebody: { name, birthYear, phone } }) => ({ name, birthYear, phone }),
    [`${H}/cases/record`]: (t) => ({ person: { id: t.personId }, classed, onset }),
    [`${H}/cases/classify`]: () => ({ classed: { class: "discarded", tested }, reason: "mẫu bị lẫn" }),
    [`${H}/cases/close`]: () => ({ outcome: { outcome: "recovered", day: "2020-12-28" } }),
    [`${H}/cases/end-interview`]: () => ({ ended: true }),
    [`${H}/cases/report`]: () => ({ reported: isoInstant(NOW) }),
    [`${H}/course/add`]: () => ({ what: admission }),
    [`${H}/course/change`]: () => ({ what: admission }),
    [`${H}/questionnaire/read`]: (t) => ({ of: { caseId: t.caseId } }),
    [`${H}/questionnaire/answer`]: (t) => ({
      ...{ of: { caseId: t.caseId }, version: 1, edition: 1 },
      answers: { market: "no" },
    }),
    [`${H}/questionnaire/drop`]: (t) => ({ of: { caseId: t.caseId }, version: 1 }),
    [`${H}/linelist/count`]: () => ({ who: "cases" }),
    [`${H}/linelist/export`]: () => ({ who: "cases" }),
    [`${H}/populations/import`]: (t) => ({
      csv: `commune,people,year,source\n${t.commune},7000,2019,Niên giám thống kê`,
    }),
    [`${H}/samples/read`]: (t) => ({ of: { contactId: t.contactId } }),
    [`${H}/samples/add`]: (t) => ({ of: { caseId: t.caseId }, sample }),
    [`${H}/samples/change`]: () => ({ sample }),
    [`${H}/clusters/make`]: () => ({ cluster: namedCluster("Đám giỗ").cluster }),
    [`${H}/clusters/change`]: () => ({ cluster: namedCluster("Chợ đêm").cluster }),
    [`${H}/clusters/close`]: () => ({ closed: true }),
    [`${H}/clusters/put`]: (t) => ({ caseIds: [t.caseId], contactIds: [] }),
    [`${H}/clusters/take`]: (t) => ({ caseIds: [t.pair[0]], contactIds: [] }),
    [`${H}/contacts/add`]: (t) => ({
      near: { caseId: t.caseId },
      people: [{ ...circumstances, id: "a".repeat(24), person, note: null }],
    }),
    [`${H}/contacts/change`]: () => ({ person, circumstances, note: null }),
    [`${H}/contacts/classify`]: (t) => ({
      contacts: [{ id: t.contactId, version: t.contactVersion, class: "F2", reason: "đã hỏi lại" }],
    }),
    [`${H}/contacts/likely-cases`]: (t) => ({
      day: "2020-12-26",
      commune: t.commune,
      phone: t.somebody.phone,
    }),
    [`${H}/contacts/became-case`]: () => ({ classed, onset }),
    [`${H}/contacts/import`]: (t) => ({
      csv: `case,name,birthYear,phone,commune,day\n${t.caseNumber},Mohamad Sa Lễ,1990,,,25/12/2020`,
    }),
    [`${H}/data/correct`]: () => ({ person }),
    [`${H}/data/find`]: () => ({ words: NAME }),
    [`${H}/data/link`]: (t) => ({
      phone: t.waitingCall.phone,
      ids: [t.waitingCall.id],
      person: { id: t.personId },
    }),
    [`${H}/floods/count`]: () => SPAN,
    [`${H}/floods/close`]: () => ({ ...SPAN, count: 1 }),
    [`${H}/follow-ups/do`]: () => ({ outcome: "well" }),
    [`${H}/follow-ups/make`]: () => ({ due: SOON }),
    [`${H}/follow-ups/move`]: () => ({ due: SOON }),
    [`${H}/follow-ups/list`]: () => ({ when: "today" }),
    [`${H}/cases/hand-over/ask`]: () => ({ reason: "người bệnh đã về bên ấy" }),
    [`${H}/cases/hand-over/answer`]: () => ({ answer: "withdrawn" }),
    [`${H}/quarantine/start`]: (t) => ({
      of: { contactId: t.contactId },
      place: "home",
      siteName: null,
      reason: "Nhà có phòng riêng",
    }),
    [`${H}/quarantine/end-early`]: () => ({ reason: "theo văn bản mới", logSeen: true }),
    [`${H}/quarantine/end`]: () => ({ kind: "reasoned", reason: "đã chuyển viện", logSeen: true }),
    [`${H}/quarantine/move`]: () => ({ place: "site", siteName: "Khu cách ly" }),
    [`${H}/quarantine/log`]: () => ({ day: "2020-12-28", half: "morning", seen: 0, temperature: 36.8 }),
    [`${H}/quarantine/round-send`]: (t) => ({
      visits: [
        {
          ...{
            visit: "6f1c2a90-2d5b-4c7e-9a41-0c6f3b7d8e21",
            id: t.quarantineId,
            at: isoInstant(NOW),
            seen: 0,
          },
          ...{ place: "home", siteName: null, said: { temperature: 36.8, symptoms: [] } },
        },
      ],
    }),
    [`${H}/quarantine/test`]: () => ({ taken: "2020-12-28", courseDay: 1 }),
    [`${H}/quarantine/camp-keep`]: () => ({
      version: 0,
      items: Object.fromEntries(CAMP_ITEMS.map((item) => [item, true])),
    }),
    [`${H}/quarantine/changes-seen`]: (t) => ({ from: "2021-05-05", ids: [t.quarantineId] }),
    [`${H}/reports/close`]: () => ({ period: "day", day: "2020-12-26" }),
    [`${H}/waiting/assign`]: () => ({ kind: "contactsUnclassed", seen: null }),
    [`${H}/waiting/colleagues`]: () => ({ kind: "contactsUnclassed" }),
  },
  files: {
    [`${H}/results/upload`]: {
      bytes: Buffer.from(
        "reference,name,birthYear,phone,commune,test,result,sampleDay,resultDay\nM-1,Lê Văn Mẫu,1980,,30463,pcr,negative,2020-12-25,2020-12-26",
      ),
      mediaType: "text/csv",
    },
  },
  everybodys: {
    [`${H}/clusters/list`]: "how many are in a cluster that several units share",
    "/api/staff/audit/check": "how long the log is",
    [`${H}/alerts/read`]: "how many codes the whole province issued in a day",
    [`${H}/care/ask`]: "for a record of any other unit, which answers",
    [`${H}/callbacks/answerers`]: "every unit that answers, to give a call to",
    [`${H}/cases/hand-over/units`]: "every unit that looks after people, to hand a case to",
  },
  also: {
    [`${H}/quarantine/start`]: (t) => [{ of: { caseId: t.caseId } }, { of: { caseId: t.plainCase } }],
    [`${H}/cases/read`]: (t) => [{ id: t.shownCaseId }],
    [`${H}/samples/read`]: (t) => [{ of: { caseId: t.caseId } }],
    [`${H}/questionnaire/read`]: (t) => [{ of: { contactId: t.contactId } }],
    [`${H}/linelist/count`]: () => [{ who: "contacts" }],
    [`${H}/linelist/export`]: () => [{ who: "contacts" }],
    [`${H}/samples/add`]: (t) => [{ of: { contactId: t.contactId } }],
    [`${H}/contacts/add`]: (t) => [{ near: { contactId: t.contactId } }],
  },
  partly: {
    "/api/units/import": "row by row",
    [`${H}/populations/import`]: "row by row",
    [`${H}/contacts/import`]: "row by row",
    [`${H}/cases/doubles`]: "of records out of reach the unit alone",
    [`${H}/contacts/likely-cases`]: "cases within reach, by a day and a number that anybody can type",
    [`${H}/quarantine/changes-seen`]: "how many of those that were named",
    [`${H}/quarantine/round-send`]: "visit by visit",
  },
  above: {},
  leftOut: {
    ...STAFF_LEFT_OUT,
    [`${H}/waiting/away/change`]: "the viewer's own",
    [`${H}/waiting/away/read`]: "the viewer's own",
    [`${H}/digest/change`]: "the viewer's own",
    [`${H}/digest/confirm`]: "the viewer's own",
    [`${H}/digest/end`]: "the viewer's own",
    [`${H}/digest/read`]: "the viewer's own",
    [`${H}/alerts/decide`]: "the whole province's; hold.test.ts says who may",
    [`${H}/alerts/hold`]: "the whole province's; hold.test.ts says who may",
    [`${H}/alerts/threshold/ask`]: "the whole province's; threshold.test.ts says who may",
    [`${H}/alerts/threshold/decide`]: "the whole province's; threshold.test.ts says who may",
    // The first who asks keeps what was told: which call writes would hang on the order of the tests.
    [`${H}/indicators/told`]: "the whole province's, told to everybody; indicators.test.ts says what of it",
  },
  entries: ENTRIES,
  unnoted: UNNOTED,
  async open() {
    const at = await testHealth({
      HEALTH_PUBLIC_URL: "http://127.0.0.1:8082",
      HEALTH_SESSION: "7d",
      HEALTH_IDLE: "12h",
    });
    desk = at;
    at.clock.set(NOW);
    // What the operator does is in everybody's log: all who come are invited before anything is held against anything.
    for (const place of [OURS, THEIRS, THIRD]) await at.as("administrator", `${place}-health-station`);
    await at.as("observer", `${THEIRS}-health-station`);
    const district = await at.as("administrator", "889-medical-centre");
    const { id: sharedCluster } = await district.post(makeCluster, namedCluster("Lễ hội của huyện"));
    const files = new Map<string, string>();
    for (const whose of [OUR_PEOPLE, THEIR_PEOPLE]) {
      const chief = await at.as("administrator", `${whose.commune}-health-station`);
      files.set(whose.commune, await handIn(chief, whose, `${whose.commune}-1`));
    }
    for (const minutes of [1, 2]) await at.health.runJobs(plus(NOW, Minutes(minutes)));
    const make = (whose: typeof OUR_PEOPLE) =>
      makeThings(at, { ...whose, sharedCluster, partner: THIRD, fileId: files.get(whose.commune) ?? "" });
    return {
      url: at.url,
      query: (sql) => at.engine.query(sql),
      as: (role) => at.as(role as Role, `${OURS}-health-station`),
      async ours() {
        const ours = await make(OUR_PEOPLE);
        const taker = await at.as("administrator", `${THEIRS}-health-station`);
        await giveAway(ours, taker, at.unit(`${THEIRS}-health-station`), GIVEN);
        return ours;
      },
      theirs: () => make(THEIR_PEOPLE),
    };
  },
};
