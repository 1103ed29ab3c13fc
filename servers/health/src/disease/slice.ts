/** The disease that the desk works on, as whoever is signed in may read it: /api/health/disease. */
import { readDisease } from "@bluezone/contract/health/disease";
import type { HealthSlice } from "../slice.ts";

/** The document of the configuration. Nothing of it is in the database. */
export const disease: HealthSlice = {
  name: "disease",
  serve: ({ config }) => ({
    endpoints: (_, desk) =>
      desk.read(readDisease, async () => ({
        disease: config.disease.document as never,
        earlier: [...config.disease.earlier],
      })),
  }),
};
