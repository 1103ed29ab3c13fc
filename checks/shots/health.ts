/** Pictures of every page of the health desk, after the town's first outbreak day, in the looks that matter. */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { listCases } from "@bluezone/contract/health/cases";
import { listContacts } from "@bluezone/contract/health/contacts";
import { listQuarantine } from "@bluezone/contract/health/quarantine";
import type { OpenTown } from "../../town/src/stage/testing/open-town.ts";
import { first, pictureRounds, type Rounds } from "./looks.ts";
import type { Browser, Seat } from "./seat.ts";

async function pagesOfStation({ ask }: Seat): Promise<readonly string[]> {
  const patient = `/cases/${first((await ask(listCases, {})).cases).id}`;
  const contact = first((await ask(listContacts, {})).contacts).id;
  const quarantined = first((await ask(listQuarantine, {})).rows).id;
  return [
    "/",
    "/today",
    "/cases",
    "/cases/new",
    patient,
    `${patient}/interview`,
    "/clusters",
    "/chains",
    "/codes",
    "/contacts",
    `/contacts/${contact}`,
    `/contacts/${contact}/interview`,
    "/contacts/import",
    "/follow-ups",
    "/quarantine",
    `/quarantine/${quarantined}`,
    "/quarantine/new",
    "/quarantine/round",
    "/quarantine/sites",
    "/quarantine/changes",
    "/callbacks",
    "/callbacks/times",
    "/declarations",
    "/advice",
    "/outbreak",
    "/indicators",
    "/report",
    "/account",
  ];
}

/** Who is pictured at the health desk. */
export const HEALTH_ROUNDS: Rounds = {
  "tram-y-te": pagesOfStation,
  "dich-te": async () => ["/today", "/cases", "/what-if", "/report", "/linelist"],
  "xet-nghiem": async () => ["/results", "/results/new"],
  "bao-ve-du-lieu": async () => ["/data-requests"],
  "quan-tri-y-te": async () => ["/populations", "/populations/import", "/people", "/audit"],
};

/** Takes them into `shots/health/`; answers how many. */
export async function healthPictures(browser: Browser, town: OpenTown, shots: string): Promise<number> {
  const folder = resolve(shots, "health");
  mkdirSync(folder, { recursive: true });
  return pictureRounds(browser, town, folder, HEALTH_ROUNDS);
}
