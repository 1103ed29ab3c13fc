/** The page of the outbreak in pictures. */
import { IconChartHistogram } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** One page. */
export const pages: readonly Page[] = [
  {
    path: "/outbreak",
    permission: "reports.read",
    menu: { title: "outbreak", group: "groupCount", icon: IconChartHistogram, letter: "p" },
    load: async () => (await import("./outbreak-page.tsx")).OutbreakPage,
  },
];
