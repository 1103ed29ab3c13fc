/** What the rollout desk says of its endpoints, so that the walls between units can be tried at each of them. */
import { randomBytes, randomUUID } from "node:crypto";
import { REPORT_FIGURES } from "@bluezone/contract/rollout/reports";
import { ROLES, type Role } from "@bluezone/contract/rollout/roles";
import { parseInstant } from "@bluezone/protocol/time";
import { staffEndpoints } from "@bluezone/staff/testing/endpoints";
import type { ForeignDesk } from "@bluezone/staff/testing/foreign";
import { STAFF_LEFT_OUT } from "@bluezone/staff/testing/foreign-staff";
import { pdfLetter } from "../files/testing/letters.ts";
import { tellingPhoto } from "../files/testing/pictures.ts";
import { ENTRIES, UNNOTED } from "./foreign-entries.ts";
import { makeThings, type Things, WAV, WEEK } from "./foreign-things.ts";
import { type TestRollout, testRollout } from "./rollout.ts";

const NOW = parseInstant("2020-12-27T18:10:00.000+07:00");
const [OURS, THEIRS] = ["889", "883"];
const WORD = "Việc của huyện khác";
const R = "/api/rollout";
const OF_THE_PROVINCE = "the whole province's; who may is in route.test.ts beside it";
const drawn = () => randomBytes(8).toString("hex");
const photo = { bytes: tellingPhoto(), mediaType: "image/jpeg" };

let desk: TestRollout | undefined;
/** Stops the server. */
export const closeForeign = async (): Promise<void> => desk?.close();

/** The desk. */
export const FOREIGN: ForeignDesk<Things> = {
  endpoints: await staffEndpoints("rollout"),
  roles: ROLES,
  schema: "rollout",
  words: [WORD],
  named: {
    day: () => "2020-12-27",
    week: () => WEEK,
    dueOn: () => "2020-12-31",
    unitId: (t) => t.unitId,
    unit: (t) => t.unitId,
    station: (t) => t.station,
    clientId: () => randomUUID(),
    parent: (t) => t.unitId,
    [`${R}/bulletins/ reason`]: () => "Sai số liệu.",
    [`${R}/rumours/ reason`]: () => "Sai số liệu.",
    directiveId: (t) => t.draft.id,
    clauseId: (t) => t.draft.clauseId,
    parentId: (t) => t.passedId,
    taskIds: (t) => [t.taskId],
    evidenceId: (t) => t.evidenceId,
    hostId: (t) => t.host,
    name: () => "van-ban.pdf",
    together: (t) => [t.culture],
    personId: (t) => t.staffId,
    outId: (t) => t.outId,
    ":station": (t) => t.station,
    "/api/staff/ role": () => "observer",
    "/api/staff/resume personId": (t) => t.suspendedId,
    "/api/staff/audit subject": (t) => t.staffId,
    "/api/staff/audit actor": (t) => t.chief.id,
    "/api/staff/withdraw id": (t) => t.invitationId,
    "/api/units/read id": (t) => t.unitId,
    [`${R}/waiting/ subject`]: (t) => t.shown,
    [`${R}/waiting/assign to`]: (t) => t.chief.id,
    [`${R}/airings/take-back id`]: (t) => t.airingId,
    [`${R}/bulletins/ id`]: (t) => t.draftId,
    [`${R}/bulletins/start id`]: drawn,
    [`${R}/bulletins/approve id`]: (t) => t.submittedId,
    [`${R}/bulletins/return id`]: (t) => t.submittedId,
    [`${R}/bulletins/recall id`]: (t) => t.recallable,
    [`${R}/bulletins/publish-urgent id`]: (t) => t.urgentDraft,
    [`${R}/bulletins/review id`]: (t) => t.urgentId,
    [`${R}/bulletins/withdraw id`]: (t) => t.approvedId,
    [`${R}/bulletins/recording id`]: (t) => t.approvedId,
    [`${R}/bulletins/ :id`]: (t) => t.approvedId,
    [`${R}/checklists/answer id`]: () => randomUUID(),
    [`${R}/directives/ id`]: (t) => t.draft.id,
    [`${R}/directives/filed id`]: (t) => t.filedId,
    [`${R}/directives/ :id`]: (t) => t.draft.id,
    [`${R}/directives/distribution id`]: (t) => t.passedId,
    [`${R}/directives/progress id`]: (t) => t.passedId,
    [`${R}/directives/tasks/ id`]: (t) => t.taskId,
    [`${R}/directives/tasks/pass directiveId`]: (t) => t.filedId,
    [`${R}/directives/tasks/preview directiveId`]: (t) => t.filedId,
    [`${R}/help/ id`]: () => randomUUID(),
    [`${R}/media/ id`]: (t) => t.mediaId,
    [`${R}/media/plan id`]: () => randomUUID(),
    [`${R}/media/log outId`]: () => randomUUID(),
    [`${R}/media/photo/ :id`]: (t) => t.mediaPhotoId,
    [`${R}/media/kit/ :id`]: () => "script-android",
    [`${R}/numbers/ unitId`]: (t) => t.culture,
    [`${R}/placements/photo action`]: (t) => t.bareAction,
    [`${R}/placements/ :action`]: (t) => t.action,
    [`${R}/placements/ code`]: (t) => t.code,
    [`${R}/placements/import id`]: () => randomUUID(),
    [`${R}/placements/list unit`]: (t) => t.host,
    [`${R}/prints/ id`]: (t) => t.printId,
    [`${R}/prints/ :run`]: (t) => t.printId,
    [`${R}/prints/ :piece`]: () => "1",
    [`${R}/prints/ :code`]: (t) => t.boardCode,
    [`${R}/prints/start id`]: () => randomUUID(),
    [`${R}/prints/start codes`]: (t) => [t.code],
    [`${R}/reports/ :id`]: (t) => t.reportId,
    [`${R}/rumours/ id`]: (t) => t.rumourId,
    [`${R}/rumours/claim id`]: drawn,
    [`${R}/rumours/approve id`]: (t) => t.answeredId,
    [`${R}/rumours/return id`]: (t) => t.answeredId,
    [`${R}/rumours/bulletin id`]: (t) => t.publishedId,
    [`${R}/tasks/ id`]: (t) => t.begun,
    [`${R}/tasks/start id`]: (t) => t.fresh,
    [`${R}/tasks/submit id`]: (t) => t.provenId,
    [`${R}/tasks/acknowledge ids`]: (t) => [t.fresh],
    [`${R}/tasks/cascade id`]: (t) => t.own,
    [`${R}/tasks/cascade unitIds`]: (t) => [t.culture],
    [`${R}/tasks/decide id`]: (t) => t.shown,
    [`${R}/tasks/evidence/ :id`]: (t) => t.photoId,
    [`${R}/tasks/list directiveId`]: (t) => t.passedId,
    [`${R}/tasks/list unit`]: () => "",
    [`${R}/venues/ id`]: (t) => t.venueId,
    [`${R}/venues/add id`]: () => randomUUID(),
    [`${R}/venues/approve id`]: (t) => t.venueToApprove,
    [`${R}/visits/ id`]: (t) => t.visitId,
    [`${R}/visits/plan id`]: () => randomUUID(),
  },
  requests: {
    [`${R}/waiting/assign`]: () => ({ kind: "evidenceToAccept", seen: null }),
    [`${R}/waiting/colleagues`]: () => ({ kind: "evidenceToAccept" }),
    "/api/units/import": (t) => ({
      csv: [
        "code,type,level,name,parent,district,commune,population,validFrom,validTo",
        `${t.district}-x,school,site,Trường,${t.unitId},${t.district},,,2020-12-01,`,
      ].join("\n"),
    }),
    [`${R}/airings/confirm`]: (t) => ({
      sentAt: "2020-12-27T11:05:00.000Z",
      confirmations: [{ ...t.confirmation(randomUUID()), airedAt: "2020-12-27T11:05:00.000Z" }],
    }),
    [`${R}/airings/explain`]: () => ({ slot: "11:15" }),
    [`${R}/airings/station`]: (t) => ({ station: t.station }),
    [`${R}/checklists/answer`]: () => ({ kind: "office", answers: { "mask-sign": true } }),
    [`${R}/airings/slots`]: () => ({ from: "2020-12-28", slots: ["06:00", "17:00"] }),
    [`${R}/bulletins/blocks/list`]: () => ({ code: "C2" }),
    [`${R}/bulletins/start`]: (t) => ({ from: t.draftId, content: { targets: [t.station] } }),
    [`${R}/bulletins/review`]: (t) => ({ id: t.urgentId, version: 2, stands: true }),
    [`${R}/bulletins/save`]: () => ({ changes: { source: "Sở Y tế" } }),
    [`${R}/bulletins/check`]: (t) => ({
      content: {
        headline: null,
        items: [],
        targets: [t.station],
        source: "",
        cutOff: null,
        ticks: [],
        firstDay: "2020-12-28",
        lastDay: "2020-12-28",
        languages: ["vi"],
        priority: "ordinary",
        borderOnly: false,
      },
    }),
    [`${R}/directives/change`]: () => ({
      number: "2/CV",
      issuedOn: "2020-12-26",
      issuer: "Sở",
      subject: "V/v",
    }),
    [`${R}/directives/register`]: (t) => ({
      number: "3/CV",
      issuedOn: "2020-12-26",
      issuer: "Sở",
      subject: "V/v",
      unitId: t.unitId,
    }),
    [`${R}/directives/clauses`]: (t) => ({
      clauses: [{ id: t.draft.clauseId, mark: "1", text: "Cài đặt Bluezone." }],
    }),
    [`${R}/directives/filed`]: () => ({ number: 1 }),
    [`${R}/directives/tasks/plan`]: (t) => ({ duties: [], unitIds: [t.culture] }),
    [`${R}/directives/tasks/change`]: (t) => ({ duties: [], unitIds: [t.culture] }),
    [`${R}/numbers/smartphones/enter`]: (t) => ({
      district: t.district,
      count: 100,
      source: "Sở",
      validFrom: "2020-12-27",
    }),
    [`${R}/numbers/downloads/enter`]: (t) => ({ source: "Sở", rows: [{ district: t.district, count: 100 }] }),
    [`${R}/numbers/downloads/import`]: (t) => ({ source: "Sở", csv: `district,count\n${t.district},100` }),
    [`${R}/numbers/enter`]: (t) => ({ totals: t.totals, version: 1 }),
    [`${R}/help/tally`]: (t) => ({
      tallies: [
        {
          id: randomUUID(),
          unitId: t.unitId,
          day: "2020-12-27",
          place: "counter",
          phone: "android",
          problem: "no-problem",
          count: 1,
        },
      ],
    }),
    [`${R}/help/sum`]: () => ({ from: "2020-12-20", to: "2020-12-27" }),
    [`${R}/media/change`]: (t) => ({ content: { ...t.mediaContent, section: "Khác" } }),
    [`${R}/media/plan`]: (t) => ({ unitId: t.unitId, content: { ...t.mediaContent, title: "Cài Bluezone" } }),
    [`${R}/placements/check`]: (t) => ({
      actions: [{ id: randomUUID(), code: t.code, action: "in-place", at: Number(NOW) }],
    }),
    [`${R}/placements/change`]: () => ({ name: "Quầy", route: "", terminal: "", spot: "Cửa" }),
    [`${R}/placements/import`]: (t) => ({ kind: "counter-stand", csv: `unit\n${t.district}-culture-office` }),
    [`${R}/prints/start`]: (t) => ({ kind: "counter-stand", codes: [t.code] }),
    [`${R}/reports/close`]: (t) => ({
      head: t.head,
      subject: "Báo cáo",
      difficulties: "",
      proposals: "",
      week: "2020-12-20",
    }),
    [`${R}/reports/letters/issue`]: (t) => ({
      head: t.head,
      subject: "V/v",
      body: "Thân",
      closing: "Trân trọng.",
    }),
    [`${R}/reports/trace`]: () => ({ key: "reported" }),
    [`${R}/rumours/answer`]: (t) => ({ answer: { ...t.answer, source: "Sở" } }),
    [`${R}/tasks/evidence/add`]: () => ({ evidence: { kind: "text", text: "Đã làm" } }),
    [`${R}/tasks/decide`]: () => ({ accept: true }),
    [`${R}/venues/add`]: (t) => ({ content: { ...t.venueContent, place: "Chợ ba", name: "Tiệm" } }),
    [`${R}/venues/change`]: (t) => ({ content: { ...t.venueContent, name: "Tiệm khác" } }),
    [`${R}/venues/import`]: (t) => ({
      csv: `unit,name,kind,district,place,cashless\n${t.district}-district-committee,Tiệm,shop,${t.district},Chợ,qr`,
    }),
    [`${R}/visits/report`]: () => ({ state: "done", answers: {}, advice: "" }),
    [`${R}/visits/plan`]: () => ({ kind: "counter", day: "2020-12-30" }),
  },
  files: {
    [`${R}/bulletins/recording`]: { bytes: WAV, mediaType: "audio/wav" },
    [`${R}/directives/attach`]: { bytes: pdfLetter(), mediaType: "application/pdf" },
    [`${R}/media/photo`]: photo,
    [`${R}/placements/photo`]: photo,
    [`${R}/tasks/evidence/photo`]: photo,
  },
  also: {
    [`${R}/reports/trace`]: () => REPORT_FIGURES.map((key) => ({ key })),
  },
  everybodys: {
    "/api/staff/audit/check": "how long the log is",
    [`${R}/bulletins/approve`]: "bulletins of the whole province have one row of numbers",
    [`${R}/bulletins/publish-urgent`]: "the same",
    [`${R}/directives/file`]: "letters of the whole province have one row of numbers",
    [`${R}/numbers/league`]: "every district of the province, in totals",
  },
  partly: {
    "/api/units/import": "row by row",
    [`${R}/venues/import`]: "row by row",
    [`${R}/placements/import`]: "row by row",
    [`${R}/airings/confirm`]: "one by one",
    [`${R}/help/tally`]: "one by one",
    [`${R}/placements/check`]: "one by one",
  },
  above: {
    [`${R}/numbers/downloads/enter`]: "entered for the whole province",
    [`${R}/numbers/downloads/import`]: "entered for the whole province",
    [`${R}/numbers/smartphones/enter`]: "entered for the whole province",
    [`${R}/bulletins/listen/:id`]: "this server has no voice",
  },
  leftOut: {
    ...STAFF_LEFT_OUT,
    [`${R}/waiting/away/change`]: "the viewer's own",
    [`${R}/waiting/away/read`]: "the viewer's own",
    [`${R}/digest/change`]: "the viewer's own",
    [`${R}/digest/confirm`]: "the viewer's own",
    [`${R}/digest/end`]: "the viewer's own",
    [`${R}/digest/read`]: "the viewer's own",
    [`${R}/bulletins/blocks/approve`]: OF_THE_PROVINCE,
    [`${R}/bulletins/blocks/sign`]: OF_THE_PROVINCE,
    [`${R}/bulletins/blocks/write`]: OF_THE_PROVINCE,
    [`${R}/indicators/enter`]: OF_THE_PROVINCE,
    [`${R}/situation/enter`]: OF_THE_PROVINCE,
  },
  entries: ENTRIES,
  unnoted: UNNOTED,
  async open() {
    const at = await testRollout({
      ROLLOUT_ESPEAK: "/nowhere/espeak-ng",
      ROLLOUT_IDLE: "12h",
      ROLLOUT_SESSION: "7d",
    });
    desk = at;
    at.clock.set(NOW);
    // What the operator does is in everybody's log: all who come are invited before anything is held against anything.
    await at.as("rollout-officer", "89-province-committee");
    for (const district of [OURS, THEIRS]) {
      for (const role of Object.keys(ROLES) as Role[]) await at.as(role, `${district}-district-committee`);
      await at.as("unit-officer", `${district}-inspection-team`);
    }
    return {
      url: at.url,
      query: (sql) => at.engine.query(sql),
      as: (role) => at.as(role as Role, `${OURS}-district-committee`),
      ours: () => makeThings(at, OURS, "Việc của huyện nhà"),
      theirs: () => makeThings(at, THEIRS, WORD),
    };
  },
};
