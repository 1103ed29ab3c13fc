/** The page of what waits. */
import { IconSun } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Where everybody who has work begins. */
export const pages: readonly Page[] = [
  {
    path: "/today",
    permission: "waiting.act",
    menu: { title: "today", group: "groupDirect", icon: IconSun, letter: "n" },
    load: async () => (await import("./today-page.tsx")).TodayPage,
  },
];
