/** The pages of weekly numbers. */
import { IconClipboardData } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** A unit's form, who has sent, what the department enters. */
export const pages: readonly Page[] = [
  {
    path: "/numbers",
    permission: "numbers.read",
    menu: { title: "numbers", group: "groupCount", icon: IconClipboardData, letter: "s" },
    load: async () => (await import("./numbers-page.tsx")).NumbersPage,
  },
  {
    path: "/numbers/overview",
    permission: "numbers.read",
    load: async () => (await import("./overview-page.tsx")).OverviewPage,
  },
  {
    path: "/numbers/figures/downloads",
    permission: "targets.write",
    load: async () => (await import("./figures-pages.tsx")).DownloadsPage,
  },
  {
    path: "/numbers/figures/smartphones",
    permission: "targets.write",
    load: async () => (await import("./figures-pages.tsx")).SmartphonesPage,
  },
  {
    path: "/numbers/figures/target",
    permission: "targets.write",
    load: async () => (await import("./figures-pages.tsx")).TargetsPage,
  },
];
