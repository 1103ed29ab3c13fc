/** `bluezone clock accept`: the operator's word that a server's clock is right. */
import type { Day } from "@bluezone/protocol/time";
import type { ClockReading } from "@bluezone/server-kit/time/accept-clock";
import { command, type World } from "../../command.ts";
import { date, word } from "../../option.ts";

const ACCEPT: Readonly<
  Record<"keys" | "health" | "rollout", (env: World["env"], day: Day) => Promise<ClockReading>>
> = {
  keys: async (env, day) => (await import("@bluezone/keys/accept-clock")).acceptKeysClock(env, day),
  health: async (env, day) =>
    (await import("@bluezone/health/operator/operator")).acceptHealthClock(env, day),
  rollout: async (env, day) =>
    (await import("@bluezone/rollout/operator/operator")).acceptRolloutClock(env, day),
};

export const clockAccept = command({
  about:
    "Says that the clock a server goes by is right: PostgreSQL's, or this machine's with an embedded database. A server asks for that word when its clock is more than an hour off its last run and no other clock says the same; without it nothing is exported or deleted by that time. Look at a clock of your own first: a wrong word deletes what is not over yet. Reads the same variables as the server, which must not be running unless its database is PostgreSQL; one that runs follows within a minute.",
  options: {
    server: word(["keys", "health", "rollout"], "Whose clock."),
    day: date("Today in Vietnam, by your own calendar."),
  },
  example: "bluezone clock accept --server keys --day 2020-12-27",
  async run({ server, day }, _words, { env }) {
    const { isoInstant } = await import("@bluezone/protocol/time");
    const { last, now } = await ACCEPT[server](env, day);
    const before = last === undefined ? null : isoInstant(last);
    return {
      json: { server, last: before, now: isoInstant(now) },
      text: `The ${server} server's time is ${isoInstant(now)}. Its last run was ${before ?? "never"}.`,
    };
  },
});
