/** The same kinds of things for a district, made through the desk's own endpoints: for the test of walls between units. */
import { randomBytes, randomUUID } from "node:crypto";
import { confirmAirings } from "@bluezone/contract/rollout/airings";
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import {
  approveBulletin,
  publishUrgent,
  startBulletin,
  submitBulletin,
  uploadRecording,
} from "@bluezone/contract/rollout/bulletins";
import { answerChecklist } from "@bluezone/contract/rollout/checklists";
import {
  attachLetter,
  fileDirective,
  readDirective,
  registerDirective,
} from "@bluezone/contract/rollout/directives";
import { tallyHelp } from "@bluezone/contract/rollout/help";
import { logMedia, mediaPhoto, planMedia } from "@bluezone/contract/rollout/media";
import { enterNumbers } from "@bluezone/contract/rollout/numbers";
import { addPlacementPhoto, checkPlacements, importPlacements } from "@bluezone/contract/rollout/placements";
import { passDown, planTask } from "@bluezone/contract/rollout/planned-tasks";
import { startPrint } from "@bluezone/contract/rollout/prints";
import { closeReport, issueLetter, previewReport } from "@bluezone/contract/rollout/reports";
import { answerRumour, approveRumour, claimRumour } from "@bluezone/contract/rollout/rumours";
import {
  addEvidence,
  addPhoto,
  listTasks,
  readTask,
  startTask,
  submitTask,
} from "@bluezone/contract/rollout/tasks";
import { addVenue, approveVenue } from "@bluezone/contract/rollout/venues";
import { planVisit } from "@bluezone/contract/rollout/visits";
import { invite } from "@bluezone/contract/staff/invitations";
import { suspend } from "@bluezone/contract/staff/people";
import { Minutes, plus } from "@bluezone/protocol/time";
import { acceptWith, type SignedIn } from "@bluezone/staff/testing/sign-in";
import { writeWav } from "../bulletins/sound/wav.ts";
import { SAMPLE } from "../bulletins/testing/sample-bulletin.ts";
import { pdfLetter } from "../files/testing/letters.ts";
import { tellingPhoto } from "../files/testing/pictures.ts";
import type { TestRollout } from "./rollout.ts";

/** Ids by what they are of. */
export type Things = Awaited<ReturnType<typeof makeThings>>;

/** The Sunday of the week. */
export const WEEK = "2020-12-27";
/** A short recording. */
export const WAV: Uint8Array = writeWav({ rate: 8_000, samples: new Uint8Array(200) });
const drawn = (): string => randomBytes(8).toString("hex");

/** Makes them for the district of this code; `word` stands in every text of theirs. */
export async function makeThings(t: TestRollout, district: string, word: string) {
  const committee = `${district}-district-committee`;
  const unitId = t.unit(committee);
  const station = t.unit(`${district}-district-station`);
  const culture = t.unit(`${district}-culture-office`);
  const chief = await t.as("administrator", committee);
  const officer = await t.as("rollout-officer", committee);
  const second = await t.as("approver", committee);
  const colleague = await t.as("observer", committee);
  const { link } = await chief.post(invite, { name: "Người nghỉ", role: "observer", unitId });
  const suspended = await acceptWith(t.url, {
    token: link.split("#t=")[1] ?? "",
    name: "Người nghỉ",
    signInName: `nghi.${district}`,
    password: "bốn con sông chảy về biển",
  });
  await chief.post(suspend, { personId: suspended.id });
  const province = await t.as("rollout-officer", "89-province-committee");
  const team = await t.as("unit-officer", `${district}-inspection-team`);
  const host = t.unit(`${district}-one-stop-counter`);

  let letters = 0;
  const letter = async (by: SignedIn) => {
    letters += 1;
    const { id } = await by.post(registerDirective, {
      number: `${district}-${drawn()}/CV`,
      issuedOn: `2020-12-${20 + letters}`,
      issuer: word,
      subject: word,
      text: "1. Cài đặt Bluezone.\n2. Dán tờ rơi.",
    });
    const { clauses, directive } = await by.post(readDirective, { id });
    return { id, clauseId: clauses[0]?.id ?? "", version: directive.version };
  };
  const passed = async (by: SignedIn, to: { readonly types?: string[]; readonly unitIds?: string[] }) => {
    const { id, clauseId } = await letter(by);
    await by.post(planTask, { directiveId: id, clauseId, duties: [], dueOn: "2020-12-31", ...to });
    const { directive } = await by.post(readDirective, { id });
    await by.post(fileDirective, { id, version: directive.version });
    await by.post(passDown, { directiveId: id });
    return id;
  };
  const draft = await letter(chief);
  const planned = await chief.post(planTask, {
    directiveId: draft.id,
    clauseId: draft.clauseId,
    duties: [],
    dueOn: "2020-12-31",
    types: ["culture-office"],
  });
  const { directive } = await chief.post(readDirective, { id: draft.id });
  await chief.upload(
    attachLetter,
    { id: draft.id, version: directive.version, name: "van-ban.pdf" },
    pdfLetter(),
    "application/pdf",
  );
  const filed = await letter(chief);
  await chief.post(planTask, {
    directiveId: filed.id,
    clauseId: filed.clauseId,
    duties: [],
    dueOn: "2020-12-31",
    types: ["culture-office"],
  });
  const { directive: toFile } = await chief.post(readDirective, { id: filed.id });
  await chief.post(fileDirective, { id: filed.id, version: toFile.version });
  const passedId = await passed(chief, {
    types: ["culture-office", "one-stop-counter", "inspection-team", "district-station"],
  });
  const [fromAbove, done] = [
    await passed(province, { unitIds: [unitId] }),
    await passed(province, { unitIds: [unitId] }),
  ];
  const task = async (directiveId: string, unit: string) => {
    const { tasks } = await chief.post(listTasks, { directiveId, below: true, limit: 200 });
    const own = (await chief.post(listTasks, { directiveId })).tasks;
    return [...tasks, ...own].find((one) => one.unit.id === unit)?.id ?? "";
  };
  const version = async (id: string) => (await chief.post(readTask, { id })).task.version;
  const fresh = await task(passedId, culture);
  const begun = await task(passedId, host);
  const shown = await task(passedId, t.unit(`${district}-inspection-team`));
  const own = await task(fromAbove, unitId);
  const provenId = await task(done, unitId);
  // A unit's own people submit what they show; who decides on it does not.
  for (const [id, by] of [
    [begun, chief],
    [shown, team],
    [provenId, chief],
  ] as const) {
    await by.post(startTask, { id, version: await version(id) });
    await by.post(addEvidence, { id, evidence: { kind: "text", text: word } });
  }
  await chief.upload(addPhoto, { id: begun }, tellingPhoto(), "image/jpeg");
  await team.post(submitTask, { id: shown, version: await version(shown) });
  const { evidence } = (await chief.post(readTask, { id: begun })).task;

  const content: Partial<Content> = {
    ...SAMPLE,
    source: `${word} (số liệu minh họa)`,
    cutOff: "2020-12-27T03:00:00.000Z",
    firstDay: "2020-12-27",
    lastDay: "2020-12-29",
    targets: [station],
  };
  const bulletin = async (by: SignedIn, more: Partial<Content> = {}) => {
    const id = drawn();
    await by.post(startBulletin, { id, content: { ...content, ...more } });
    return id;
  };
  const submitted = async (by: SignedIn) => {
    const id = await bulletin(by);
    await by.post(submitBulletin, { id, version: 1 });
    return id;
  };
  const draftId = await bulletin(chief);
  const urgentDraft = await bulletin(chief, { priority: "urgent" });
  const submittedId = await submitted(officer);
  const recallable = await submitted(chief);
  const approvedId = await submitted(officer);
  const out = await second.post(approveBulletin, { id: approvedId, version: 2 });
  const urgentId = await bulletin(officer, { priority: "urgent" });
  await officer.post(publishUrgent, { id: urgentId, version: 1 });
  const confirmation = (id: string) => ({
    id,
    station,
    day: "2020-12-27",
    slot: null,
    bulletinId: approvedId,
    checksum: out.package.checksum,
    airedAt: "2020-12-27T10:01:00.000Z",
  });
  const airingId = randomUUID();
  await chief.post(confirmAirings, {
    sentAt: "2020-12-27T10:01:00.000Z",
    confirmations: [confirmation(airingId)],
  });

  const placementRun = randomUUID();
  const { codes } = await chief.post(importPlacements, {
    id: placementRun,
    kind: "counter-stand",
    csv: `unit,name,route,terminal,spot,copies\n${district}-one-stop-counter,${word},,,Quầy,1`,
  });
  const [code = ""] = codes;
  const action = randomUUID();
  const bareAction = randomUUID();
  await chief.post(checkPlacements, {
    actions: [action, bareAction].map((id) => ({ id, code, action: "in-place" as const, at: t.clock.now() })),
  });
  await chief.upload(addPlacementPhoto, { action }, tellingPhoto(), "image/jpeg");
  const printId = randomUUID();
  await chief.post(startPrint, { id: printId, kind: "counter-stand", codes });
  const board = await chief.post(importPlacements, {
    id: randomUUID(),
    kind: "e-board-16-9",
    csv: `unit,name\n${district}-culture-office,${word}`,
  });
  const boardPrint = randomUUID();
  await chief.post(startPrint, { id: boardPrint, kind: "e-board-16-9", codes: [...board.codes] });
  for (const minutes of [1, 2]) await t.rollout.runJobs(plus(t.clock.now(), Minutes(minutes)));

  const totals = { staff: 40, smartphones: 35, installed: 20, helped: 12, posters: 3 };
  const numbers = { unitId: culture, week: WEEK, version: 0, clientId: randomUUID(), totals };
  await chief.post(enterNumbers, { ...numbers, difficulties: word });
  const { head, subject } = await chief.post(previewReport, { unitId, week: WEEK });
  const { paper: report } = await chief.post(closeReport, {
    unitId,
    week: WEEK,
    head,
    subject,
    difficulties: word,
    proposals: "",
  });
  const letterOut = { unitId, head, subject: word, body: word, closing: "Trân trọng." };
  await chief.post(issueLetter, { ...letterOut, clientId: randomUUID() });

  const rumour = async () => {
    const id = drawn();
    await chief.post(claimRumour, { id, heard: `Nghe nói ${word} chợ đóng cửa`, day: "2020-12-27" });
    return id;
  };
  const answer = {
    label: "wrong" as const,
    claim: { vi: "chợ sẽ đóng cửa 15 ngày", en: "markets will close for 15 days" },
    answer: { vi: "Chợ mở như thường.", en: "Markets are open." },
    source: word,
    checkedDay: "2020-12-27",
  };
  const [rumourId, answeredId, publishedId] = [await rumour(), await rumour(), await rumour()];
  for (const id of [answeredId, publishedId]) await officer.post(answerRumour, { id, version: 1, answer });
  await second.post(approveRumour, { id: publishedId, version: 2 });

  const mediaId = randomUUID();
  const outId = randomUUID();
  const mediaContent = {
    channel: "radio" as const,
    topic: "install" as const,
    title: word,
    section: "Chuyên mục",
    firstDay: "2020-12-27",
    lastDay: "2020-12-28",
    kit: null,
  };
  await chief.post(planMedia, { id: mediaId, content: mediaContent });
  await chief.post(logMedia, {
    id: mediaId,
    outId,
    day: "2020-12-27",
    time: "10:05",
    link: null,
    note: word,
  });
  const mediaShot = await chief.upload(mediaPhoto, { id: mediaId, outId }, tellingPhoto(), "image/jpeg");
  await chief.post(tallyHelp, {
    tallies: [
      {
        id: randomUUID(),
        day: "2020-12-27",
        place: "counter",
        phone: "android",
        problem: "no-problem",
        count: 7,
      },
    ],
  });
  await chief.post(answerChecklist, {
    id: randomUUID(),
    kind: "office" as const,
    day: "2020-12-27",
    answers: { "mask-sign": true },
  });
  const visitId = randomUUID();
  await chief.post(planVisit, { id: visitId, hostId: host, kind: "counter", day: "2020-12-30" });
  const venueContent = {
    name: word,
    kind: "shop" as const,
    district,
    place: "Chợ",
    cashless: ["qr" as const],
    online: null,
    orderPhone: null,
    delivery: [],
    validTo: null,
  };
  const venueId = randomUUID();
  await chief.post(addVenue, { id: venueId, content: venueContent });
  const venueToApprove = randomUUID();
  await officer.post(addVenue, { id: venueToApprove, content: { ...venueContent, place: "Chợ hai" } });
  const listed = randomUUID();
  await officer.post(addVenue, { id: listed, content: { ...venueContent, place: "Chợ đã duyệt" } });
  await second.post(approveVenue, { id: listed, version: 1 });
  await chief.post(invite, { name: "Người mời", role: "observer", unitId });
  const { id: invitationId } = await t.database.db
    .selectFrom("staff_invitation")
    .select("id")
    .where("unit_id", "=", unitId)
    .executeTakeFirstOrThrow();
  await chief.upload(uploadRecording, { id: approvedId, station }, WAV, "audio/wav");
  return {
    chief,
    unitId,
    district,
    station,
    culture,
    host,
    staffId: colleague.id,
    suspendedId: suspended.id,
    invitationId,
    draft,
    filedId: filed.id,
    passedId,
    taskId: planned.id,
    fresh,
    begun,
    shown,
    own,
    provenId,
    evidenceId: evidence.find(({ kind }) => kind === "text")?.id ?? "",
    photoId: evidence.find(({ kind }) => kind === "photo")?.id ?? "",
    draftId,
    urgentDraft,
    submittedId,
    recallable,
    approvedId,
    urgentId,
    confirmation,
    airingId,
    code,
    boardCode: board.codes[0] ?? "",
    action,
    /** One without a photo. */
    bareAction,
    printId,
    head,
    reportId: report.id,
    answer,
    rumourId,
    answeredId,
    publishedId,
    mediaId,
    mediaContent,
    outId,
    mediaPhotoId: mediaShot.photo,
    visitId,
    venueId,
    venueToApprove,
    venueContent,
    totals,
  };
}
