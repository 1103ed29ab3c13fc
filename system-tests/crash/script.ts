/** A run's script, drawn from its seed: what people, desks, rivals, operators and time do, and at which steps processes die. */
import type { PublishedKey } from "@bluezone/contract/keys/publish";
import { toBase64 } from "@bluezone/protocol/bytes";
import {
  between,
  Days,
  type Duration,
  eninAt,
  fromUnixSeconds,
  Hours,
  INTERVALS_PER_DAY,
  type Instant,
  inMinutes,
  Minutes,
  minus,
  plus,
  Seconds,
  unixSeconds,
} from "@bluezone/protocol/time";
import type { Draw } from "./draw.ts";
import { newShare, type Report, type Share } from "./share.ts";
import type { Aim } from "./step.ts";
import { wronglyOut } from "./watch-shares.ts";
import type { World } from "./world.ts";

/** Keys of the last days, and of today: closed now, open until midnight, or none. */
export function drawKeys({ number, one, random }: Draw, now: Instant): PublishedKey[] {
  const at = eninAt(now);
  const today = at - (at % INTERVALS_PER_DAY);
  const key = (rollingStartNumber: number, rollingPeriod: number) => ({
    key: toBase64(random.bytes(16)),
    rollingStartNumber,
    rollingPeriod,
  });
  const days = Array.from({ length: number(1, 5) }, (_, i) =>
    key(today - (i + 1) * INTERVALS_PER_DAY, INTERVALS_PER_DAY),
  );
  const period = one([0, at - today, INTERVALS_PER_DAY]);
  return period === 0 ? days : [key(today, period), ...days];
}

const NAPS: readonly Duration[] = [
  Seconds(61),
  Minutes(4),
  Minutes(6),
  Minutes(10),
  Minutes(11),
  Minutes(11),
  Minutes(35),
  Hours(2),
  Hours(23),
  Days(1),
  Days(2),
];

/** How many rounds a run has before everything is brought to its end. */
const ROUNDS = 5;

/** Runs the whole script, or its first rounds, in a world that is not open yet. */
export async function runScript(world: World, draw: Draw, until = ROUNDS): Promise<void> {
  const { number, chance, one } = draw;
  await world.open(chance(30) ? { of: "steps", at: number(1, 300) } : undefined);
  const late = new Set<Share>();
  for (let round = 0; round < Math.min(until, ROUNDS); round += 1) {
    const begun = number(0, 4);
    for (let i = 0; i < begun; i += 1) world.shares.push(drawShare(world, draw));
    const busy = world.shares.filter(({ end }) => end === undefined);
    const done = world.shares.filter(({ answer }) => answer !== undefined);
    const again = chance(30) && done.length > 0 ? one(done) : undefined;
    const jobs = chance(60);
    const aim = drawAim(world, draw, 70);
    const died = await world.during(aim, `${busy.length} shares${jobs ? " and jobs" : ""}`, () => [
      ...busy.map((share) => world.walk(share)),
      ...(again ? [world.rival(again, "publishAgain")] : []),
      ...(jobs ? [world.jobs()] : []),
    ]);
    if (died || chance(30))
      await world.during(drawAim(world, draw, 30), "rivals", () =>
        world.shares
          .slice(-6)
          .flatMap((share) => [world.rival(share, "showCode"), world.rival(share, "bindToken")]),
      );
    if (chance(15)) await rotate(world, draw);
    const nap = chance(4) ? Days(number(10, 16)) : one(NAPS);
    for (const share of world.shares) if (isLate(share, plus(world.now, nap))) late.add(share);
    world.tell(`${inMinutes(nap)} minutes pass`);
    await world.advance(nap);
    await world.during(drawAim(world, draw, 40), "jobs", () => [world.jobs()]);
  }
  await bringToEnd(world, draw, late);
}

/** Keys of a share that waits may be of no use any more when its window can be made. */
const isLate = (share: Share, then: Instant): boolean =>
  share.end !== "given up" &&
  share.keys.some((k) => eninAt(then) - (k.rollingStartNumber + k.rollingPeriod) > 13 * INTERVALS_PER_DAY);

function drawShare(world: World, draw: Draw): Share {
  const { chance, one, random } = draw;
  const revisable = world.shares.filter(
    (share) =>
      share.report === "likely" &&
      share.revisionToken !== undefined &&
      share.answer !== undefined &&
      unixSeconds(world.now) - unixSeconds(share.answer.at) < 2 * 86_400 &&
      !world.shares.some(({ of }) => of === share),
  );
  const of = chance(50) && revisable.length > 0 ? one(revisable) : undefined;
  const report: Report = of
    ? one(["confirmed", "negative"])
    : one(["confirmed", "likely", "likely", "negative"]);
  const n = world.shares.length + 1;
  return newShare({
    name: `share ${n}${of ? ` of ${of.name}` : ""}`,
    report,
    keys: of ? of.keys : drawKeys(draw, world.now),
    ...(of ? { of } : {}),
    ...(chance(50) && report !== "negative" ? { phone: `09${String(12_000_000 + n)}` } : {}),
    bytes: (length) => random.bytes(length),
  });
}

function drawAim(world: World, { number, chance }: Draw, percent: number): Aim | undefined {
  if (!chance(percent)) return undefined;
  const far = number(0, 2);
  if (world.site.postgres === undefined && chance(30))
    return { of: "pages", at: number(1, [4, 20, 60][far]!) };
  if (chance(50)) return { of: "effects", at: number(1, [4, 12, 40][far]!) };
  return { of: "steps", at: number(1, [12, 60, 220][far]!) };
}

/** What operators do: new keys and secrets, and a restart to take them up. */
async function rotate(world: World, draw: Draw): Promise<void> {
  const { one, chance, random, number } = draw;
  const what = one(["export key", "root", "keys secret", "health secret", "nothing"] as const);
  const { site } = world;
  const secret = Buffer.from(random.bytes(32)).toString("base64");
  const aim = chance(40) ? { of: "steps" as const, at: number(1, 6) } : undefined;
  const start = chance(50) ? { of: "steps" as const, at: number(1, 120) } : undefined;
  const how = one(["closed", "killed"] as const);
  const make = async (name: string) => {
    if (await world.during(aim, `a key ${name}`, () => [world.makeKey(name)]))
      await world.during(undefined, `a key ${name}`, () => [world.makeKey(name)]);
  };
  if (what === "export key") await make(`export-v${(world.config.last?.exportKeys.length ?? 0) + 1}`);
  if (what === "root") {
    if (world.config.last?.nextRoot?.kid === `${site.root}-next`)
      world.site = { ...site, root: `${site.root}-next` };
    else await make(`${site.root}-next`);
  }
  if (what === "keys secret") world.site = { ...site, keysSecrets: [secret, ...site.keysSecrets] };
  if (what === "health secret") world.site = { ...site, healthSecrets: [secret, ...site.healthSecrets] };
  world.tell(`rotation of ${what}, ${how}${start ? `, the next aimed at step ${start.at}` : ""}`);
  await world.close(how);
  await world.open(start);
}

/** Deaths have come to an end: every share is walked to its end, every window goes out, and at last everything is past its time. */
async function bringToEnd(world: World, draw: Draw, late: ReadonlySet<Share>): Promise<void> {
  const busy = () => world.shares.filter(({ end }) => end === undefined);
  for (let tries = 0; tries < 3 && busy().length > 0; tries += 1) {
    await world.during(undefined, `the last ${busy().length} shares`, () =>
      busy().map((share) => world.walk(share)),
    );
    await pass(world, Minutes(6));
  }
  world.check(busy().map(({ name }) => `${name} does not come to its end`));
  await letAllOut(world, (share) => late.has(share));
  await passTheTimeOf(world, draw);
}

async function pass(world: World, by: Duration): Promise<void> {
  await world.advance(by);
  await world.during(undefined, "jobs at the end", () => [world.jobs()]);
}

/** A day goes by, so that every key has ended and has its window. */
export async function letAllOut(world: World, late: (share: Share) => boolean = () => false): Promise<void> {
  for (let i = 0; i < 4; i += 1) await pass(world, Hours(6.5));
  world.check(wronglyOut(world.shares, world.files.seen, late));
}

/** The first file comes to its last minute, in which a process may die; in the end nothing is left. */
async function passTheTimeOf(world: World, { number }: Draw): Promise<void> {
  const { firstEnd } = world.files;
  const over = firstEnd === undefined ? world.now : plus(fromUnixSeconds(firstEnd), Days(14));
  if (over > plus(world.now, Minutes(1))) {
    await world.advance(between(world.now, minus(over, Minutes(1))));
    const aim = { of: "steps" as const, at: number(1, 150) };
    await world.during(aim, "jobs a minute before a file is 14 days old", () => [world.jobs()]);
    await pass(world, Minutes(1));
    await pass(world, Minutes(5));
  }
  await pass(world, Days(16));
  await pass(world, Minutes(11));
  const rows = await world.rows();
  for (const table of ["diagnosis_key", "export_window", "padding_secret"])
    if (rows[`keys.${table}`]!.length > 0) world.check([`16 days later there still are rows of ${table}`]);
  for (const table of ["code", "token"])
    if (rows[`health.${table}`]!.length > 0) world.check([`16 days later there still are rows of ${table}`]);
}
