/** A whole outbreak day, told by who works in it: from the laboratory's results to the evening report, with residents' own phones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isForPublic, situationOf } from "@bluezone/console/desks/health/reports/situation-of";
import { contactFromCallback, listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { endInterview, listCases, readCase } from "@bluezone/contract/health/cases";
import { addContacts, classifyContacts, listContacts, readContact } from "@bluezone/contract/health/contacts";
import { listQuarantine, logQuarantine } from "@bluezone/contract/health/quarantine";
import { answerQuestionnaire, readQuestionnaire } from "@bluezone/contract/health/questionnaire";
import { closeReport, readReport } from "@bluezone/contract/health/reports";
import { addSample, readSamples } from "@bluezone/contract/health/samples";
import { readToday } from "@bluezone/contract/health/today";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { AN_GIANG_2020 } from "@bluezone/policy/an-giang-2020";
import { addDays, dayOf, Hours, isoDay, Minutes } from "@bluezone/protocol/time";
import { testRollout } from "@bluezone/rollout/testing/rollout";
import { idFrom } from "../actors/campaign.ts";
import { COMMUNE } from "../actors/outbreak-day.ts";
import { linkIn } from "../people/outbox.ts";
import { scene } from "./scene.ts";

const recordId = (of: string): string => idFrom(of).replaceAll("-", "").slice(0, 24);
const DEPARTMENT = AN_GIANG_2020.find(({ code }) => code === "89-health-department")!.id;

test("[D08] [D11] [D13] [D24] a day of an outbreak: a result comes in, the code leaves by itself, who was near is warned, asks for a call, is interviewed, classed, apart and sampled, and the evening report counts it and reaches the public page", async () => {
  await scene({ healthDesk: true }, async (at) => {
    const { town } = at;
    const officers = town.servers.health.officers;
    assert.ok(officers);
    const today = dayOf(at.now(), "vietnam");
    const day = (ago: number): string => isoDay(addDays(today, -ago));

    // Morning at the market, half an hour. Neither knows yet.
    await at.meet("sau", "tu", Minutes(30));
    await at.pass(Minutes(20));

    // The laboratory hands the morning's results in; nobody at the station lifts a finger.
    const sau = at.resident("sau");
    const handed = await town.laboratory.handIn([
      {
        reference: "MX-1",
        name: "Thạch Thị Sà Mách",
        birthYear: 1971,
        phone: sau.person.number,
        commune: COMMUNE,
        test: "PCR",
        result: "dương tính",
        sampleDay: day(0),
        resultDay: day(0),
        onset: day(1),
      },
      {
        reference: "MX-2",
        name: "Lê Văn Đủ",
        commune: COMMUNE,
        test: "PCR",
        result: "âm tính",
        sampleDay: day(0),
        resultDay: day(0),
      },
    ]);
    assert.ok(handed.ok);
    assert.ok(await town.advanceUntil(() => sau.messages.length > 0, Minutes(10)), "the message came");
    assert.match(sau.messages[0]?.text ?? "", /ket qua|kết quả/i);

    // The case is on the station's desk.
    const station = await officers.at("tram-y-te");
    const { cases, total } = await station.post(listCases, {});
    assert.deepEqual([total, cases[0]?.name, cases[0]?.class], [1, "Thạch Thị Sà Mách", "confirmed"]);
    const caseId = cases[0]!.id;

    // Sáu taps the link and shares; Tư is warned.
    const link = linkIn(sau.messages[0]) ?? "";
    await sau.phone.enterCode(link);
    town.wake("sau");
    await sau.phone.share();
    town.wake("sau");
    const alert = await at.alertOf("tu");
    assert.equal(alert?.level, "high");
    const { codes } = await station.post(readCase, { id: caseId });
    assert.ok(
      codes[0]?.claimed && codes[0].certified,
      "the desk sees that the code was used, to ten minutes",
    );

    // Tư asks for a call, and leaves the minutes out.
    const tu = at.resident("tu");
    await tu.phone.sendMessage({
      kind: "callback",
      phone: tu.person.number,
      commune: COMMUNE,
      wish: "any",
      shared: { day: day(0), part: "morning", confidence: "high" },
    });
    town.wake("tu");
    await at.pass(Minutes(2));
    const { lines } = await station.post(listCallbacks, {});
    assert.equal(lines.length, 1);
    await station.post(takeCallback, { id: lines[0]!.id, version: lines[0]!.version });
    const { opened } = await station.post(listCallbacks, {});
    assert.deepEqual(
      { phone: opened[0]?.phone, shared: opened[0]?.shared },
      {
        phone: `+84${tu.person.number.slice(1)}`,
        shared: { day: day(0), part: "morning", minutes: null, confidence: "high", level: null },
      },
      "exactly what Tư chose to send",
    );
    const { contactId, quarantineId } = await station.post(contactFromCallback, {
      id: opened[0]!.id,
      version: opened[0]!.version,
      person: { name: "Mohamad Sa Lễ", birthYear: 1990, commune: COMMUNE, address: null },
      quarantine: { place: "home", firstDay: day(0), reason: "Nhà có phòng riêng" },
    });
    assert.ok(quarantineId);

    // The interview brings one more; both are classed by the rule of the day.
    await station.post(addContacts, {
      near: { caseId },
      people: [
        {
          id: recordId("the neighbour"),
          person: {
            name: "Châu Thị Lụa",
            birthYear: 1964,
            phone: null,
            commune: COMMUNE,
            address: null,
          },
          day: day(0),
          part: "morning",
          minutes: 5,
          masked: "no",
          distance: "under-2m",
          touched: false,
          carer: false,
          note: null,
        },
      ],
    });
    // The interview asks the questions of the disease, too, and ends.
    const of = { caseId };
    await station.post(answerQuestionnaire, {
      ...{ of, version: 0, edition: 1 },
      answers: { travelled: "yes", travelWhere: ["border"], household: 4 },
    });
    assert.equal((await station.post(readQuestionnaire, { of })).answered?.answers["household"], 4);
    const { version } = (await station.post(readCase, { id: caseId })).case;
    await station.post(endInterview, { id: caseId, version, ended: true });

    const { contacts } = await station.post(listContacts, { class: "waiting" });
    assert.equal(contacts.length, 2);
    await station.post(classifyContacts, {
      contacts: contacts.map(({ id, version }) => ({
        id,
        version,
        class: "F1" as const,
        reason: "phỏng vấn",
      })),
    });
    const { contact } = await station.post(readContact, { id: contactId });
    assert.equal(contact.classed?.class, "F1");
    assert.equal(contact.classed?.validFrom, "2020-12-03", "QĐ 5053, in force on that day");

    // The afternoon's temperature.
    const { rows, half } = await station.post(listQuarantine, {});
    assert.equal(rows[0]?.days, 14);
    await station.post(logQuarantine, {
      id: quarantineId,
      day: day(0),
      half,
      seen: 0,
      temperature: 36.7,
      symptoms: [],
    });
    // A sample is taken of who is apart; the laboratory's result closes it.
    const ofContact = { contactId };
    await station.post(addSample, {
      of: ofContact,
      id: recordId("the sample"),
      sample: {
        ...{ taken: day(0), specimen: "nose-throat", test: "pcr" },
        ...{ laboratory: "Phòng xét nghiệm minh họa", result: null },
      },
    });
    const tested = await town.laboratory.handIn([
      {
        ...{ reference: "MX-3", name: "Mohamad Sa Lễ", birthYear: 1990, phone: tu.person.number },
        ...{ commune: COMMUNE, test: "PCR", result: "âm tính", sampleDay: day(0), resultDay: day(0) },
      },
    ]);
    assert.ok(tested.ok);
    const { samples } = await station.post(readSamples, { of: ofContact });
    assert.deepEqual(
      samples.map(({ imported, result }) => [imported, result?.result]),
      [[true, "negative"]],
    );
    const now = await station.post(readToday, {});
    assert.deepEqual(now.contacts, { f1: 2, f2: 0 });

    // Evening: the province closes the day.
    await at.longPass(Hours(8));
    const province = await officers.at("dich-te");
    const asked = { unitId: DEPARTMENT, period: "day", day: day(0) } as const;
    const { report } = await province.post(readReport, asked);
    const figure = (key: string) => {
      const count = report.body.figures.find((one) => one.key === key)?.count;
      return count?.is === "shown" ? count.value : count?.is;
    };
    assert.deepEqual(
      ["casesNew", "contactsF1", "quarantineStarted", "callbacksCalled"].map(figure),
      [1, 2, 1, 1],
    );
    const { closed } = await province.post(closeReport, { ...asked, illustrative: true });
    assert.ok(closed.illustrative);

    // The department takes the closed report over to the page that everybody reads, where one case is hidden.
    const shown = await province.post(readReport, asked);
    assert.ok(isForPublic(shown.report));
    const rollout = await testRollout();
    rollout.clock.set(at.now());
    const department = await rollout.as("rollout-officer", "89-province-committee");
    const { content } = situationOf(shown.report, closed);
    assert.equal(content.counts.confirmedToday, 1);
    await department.post(enterSituation, { version: 0, content });
    const page = await (await fetch(`${rollout.url}/situation`)).text();
    await rollout.close();
    assert.ok(page.includes(content.source.vi) && page.includes("ẩn số nhỏ"));
  });
});
