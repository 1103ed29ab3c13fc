/**
 * What the officers of the town's health desk have done before a visitor comes: two cases are recorded, whom one of them was
 * near is in the list, one of those is in quarantine at home. All of it made up, all of it through the public
 * endpoints.
 */
import { endInterview, listCases, readCase, recordCase } from "@bluezone/contract/health/cases";
import { addContacts, classifyContacts, listContacts } from "@bluezone/contract/health/contacts";
import { beginQuarantine, logQuarantine } from "@bluezone/contract/health/quarantine";
import { addDays, type Day, dayOf, type Instant, isoDay } from "@bluezone/protocol/time";
import { idFrom } from "../actors/campaign.ts";
import { COMMUNE } from "../actors/outbreak-day.ts";
import type { AtDesk, Officers } from "../people/officers.ts";
import { liveSteps, type Step } from "./steps.ts";

const person = (name: string, birthYear: number, phone: string | null) => ({
  name,
  birthYear,
  phone,
  commune: COMMUNE,
  address: "Ấp minh họa",
});
const recordId = (of: string): string => idFrom(of).replaceAll("-", "").slice(0, 24);

/** Records a case whose sample is of yesterday. */
async function record(
  officer: AtDesk,
  of: string,
  who: ReturnType<typeof person>,
  onsetDaysAgo: number | null,
  today: Day,
): Promise<string> {
  const day = (ago: number): string => isoDay(addDays(today, -ago));
  const { id } = await officer.post(recordCase, {
    once: idFrom(of),
    person: who,
    classed: { class: "confirmed", tested: { test: "pcr", sampleDay: day(1), resultDay: day(0) } },
    onset:
      onsetDaysAgo === null
        ? { onset: "none", onsetDay: null }
        : { onset: "day", onsetDay: day(onsetDaysAgo) },
  });
  return id;
}

const STEPS: readonly Step[] = [
  {
    name: "cases",
    async run(officers, now) {
      const officer = await officers.at("tram-y-te");
      const today = dayOf(now, "vietnam");
      await record(officer, "case one", person("Thạch Thị Sà Mách", 1971, "0900000031"), 2, today);
      await record(officer, "case two", person("Nguyễn Trần Hoàng Phương Uyên", 1988, null), null, today);
    },
  },
  {
    name: "contacts",
    async run(officers, now) {
      const officer = await officers.at("tram-y-te");
      const { cases } = await officer.post(listCases, { words: "sa mach" });
      const [first] = cases;
      if (!first) return;
      const day = isoDay(addDays(dayOf(now, "vietnam"), -1));
      const near = (of: string, who: ReturnType<typeof person>, minutes: number | null) => ({
        id: recordId(of),
        person: who,
        day,
        part: "afternoon" as const,
        minutes,
        masked: "no" as const,
        distance: "under-2m" as const,
        touched: false,
        carer: false,
        note: null,
      });
      await officer.post(addContacts, {
        near: { caseId: first.id },
        people: [
          near("near one", person("Mohamad Sa Lễ", 1990, "0900000032"), 40),
          near("near two", person("Châu Thị Lụa", 1964, "0900000033"), 15),
          near("near three", person("Lê Văn Đủ", 2001, null), null),
        ],
      });
      const { version } = (await officer.post(readCase, { id: first.id })).case;
      await officer.post(endInterview, { id: first.id, version, ended: true });
      const { contacts } = await officer.post(listContacts, { words: "sa le" });
      for (const { id, version } of contacts.slice(0, 1))
        await officer.post(classifyContacts, { contacts: [{ id, version, class: "F1" }] });
    },
  },
  {
    name: "quarantine",
    async run(officers, now) {
      const officer = await officers.at("tram-y-te");
      const { contacts } = await officer.post(listContacts, { words: "sa le" });
      const [first] = contacts;
      if (!first) return;
      const today = isoDay(dayOf(now, "vietnam"));
      const { id } = await officer.post(beginQuarantine, {
        of: { contactId: first.id },
        place: "home",
        siteName: null,
        firstDay: today,
        reason: "Nhà có phòng riêng",
      });
      await officer.post(logQuarantine, {
        id,
        day: today,
        half: "morning",
        seen: 0,
        temperature: 36.6,
        symptoms: [],
      });
    },
  },
];

/** Does what is not done yet, in order. `file` keeps what is done; null keeps nothing. */
export const liveFirstOutbreakDay = (
  officers: Officers,
  now: () => Instant,
  file: string | null,
  until: AbortSignal,
): Promise<void> => liveSteps(STEPS, officers, now, file, until);
