/** The pages of placements. */
import { IconMapPin } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** List, a district's list, import, one of them. The field view is a page of its own, `field.html`. */
export const pages: readonly Page[] = [
  {
    path: "/placements",
    permission: "placements.read",
    menu: { title: "placements", group: "groupTell", icon: IconMapPin, letter: "d" },
    load: async () => (await import("./placements-page.tsx")).PlacementsPage,
  },
  {
    path: "/placements/in/$district",
    permission: "placements.read",
    load: async () => (await import("./placements-page.tsx")).DistrictPage,
  },
  {
    path: "/placements/import",
    permission: "placements.write",
    load: async () => (await import("./import-page.tsx")).ImportPlacementsPage,
  },
  {
    path: "/placements/$code",
    permission: "placements.read",
    load: async () => (await import("./placement-page.tsx")).PlacementPage,
  },
];
