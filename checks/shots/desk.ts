/** Pictures of every page of the desk, after the town's first week, in the looks that matter. */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { listBulletins } from "@bluezone/contract/rollout/bulletins";
import { listDirectives } from "@bluezone/contract/rollout/directives";
import { listMedia } from "@bluezone/contract/rollout/media";
import { listPrints } from "@bluezone/contract/rollout/prints";
import { listRumours } from "@bluezone/contract/rollout/rumours";
import { listTasks } from "@bluezone/contract/rollout/tasks";
import { listVenues } from "@bluezone/contract/rollout/venues";
import { listPeople } from "@bluezone/contract/staff/people";
import { listUnits } from "@bluezone/contract/units";
import type { OpenTown } from "../../town/src/stage/testing/open-town.ts";
import { first, LOOKS, pictureRounds, type Rounds } from "./looks.ts";
import { printedPlacements } from "./printed.ts";
import { type Browser, type Seat, sitDown } from "./seat.ts";

/** Pages of whoever passes letters down, writes, prints and counts; then those of administrators, units and stations. */
async function pagesOf(seat: Seat): Promise<readonly string[]> {
  const { ask } = seat;
  const letter = first((await ask(listDirectives, {})).directives).id;
  const bulletin = first((await ask(listBulletins, {})).bulletins).id;
  const placement = first(await printedPlacements(seat)).code;
  const run = first((await ask(listPrints, {})).runs).id;
  const entry = first((await ask(listMedia, {})).entries).id;
  const claim = first((await ask(listRumours, {})).rumours).id;
  const venue = first((await ask(listVenues, {})).venues).id;
  const unit = first((await ask(listUnits, {})).units).id;
  return [
    "/",
    "/directives",
    "/directives/new",
    ...["", "/clauses", "/pass", "/progress", "/distribution"].map((end) => `/directives/${letter}${end}`),
    "/tasks",
    "/bulletins",
    `/bulletins/${bulletin}`,
    `/bulletins/${bulletin}/versions`,
    "/bulletins/blocks",
    "/bulletins/blocks/C11",
    "/airings",
    "/prints",
    "/prints/new",
    `/prints/${run}`,
    "/placements",
    "/placements/in/889",
    "/placements/import",
    `/placements/${placement}`,
    "/media",
    "/media/new",
    "/media/kit",
    `/media/${entry}`,
    "/rumours",
    `/rumours/${claim}`,
    "/situation",
    "/situation/indicators",
    "/help",
    "/checklists",
    "/visits",
    "/venues",
    "/venues/new",
    "/venues/import",
    `/venues/${venue}`,
    "/numbers",
    "/numbers/overview",
    "/numbers/figures/downloads",
    "/numbers/figures/smartphones",
    "/numbers/figures/target",
    "/map",
    "/map/889",
    "/reports",
    "/reports/papers",
    "/reports/letter",
    "/what-if",
    "/units",
    `/units/${unit}`,
    "/account",
  ];
}

async function pagesOfAdministrator({ ask }: Seat): Promise<readonly string[]> {
  const { people } = await ask(listPeople, {});
  return ["/people", "/people/invite", `/people/${first(people).id}`, "/audit", "/units/import"];
}

async function pagesOfUnit({ ask }: Seat): Promise<readonly string[]> {
  const { tasks } = await ask(listTasks, {});
  const task = `/tasks/${first(tasks).id}`;
  return ["/tasks", task, `${task}/give`];
}

/** Who is pictured at the rollout desk. */
export const ROLLOUT_ROUNDS: Rounds = {
  so: pagesOf,
  "quan-tri": pagesOfAdministrator,
  huyen: pagesOfUnit,
};

/** Takes them into `shots/desk/`; answers how many. */
export async function deskPictures(browser: Browser, town: OpenTown, shots: string): Promise<number> {
  const folder = resolve(shots, "desk");
  mkdirSync(folder, { recursive: true });
  let taken = await pictureRounds(browser, town, folder, ROLLOUT_ROUNDS);
  for (const [look, dress] of Object.entries(LOOKS)) {
    const station = await sitDown(browser, town, "dai", dress);
    await station.page.goto(`${station.server}/desk/station.html`);
    await station.page.locator(".slots").waitFor();
    await station.page.screenshot({ path: resolve(folder, `station-${look}.png`), fullPage: true });
    await station.page.context().close();
    taken += 1;
  }
  return taken;
}
