/** The page of the day. */
import { IconSun } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Where an officer begins. */
export const pages: readonly Page[] = [
  {
    path: "/today",
    permission: "waiting.act",
    menu: { title: "today", group: "groupCare", icon: IconSun, letter: "t" },
    load: async () => (await import("./today-page.tsx")).TodayPage,
  },
];
