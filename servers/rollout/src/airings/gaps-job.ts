/** At six in the evening each station that has not aired twice is told so, and so is its district: while there is time to make up. */
import { dayOf, type Instant, Minutes } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../context.ts";
import { isDue } from "./day-state.ts";
import { stationDays } from "./days.ts";
import { stationsOn, tellGaps } from "./store.ts";

const EVERYWHERE = { paths: [""] };

/** The job. It tells on the day itself alone: the day after there is nothing to make up. Running it twice tells nobody twice. */
export const gapsJob = ({ database }: Context): Job => ({
  name: Name("airing-gaps"),
  every: Minutes(5),
  async run(now: Instant) {
    const day = dayOf(now, "vietnam");
    if (!isDue(day, now)) return;
    const stations = await stationsOn(database.db, EVERYWHERE, day);
    const days = await stationDays(database.db, EVERYWHERE, stations, { day, now });
    const gaps = stations.flatMap((station, i) => {
      const found = days[i];
      return found?.state === "gap" && found.alertedAt === null ? [{ station, aired: found.aired }] : [];
    });
    await database.transaction((trx) => tellGaps(trx, gaps, day, now));
  },
});
