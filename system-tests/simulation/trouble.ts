/** Faults that do not lie in one port: processes that end or stand still at any call, and clocks that are wrong. */
import { Days, type Duration, Hours, Milliseconds, Minutes, plus } from "@bluezone/protocol/time";
import type { SimPhone } from "./phone.ts";
import type { Party } from "./scheduler.ts";
import type { World } from "./world.ts";

/** From now on faults come. */
export function beginTrouble(world: World): void {
  world.faults.begin();
  world.scheduler.turn = (party, what) => strike(world, party, what);
  setClocksWrong(world);
}

/** From now on none comes; what stood still goes on, and clocks are right. */
export function endTrouble({ faults, clocks, phones, servers, scheduler }: World): void {
  faults.stop();
  clocks.keys = clocks.health = Milliseconds(0);
  for (const phone of phones) phone.clockError = Milliseconds(0);
  for (const { party } of servers) party.still = scheduler.now;
}

/** Whoever calls may end or stand still there. */
async function strike(world: World, party: Party, what: string): Promise<void> {
  const { faults, servers, phones, scheduler, draw, store } = world;
  if (party.over) return;
  const before = scheduler.before(what);
  const server = servers.find((one) => one.party === party);
  if (server) {
    if (faults.hit("kill", before)) await server.kill("later");
    else if (faults.hit("upgrade", before)) await server.kill("at once");
    else if (store.cutPower && server !== servers[0] && faults.hit("power cut", before)) {
      scheduler.tell("the power goes");
      store.cutPower();
      await server.kill("later");
    } else if (faults.hit("stall", before)) {
      party.still = plus(scheduler.now, Minutes(draw.number(1, 20)));
      scheduler.tell(`${party.name} stands still`);
    }
  }
  const phone = phones.find((one) => one.party === party);
  if (phone && faults.hit("phone killed", before)) {
    disturb(world, phone);
    phone.kill();
  }
}

/** What a phone noted may be lost, or have the wrong time. */
function disturb({ meetings }: World, phone: SimPhone): void {
  for (const meeting of meetings) if (meeting.of.includes(phone)) meeting.disturbed = true;
}

function setClocksWrong(world: World): void {
  const { faults, clocks, phones, draw, scheduler, operator } = world;
  const later = (most: number, what: string, ring: () => void) =>
    scheduler.alarm(operator, what, Minutes(draw.number(1, most)), ring);
  const either = (length: Duration): Duration => Milliseconds(draw.chance(50) ? length : -length);
  for (const server of ["keys", "health"] as const) {
    if (faults.hit("clock skew")) clocks[server] = either(Milliseconds(draw.number(0, Minutes(2))));
    if (faults.hit("clock jump"))
      later(60, `the clock of ${server} jumps`, () => {
        const right = clocks[server];
        clocks[server] = either(Days(draw.number(1, 30)));
        later(60, `the clock of ${server} is set`, () => {
          clocks[server] = right;
        });
      });
  }
  for (const phone of phones)
    if (faults.hit("phone clock"))
      later(60, `the clock of ${phone.name} is wrong`, () => {
        disturb(world, phone);
        phone.clockError = either(Hours(draw.number(1, 30)));
        later(60, `the clock of ${phone.name} is set`, () => {
          phone.clockError = Milliseconds(0);
        });
      });
}
