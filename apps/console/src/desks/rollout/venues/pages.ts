/** The pages of the venue directory. */
import { IconBuildingStore } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** List, new, import, one. */
export const pages: readonly Page[] = [
  {
    path: "/venues",
    permission: "venues.read",
    menu: { title: "venues", group: "groupHelp", icon: IconBuildingStore, letter: "k" },
    load: async () => (await import("./venues-page.tsx")).VenuesPage,
  },
  {
    path: "/venues/new",
    permission: "venues.write",
    load: async () => (await import("./new-venue-page.tsx")).NewVenuePage,
  },
  {
    path: "/venues/import",
    permission: "venues.write",
    load: async () => (await import("./import-page.tsx")).ImportVenuesPage,
  },
  {
    path: "/venues/$id",
    permission: "venues.read",
    load: async () => (await import("./venue-page.tsx")).VenuePage,
  },
];
