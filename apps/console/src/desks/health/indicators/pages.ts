/** The page that says whether the system works. */
import { IconChartHistogram } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** One page. */
export const pages: readonly Page[] = [
  {
    path: "/indicators",
    permission: "reports.read",
    menu: { title: "indicators", group: "groupCount", icon: IconChartHistogram, letter: "v" },
    load: async () => (await import("./indicators-page.tsx")).IndicatorsPage,
  },
];
