/** The pages of communes' people, which are reached from the map of rates. */
import type { Page } from "../../../shell/page.ts";

/** List, file, one commune. */
export const pages: readonly Page[] = [
  {
    path: "/populations",
    permission: "units.write",
    load: async () => (await import("./populations-page.tsx")).PopulationsPage,
  },
  {
    path: "/populations/import",
    permission: "units.write",
    load: async () => (await import("./import-page.tsx")).ImportPopulationsPage,
  },
  {
    path: "/populations/$id",
    permission: "units.write",
    load: async () => (await import("./population-page.tsx")).PopulationPage,
  },
];
