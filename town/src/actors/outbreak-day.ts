/** What a laboratory, a health station and the province do on an outbreak day, all through the public endpoints. */
import { contactFromCallback, listCallbacks, takeCallback } from "@bluezone/contract/health/callbacks";
import { classifyContacts, likelyCases, readContact } from "@bluezone/contract/health/contacts";
import { closeReport } from "@bluezone/contract/health/reports";
import { AN_GIANG_2020 } from "@bluezone/policy/an-giang-2020";
import { addDays, type Day, dayOf, isoDay } from "@bluezone/protocol/time";
import type { AtDesk } from "../people/officers.ts";
import { linkIn } from "../people/outbox.ts";
import type { Resident } from "../people/resident.ts";
import type { Town } from "../world/town.ts";

/** The commune of the town's health station. */
export const COMMUNE = "30478";
/** Family names for the nicknames; "minh họa" is in every paper of the town. */
const FULL = "Nguyễn Văn";

const today = ({ clock }: Town): string => isoDay(dayOf(clock.now(), "vietnam"));

async function officer({ servers }: Town, id: string): Promise<AtDesk> {
  if (!servers.health.officers) throw new Error("Bàn y tế chưa mở. · The health desk is not open.");
  return servers.health.officers.at(id);
}

/**
 * The laboratory hands in a positive result of somebody, who has had symptoms since yesterday; the case and the message follow
 * by themselves. Resolves with the link of the message.
 * @param until lets time pass until something holds
 */
export async function resultOf(
  town: Town,
  { person, messages }: Resident,
  until: (holds: () => boolean) => Promise<void>,
): Promise<string> {
  const [before] = messages;
  const handed = await town.laboratory.handIn([
    {
      reference: `MX-${today(town)}-${person.id}`,
      name: `${FULL} ${person.name}`,
      birthYear: 1971,
      phone: person.number,
      commune: COMMUNE,
      test: "PCR",
      result: "dương tính",
      sampleDay: today(town),
      resultDay: today(town),
      onset: isoDay(addDays(dayOf(town.clock.now(), "vietnam"), -1)),
    },
  ]);
  if (!handed.ok)
    throw new Error(`Kết quả chưa nhập được (${handed.code}). · The result was not taken (${handed.code}).`);
  await until(() => messages[0] !== before);
  const link = messages[0] === before ? undefined : linkIn(messages[0]);
  if (link === undefined) throw new Error("Tin nhắn chưa tới. · The message did not come.");
  return link;
}

/** What a warned phone offers to send along, all of it: the day of its newest alert, the part of the day, how long and how surely. */
function toldOf({ phone, person }: Resident) {
  const [alert] = phone.state().alerts.toSorted((a, b) => Number(b.raisedAt) - Number(a.raisedAt));
  if (!alert) throw new Error(`nobody warned ${person.id}`);
  const { day, part, minutes, confidence } = alert;
  return { day, shared: { day: isoDay(day), minutes, confidence, ...(part === "hidden" ? {} : { part }) } };
}

/** The day after the contact, and no later than today. */
const firstDay = (met: Day, now: Day): Day => (met < now ? addDays(met, 1) : now);

/**
 * Somebody who was warned asks for a call; the station calls, makes a contact of them near the likeliest case, classes them by
 * the rule of the day, and has them stay apart at home.
 * @param pass lets the request arrive
 */
export async function callOf(town: Town, resident: Resident, pass: () => Promise<void>): Promise<void> {
  const { person, phone } = resident;
  const { day, shared } = toldOf(resident);
  await phone.sendMessage({
    kind: "callback",
    phone: person.number,
    commune: COMMUNE,
    wish: "any",
    shared,
  });
  town.wake(person.id);
  await pass();
  const station = await officer(town, "tram-y-te");
  // Whose call it is shows once it is taken.
  const { lines, opened } = await station.post(listCallbacks, {});
  for (const { id, version } of lines)
    if (!opened.some((one) => one.id === id)) await station.post(takeCallback, { id, version });
  const mine = (await station.post(listCallbacks, {})).opened.find(
    (one) => one.phone === `+84${person.number.slice(1)}`,
  );
  if (!mine) throw new Error("Yêu cầu gọi chưa tới bàn y tế. · The wish for a call has not arrived.");
  const { cases } = await station.post(likelyCases, { day: shared.day, commune: COMMUNE, phone: mine.phone });
  const { contactId } = await station.post(contactFromCallback, {
    id: mine.id,
    version: mine.version,
    person: { name: `${FULL} ${person.name}`, birthYear: 1990, commune: COMMUNE, address: null },
    ...(cases[0] ? { near: { caseId: cases[0].id } } : {}),
    quarantine: {
      place: "home",
      firstDay: isoDay(firstDay(day, dayOf(town.clock.now(), "vietnam"))),
      reason: "Nhà có phòng riêng",
    },
  });
  const { contact } = await station.post(readContact, { id: contactId });
  if (!contact.classed)
    await station.post(classifyContacts, {
      contacts: [
        { id: contactId, version: contact.version, class: "F1", reason: "phỏng vấn qua điện thoại" },
      ],
    });
}

/** The province closes the day's report. */
export async function closeDay(town: Town): Promise<void> {
  const province = await officer(town, "dich-te");
  const unit = AN_GIANG_2020.find(({ code }) => code === "89-health-department");
  if (!unit) throw new RangeError("the register has no health department");
  await province.post(closeReport, { unitId: unit.id, period: "day", day: today(town), illustrative: true });
}
