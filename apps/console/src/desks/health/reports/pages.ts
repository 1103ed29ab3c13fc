/** The page of the daily report. */
import { IconReport } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** One page. */
export const pages: readonly Page[] = [
  {
    path: "/report",
    permission: "reports.read",
    menu: { title: "dailyReport", group: "groupCount", icon: IconReport, letter: "o" },
    load: async () => (await import("./report-page.tsx")).ReportPage,
  },
];
