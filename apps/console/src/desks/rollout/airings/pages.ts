/** The page of airings. A station's own page is `station.html`, beside the desk. */
import { IconBroadcast } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Today by station, and the week. */
export const pages: readonly Page[] = [
  {
    path: "/airings",
    permission: "airings.read",
    menu: { title: "airings", group: "groupTell", icon: IconBroadcast, letter: "l" },
    load: async () => (await import("./airings-page.tsx")).AiringsPage,
  },
];
