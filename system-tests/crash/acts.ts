/** What servers do, one thing at a time: each is killed at its first step, its second, and so on, until it comes through. */
import { Days, type Duration, Hours, Minutes } from "@bluezone/protocol/time";
import type { Draw } from "./draw.ts";
import { drawKeys } from "./script.ts";
import { newShare, type Report, type Share } from "./share.ts";
import type { World } from "./world.ts";

/** `prepare` makes what the act needs, afresh each time; `act` is what a process dies over: calls at once, or its start. */
export type Act = {
  readonly name: string;
  /** Most times that it can be prepared. */
  readonly most?: number;
  prepare(world: World, draw: Draw, nth: number): Promise<(() => readonly Promise<unknown>[]) | "start">;
};

function begin(world: World, draw: Draw, report: Report, of?: Share, phone = false): Share {
  const n = world.shares.length + 1;
  const share = newShare({
    name: `share ${n}`,
    report,
    keys: of?.keys ?? drawKeys(draw, world.now),
    bytes: (length) => draw.random.bytes(length),
    ...(of ? { of } : {}),
    ...(phone ? { phone: `09${12_000_000 + n}` } : {}),
  });
  world.shares.push(share);
  return share;
}

const quietly = (world: World, what: string, work: () => readonly Promise<unknown>[]) =>
  world.during(undefined, what, work);

async function published(world: World, draw: Draw, report: Report): Promise<Share> {
  const share = begin(world, draw, report);
  await quietly(world, "a share before", () => [world.walk(share)]);
  return share;
}

async function passed(world: World, ...naps: readonly Duration[]): Promise<void> {
  for (const nap of naps) {
    await world.advance(nap);
    await quietly(world, "jobs before", () => [world.jobs()]);
  }
}

export const ACTS: readonly Act[] = [
  {
    name: "a share from the code in a message to the answer of the publish",
    async prepare(world, draw) {
      const share = begin(world, draw, "confirmed", undefined, true);
      return () => [world.walk(share)];
    },
  },
  {
    name: "six publishes at once",
    async prepare(world, draw) {
      const shares = Array.from({ length: 6 }, () => begin(world, draw, "likely"));
      await quietly(world, "six certificates", () => shares.map((share) => world.walk(share, "certificate")));
      return () => shares.map((share) => world.walk(share));
    },
  },
  {
    name: "a revision",
    async prepare(world, draw, nth) {
      const share = begin(
        world,
        draw,
        nth % 2 ? "confirmed" : "negative",
        await published(world, draw, "likely"),
      );
      await quietly(world, "its certificate", () => [world.walk(share, "certificate")]);
      return () => [world.walk(share)];
    },
  },
  {
    name: "jobs of a new day: an export with new and revised keys, a padding secret, retention, keys of hashes",
    async prepare(world, draw) {
      const likely = await published(world, draw, "likely");
      await passed(world, Hours(1));
      const revision = begin(world, draw, "confirmed", likely);
      await quietly(world, "its revision", () => [world.walk(revision)]);
      await published(world, draw, "confirmed");
      await world.advance(Days(1));
      return () => [world.jobs()];
    },
  },
  {
    name: "jobs when a key of certificates is a month old",
    async prepare(world) {
      await passed(world, Days(29));
      await world.advance(Hours(26));
      return () => [world.jobs()];
    },
  },
  {
    name: "jobs when its successor signs",
    async prepare(world) {
      await passed(world, Days(29), Hours(26));
      await world.advance(Minutes(61));
      return () => [world.jobs()];
    },
  },
  {
    name: "jobs when its certificates have ended",
    async prepare(world) {
      await passed(world, Days(29), Hours(26), Minutes(61));
      await world.advance(Days(1));
      return () => [world.jobs()];
    },
  },
  {
    name: "making a signing key",
    prepare: async (world, _, nth) => () => [world.makeKey(`export-v${nth + 1}`)],
  },
  {
    name: "a start with another export key",
    async prepare(world, _, nth) {
      await quietly(world, "a key", () => [world.makeKey(`export-v${100 + nth}`)]);
      return "start";
    },
  },
  {
    name: "a start that announces a root, or goes over to it",
    // A coming root is named after the present one, and names of keys end somewhere.
    most: 16,
    async prepare(world) {
      const next = world.config.last?.nextRoot?.kid;
      if (next === undefined) await quietly(world, "a key", () => [world.makeKey(`${world.site.root}-next`)]);
      else world.site = { ...world.site, root: next };
      return "start";
    },
  },
  {
    name: "a start with new secrets",
    async prepare(world, { random }) {
      const secret = () => Buffer.from(random.bytes(32)).toString("base64");
      const { keysSecrets, healthSecrets } = world.site;
      world.site = {
        ...world.site,
        keysSecrets: [secret(), ...keysSecrets.slice(0, 3)],
        healthSecrets: [secret(), ...healthSecrets],
      };
      return "start";
    },
  },
];
