/** Cases and contacts for browser tests, recorded through their endpoints. */
import { recordCase } from "@bluezone/contract/health/cases";
import { addContacts } from "@bluezone/contract/health/contacts";
import { addDays, dayOf, isoDay } from "@bluezone/protocol/time";
import type { openHealthDesk } from "../../../../testing/desk.ts";

/** The station whose records they are. */
export const STATION = "30478-health-station";

/** The window of a telephone. */
export const PHONE = { viewport: { width: 390, height: 844 } };

type Desk = Awaited<ReturnType<typeof openHealthDesk>>;

/** @returns today's day at the desk */
export const todayOf = ({ server }: Desk) => dayOf(server.clock.now(), "vietnam");

/** A confirmed case of somebody whose symptoms began two days ago. @returns its id */
export async function aCase(desk: Desk, name: string): Promise<string> {
  const officer = await desk.server.as("health-officer", STATION);
  const today = todayOf(desk);
  const { id } = await officer.post(recordCase, {
    once: crypto.randomUUID(),
    person: { name, birthYear: 1968, phone: null, commune: "30478", address: null },
    classed: {
      class: "confirmed",
      tested: { test: "pcr", sampleDay: isoDay(addDays(today, -1)), resultDay: isoDay(today) },
    },
    onset: { onset: "day", onsetDay: isoDay(addDays(today, -2)) },
    doublesSeen: true,
  });
  return id;
}

/** Somebody near a case of their own, by the rules of 2020 a close contact. @returns their id */
export async function aContact(desk: Desk, name: string): Promise<string> {
  const officer = await desk.server.as("health-officer", STATION);
  const id = crypto.randomUUID().replaceAll("-", "").slice(0, 24);
  await officer.post(addContacts, {
    near: { caseId: await aCase(desk, `Ca của ${name}`) },
    people: [
      {
        id,
        person: { name, birthYear: 1991, phone: null, commune: "30478", address: null },
        ...{ day: isoDay(todayOf(desk)), part: null, minutes: 30, distance: "under-1m", note: null },
        ...{ masked: "no", touched: false, carer: false },
      },
    ],
  });
  return id;
}
