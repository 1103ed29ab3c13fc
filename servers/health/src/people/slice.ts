/** Everybody whom the desk knows by name. Every slice above reads and writes people; there is no endpoint for them alone. */
import type { HealthSlice } from "../slice.ts";
import { peopleAbout, people as tables } from "./migration.ts";
import type {} from "./tables.ts";

export const people: HealthSlice = {
  name: "people",
  migrations: { "0005-people": tables, "0018-people-about": peopleAbout },
  lasting: { people_key: "nothing" },
  backup: ["people_key", "person", "person_reading"],
};
