/** The same kinds of things for a health station, made through the desk's own endpoints: for the test of walls between units. */
import { randomBytes, randomUUID } from "node:crypto";
import { listAdvice } from "@bluezone/contract/health/advice";
import { askAdvice } from "@bluezone/contract/health/ask-advice";
import { askCallback } from "@bluezone/contract/health/ask-callback";
import { listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { answerCareRequest, askRecord, handOverContact } from "@bluezone/contract/health/care-requests";
import { mergeCases } from "@bluezone/contract/health/case-merges";
import { closeCase, readCase, recordCase } from "@bluezone/contract/health/cases";
import { makeCluster, putIntoCluster } from "@bluezone/contract/health/clusters";
import { addContacts, readContact } from "@bluezone/contract/health/contacts";
import { addCourse } from "@bluezone/contract/health/course";
import { openDataRequest } from "@bluezone/contract/health/data";
import { listDeclarations } from "@bluezone/contract/health/declarations";
import { closeFlood } from "@bluezone/contract/health/floods";
import { makeFollowUp } from "@bluezone/contract/health/follow-ups";
import { askHandOver } from "@bluezone/contract/health/hand-overs";
import { listCodes, speakCode } from "@bluezone/contract/health/issued-codes";
import {
  beginQuarantine,
  CAMP_ITEMS,
  type CampCheck,
  endQuarantine,
  keepCampCheck,
  logQuarantine,
} from "@bluezone/contract/health/quarantine";
import { answerQuestionnaire } from "@bluezone/contract/health/questionnaire";
import { closeReport } from "@bluezone/contract/health/reports";
import { uploadResults } from "@bluezone/contract/health/results";
import { addSample } from "@bluezone/contract/health/samples";
import { sendDeclaration } from "@bluezone/contract/health/send-declaration";
import { invite } from "@bluezone/contract/staff/invitations";
import { suspend } from "@bluezone/contract/staff/people";
import { Hours, isoInstant, parseDay, plus } from "@bluezone/protocol/time";
import { acceptWith, type SignedIn } from "@bluezone/staff/testing/sign-in";
import type { TestHealth } from "./health.ts";
import { namedCluster } from "./named-cluster.ts";
import { NEAR } from "./near.ts";

/** When all of it came, in whole ten minutes. */
export const SPAN = { from: "2020-12-28T02:00:00.000Z", until: "2020-12-28T02:10:00.000Z" };

/** Whose things, and which unit they have to do with beside their own. */
export type ThingsOwner = {
  readonly commune: string;
  readonly partner: string;
  /** What everybody there is called. */
  readonly name: string;
  /** Digits that numbers of theirs begin with behind "0912". */
  readonly digits: string;
  /** A file that was handed in before and is done. */
  readonly fileId: string;
  /** A cluster of the unit above, for cases of several units. */
  readonly sharedCluster: string;
};

/** Ids by what they are of. */
export type Things = Awaited<ReturnType<typeof makeThings>>;

const nonce = (): string => randomBytes(32).toString("base64url");
const recordId = (): string => randomBytes(12).toString("hex");

/** Makes them. */
export async function makeThings(
  at: TestHealth,
  { commune, partner, name, digits, fileId, sharedCluster }: ThingsOwner,
) {
  const station = `${commune}-health-station`;
  const chief = await at.as("administrator", station);
  const colleague = await at.as("observer", station);
  const { link } = await chief.post(invite, {
    name: `${name} Nghỉ`,
    role: "observer",
    unitId: at.unit(station),
  });
  const suspended = await acceptWith(at.url, {
    token: link.split("#t=")[1] ?? "",
    name: `${name} Nghỉ`,
    signInName: `nghi.${commune}`,
    password: "bốn con sông chảy về biển",
  });
  await chief.post(suspend, { personId: suspended.id });
  const neighbour = await at.as("administrator", `${partner}-health-station`);
  const unitId = at.unit(station);
  const partnerId = at.unit(`${partner}-health-station`);
  let n = 0;
  const pathOf = async (id: string) =>
    (await at.database.db.selectFrom("unit").select("path").where("id", "=", id).executeTakeFirstOrThrow())
      .path;
  const person = (called: string) => {
    n += 1;
    const phone = `0912${digits}${String(n).padStart(6 - digits.length, "0")}`;
    return { name: `${name} ${called}`, birthYear: 1950 + n, phone, commune, address: null };
  };
  const record = (by: SignedIn, called: string) =>
    by.post(recordCase, {
      once: randomUUID(),
      person: person(called),
      classed: {
        class: "confirmed",
        tested: { test: "pcr", sampleDay: "2020-12-26", resultDay: "2020-12-27" },
      },
      onset: { onset: "none", onsetDay: null },
      doublesSeen: true,
    });
  const read = async (id: string, by = chief) => (await by.post(readCase, { id })).case;
  const merge = async (a: string, b: string) => {
    const [keep, gone] = [await read(a), await read(b)];
    return (
      await chief.post(mergeCases, {
        keep: { id: a, version: keep.version },
        gone: { id: b, version: gone.version },
      })
    ).mergeId;
  };
  const near = async (caseId: string, called: string) => {
    const id = recordId();
    await chief.post(addContacts, {
      near: { caseId },
      people: [{ id, person: person(called), note: null, day: "2020-12-25", ...NEAR }],
    });
    return id;
  };

  const [first, second, third, fourth, fifth] = [
    await record(chief, "Một"),
    await record(chief, "Hai"),
    await record(chief, "Ba"),
    await record(chief, "Bốn"),
    await record(chief, "Năm"),
  ];
  await chief.post(putIntoCluster, { id: sharedCluster, caseIds: [first.id] });
  const mergeId = await merge(third.id, fourth.id);
  const coded = (await record(chief, "Sáu")).id;
  const closed = (await record(chief, "Mười")).id;
  await chief.post(closeCase, {
    id: closed,
    version: 1,
    outcome: { outcome: "recovered", day: "2020-12-27" },
  });
  for (const caseId of [coded, second.id, fifth.id]) await chief.post(speakCode, { caseId, seen: null });
  const codeId = (await chief.post(listCodes, { caseId: coded })).codes[0]?.id ?? "";
  const { id: clusterId } = await chief.post(makeCluster, namedCluster(`Chợ ${commune}`));
  await chief.post(putIntoCluster, { id: clusterId, caseIds: [second.id] });
  const handOverId = (
    await chief.post(askHandOver, {
      caseId: fifth.id,
      version: (await read(fifth.id)).version,
      toUnitId: partnerId,
      reason: "người bệnh đã về bên ấy",
    })
  ).id;

  const contactId = await near(first.id, "Bảy");
  const quarantinedContact = await near(first.id, "Tám");
  const handedContact = await near(first.id, "Chín");
  /** From the app: one that is near no case yet, and one that was tied to one. */
  const appContacts = [await near(first.id, "Mười Một"), await near(first.id, "Mười Hai")] as const;
  for (const [place, id] of appContacts.entries())
    await at.database.db
      .updateTable("contact")
      .set({ source: "app", sent_ms: "1", ...(place === 0 ? { case_id: null } : { tied_ms: "1" }) })
      .where("id", "=", id)
      .execute();
  const [courseId, sampleId] = [recordId(), recordId()];
  const admission = { where: `Bệnh viện ${name}`, from: "2020-12-26", to: null, intensive: null };
  await chief.post(addCourse, { caseId: first.id, id: courseId, what: { kind: "admission", ...admission } });
  await chief.post(answerQuestionnaire, {
    ...{ of: { caseId: first.id }, version: 0, edition: 1 },
    answers: { travelled: "yes", travelPlace: name },
  });
  const sample = { taken: "2020-12-26", specimen: "throat", test: "pcr", result: null } as const;
  await chief.post(addSample, { of: { contactId }, id: sampleId, sample: { ...sample, laboratory: name } });
  const { contact } = await chief.post(readContact, { id: contactId });
  const contactToGive = (await chief.post(readContact, { id: handedContact })).contact;
  const careGiven = await chief.post(handOverContact, {
    contactId: handedContact,
    version: contactToGive.version,
    toUnitId: partnerId,
    reason: "người này ở bên ấy",
  });
  const theirCase = await record(neighbour, "Láng giềng");
  const [careAsked] = (
    await chief.post(askRecord, {
      of: { number: theirCase.number },
      wish: "read",
      reason: "đang điều trị ở xã này",
    })
  ).asked;
  const shownCase = await record(neighbour, "Láng giềng cho xem");
  const [careShown] = (
    await chief.post(askRecord, {
      of: { number: shownCase.number },
      wish: "read",
      reason: "đang điều trị ở xã này",
    })
  ).asked;
  await neighbour.post(answerCareRequest, { id: careShown?.id ?? "", answer: "shown" });
  const anotherCase = await record(neighbour, "Láng giềng khác");
  const { id: followUpId } = await chief.post(makeFollowUp, {
    contactId,
    kind: "call",
    due: isoInstant(plus(at.clock.now(), Hours(3))),
  });

  const { id: quarantineId } = await chief.post(beginQuarantine, {
    of: { contactId: quarantinedContact },
    place: "home",
    siteName: null,
    firstDay: "2020-12-27",
    reason: "Nhà có phòng riêng",
  });
  await chief.post(logQuarantine, {
    id: quarantineId,
    day: "2020-12-27",
    half: "afternoon",
    seen: 0,
    temperature: 38.4,
    symptoms: ["cough"],
  });
  const overdue = async (called: string) =>
    (
      await chief.post(beginQuarantine, {
        of: { person: person(called) },
        place: "home",
        siteName: null,
        firstDay: "2020-12-10",
        reason: "đã ở nhà từ hôm ấy",
      })
    ).id;
  const [endedId, dueId] = [await overdue("Mười Một"), await overdue("Mười Hai")];
  await chief.post(endQuarantine, {
    id: endedId,
    version: 1,
    kind: "reasoned",
    reason: "đã đủ ngày ở nơi trước",
    logSeen: true,
  });
  for (const place of ["home", "site"] as const)
    await chief.post(beginQuarantine, {
      of: { person: person("Mười Ba") },
      place,
      siteName: place === "site" ? `Khu ${name}` : null,
      firstDay: "2020-12-27",
      reason: "Nhà có phòng riêng",
    });
  await at.database.db
    .insertInto("callback_time")
    .values({
      unit_id: unitId,
      unit_path: await pathOf(unitId),
      week: parseDay("2020-12-21"),
      minutes: 20,
      calls: 6,
    })
    .execute();
  await at.database.db
    .insertInto("quarantine_change")
    .values({
      quarantine_id: quarantineId,
      rule_day: RULE_DAY,
      old_last_day: RULE_DAY,
      new_last_day: RULE_DAY + 7,
      at_ms: String(at.clock.now()),
      seen_ms: null,
      seen_by: null,
    })
    .execute();
  const items = Object.fromEntries(CAMP_ITEMS.map((item) => [item, true])) as CampCheck["items"];
  await chief.post(keepCampCheck, { siteName: `Khu ${name}`, day: "2020-12-27", version: 0, items });

  const calls = async (taken: boolean) => {
    const { phone } = person("gọi");
    const { body } = await at.post(askCallback, { phone, commune, wish: "any", nonce: nonce() });
    const { lines } = await chief.post(listCallbacks, {});
    const line = lines.find(({ receipt }) => receipt === body["receipt"]);
    if (taken) await chief.post(takeCallback, { id: line?.id ?? "", version: line?.version ?? 0 });
    return { id: line?.id ?? "", phone };
  };
  await calls(false);
  const { id: floodId } = await chief.post(closeFlood, { queue: "callbacks", ...SPAN, count: 1 });
  const waitingCall = await calls(false);
  const takenCall = await calls(true);
  const answers = { for: "self", symptoms: ["cough"], near: "no", cares: [] };
  await at.post(sendDeclaration, { commune, answers, nonce: nonce() });
  const declarationId = (await chief.post(listDeclarations, {})).declarations[0]?.id ?? "";
  await at.post(askAdvice, {
    commune,
    for: "family",
    needs: ["quarantine"],
    phone: "0912999999",
    nonce: nonce(),
  });
  const adviceId = (await chief.post(listAdvice, {})).requests[0]?.id ?? "";

  const personId = (await read(first.id)).person.id;
  const request = async (kind: "see" | "correct" | "delete") =>
    (await chief.post(openDataRequest, { personId, kind, proof: "in-person" })).request.id;
  const [seeId, correctId, deleteId] = [
    await request("see"),
    await request("correct"),
    await request("delete"),
  ];
  const { closed: report } = await chief.post(closeReport, { unitId, period: "day", day: "2020-12-27" });
  const waitingFile = await handIn(chief, { commune, name, digits }, `${commune}-2`);
  await chief.post(invite, { name: `${name} Mời`, role: "observer", unitId });
  const { id: invitationId } = await at.database.db
    .selectFrom("staff_invitation")
    .select("id")
    .where("unit_id", "=", unitId)
    .executeTakeFirstOrThrow();
  return {
    chief,
    unitId,
    partnerId,
    commune,
    staffId: colleague.id,
    suspendedId: suspended.id,
    invitationId,
    personId,
    caseId: first.id,
    caseNumber: first.number,
    somebody: (await read(first.id)).person,
    plainCase: closed,
    newPerson: { name: "Mohamad Sa Lễ", birthYear: 1990, phone: null, commune, address: null },
    /** Two that can be merged. */
    pair: [second.id, coded] as const,
    mergeId,
    codedCase: coded,
    codeId,
    clusterId,
    handOverId,
    contactId,
    contactVersion: contact.version,
    appContacts,
    courseId,
    sampleId,
    quarantinedContact,
    careId: careAsked?.id ?? careGiven.id,
    shownCaseId: shownCase.id,
    anotherNumber: anotherCase.number,
    followUpId,
    floodId,
    quarantineId,
    endedId,
    dueId,
    waitingCall,
    takenCall,
    declarationId,
    adviceId,
    seeId,
    correctId,
    deleteId,
    reportId: report.id,
    fileId,
    waitingFile,
  };
}

/** A laboratory's file of a unit is handed in: one row of somebody, and one that has no name for itself. */
export async function handIn(
  by: SignedIn,
  { commune, name, digits }: Pick<ThingsOwner, "commune" | "name" | "digits">,
  reference: string,
): Promise<string> {
  const head = "reference,name,birthYear,phone,commune,test,result,sampleDay,resultDay";
  const of = `1980,0912${digits}7777,${commune},pcr,positive,2020-12-25,2020-12-26`;
  const text = `${head}\n${reference},${name} Mẫu,${of}\n,x,1980,,${commune},pcr,positive,2020-12-25,2020-12-26`;
  const bytes = new TextEncoder().encode(text);
  return (await by.upload(uploadResults, { fileName: "ket-qua.csv" }, bytes, "text/csv")).id;
}

/** Somebody who was near a case of these things goes into the care of another unit. */
export async function giveAway({ chief, caseId }: Things, taker: SignedIn, toUnitId: string, name: string) {
  const contactId = recordId();
  const person = { name, birthYear: 1960, phone: null, commune: null, address: null };
  await chief.post(addContacts, {
    near: { caseId },
    people: [{ id: contactId, person, note: null, day: "2020-12-18", ...NEAR }],
  });
  const { contact } = await chief.post(readContact, { id: contactId });
  const asked = { contactId, version: contact.version, toUnitId, reason: "người này ở bên ấy" };
  const { id } = await chief.post(handOverContact, asked);
  await taker.post(answerCareRequest, { id, answer: "moved" });
}

/** First day of the rule of 5 May 2021. */
export const RULE_DAY: number = parseDay("2021-05-05");
