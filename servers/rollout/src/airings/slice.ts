/** Stations and what they aired: /api/rollout/airings/. */
import { migration } from "@bluezone/server-kit/sql/migrate";
import { bulletinTables } from "../bulletins/migration.ts";
import { createVoice } from "../bulletins/sound/voice.ts";
import type { RolloutSlice } from "../slice.ts";
import { gapsJob } from "./gaps-job.ts";
import { airingTables } from "./migration.ts";
import { addAiringDeskRoutes } from "./route-desk.ts";
import { addStationRoutes } from "./route-station.ts";
import type {} from "./tables.ts";
import { takenBack } from "./taken-back-migration.ts";

/** Bulletins and what stations air of them came in one release. */
const tables = migration(async (db) => {
  await bulletinTables(db);
  await airingTables(db);
});

export const airings: RolloutSlice = {
  name: "airings",
  migrations: { "0005-bulletins": tables, "0030-taken-back": takenBack },
  serve: (context) => ({
    endpoints(_http, desk) {
      addStationRoutes(desk, context, createVoice(context.config.espeak));
      addAiringDeskRoutes(desk, context);
    },
    jobs: [gapsJob(context)],
  }),
  lasting: { airing_slots: "nothing", airing: "nothing", airing_miss: "nothing", airing_gap: "nothing" },
  backup: ["airing_slots", "airing", "airing_miss", "airing_gap"],
};
