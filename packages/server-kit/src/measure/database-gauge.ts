/** Whether a server's database answers, as a gauge. */
import type { Database } from "../sql/database.ts";
import { gauge } from "./exposition.ts";
import type { Metrics } from "./metrics.ts";

/** Adds it to what is measured. */
export function addDatabaseGauge<Tables>(
  metrics: Metrics,
  database: Pick<Database<Tables>, "answers">,
): void {
  metrics.add(async () => [
    gauge(
      "bluezone_database_up",
      "Whether the database answers: 1 or 0.",
      (await database.answers()) ? 1 : 0,
    ),
  ]);
}
