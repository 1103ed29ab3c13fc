/** Brings counted scans into the database, a few seconds after they were made. */
import { Seconds } from "@bluezone/protocol/time";
import type { Job } from "@bluezone/server-kit/jobs/jobs";
import { Name } from "@bluezone/server-kit/measure/events";
import type { Context } from "../../context.ts";
import { addScans } from "./store.ts";
import type { Tally } from "./tally.ts";

/** The job; what a killed process had counted since its last run is lost. */
export const scansJob = ({ database }: Pick<Context, "database">, tally: Tally): Job => ({
  name: Name("placement_scans"),
  every: Seconds(5),
  run: () => tally.flush((counted) => addScans(database.db, counted)),
});
