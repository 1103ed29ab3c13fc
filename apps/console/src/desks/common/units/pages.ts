/** The pages of the register of units. */
import { IconBuildingCommunity } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** List, one unit, import. */
export const pages: readonly Page[] = [
  {
    path: "/units",
    permission: "units.read",
    menu: { title: "units", group: "groupRun", icon: IconBuildingCommunity, letter: "u" },
    load: async () => (await import("./units-page.tsx")).UnitsPage,
  },
  {
    path: "/units/import",
    permission: "units.write",
    load: async () => (await import("./import-page.tsx")).ImportUnitsPage,
  },
  {
    path: "/units/$id",
    permission: "units.read",
    load: async () => (await import("./unit-page.tsx")).UnitPage,
  },
];
