/** The pages of the map and the league. */
import { IconMap } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** The districts; the communes of one. */
export const pages: readonly Page[] = [
  {
    path: "/map",
    permission: "numbers.read",
    menu: { title: "map", group: "groupCount", icon: IconMap, letter: "m" },
    load: async () => (await import("./map-page.tsx")).MapPage,
  },
  {
    path: "/map/$district",
    permission: "numbers.read",
    load: async () => (await import("./communes-page.tsx")).CommunesPage,
  },
];
