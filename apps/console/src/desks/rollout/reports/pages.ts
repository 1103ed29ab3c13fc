/** The pages of reports. */
import { IconReport } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** A week's report, the register of papers, a letter. */
export const pages: readonly Page[] = [
  {
    path: "/reports",
    permission: "reports.read",
    menu: { title: "reports", group: "groupCount", icon: IconReport, letter: "r" },
    load: async () => (await import("./report-page.tsx")).ReportPage,
  },
  {
    path: "/reports/papers",
    permission: "reports.read",
    load: async () => (await import("./papers-page.tsx")).PapersPage,
  },
  {
    path: "/reports/letter",
    permission: "reports.write",
    load: async () => (await import("./letter-page.tsx")).LetterPage,
  },
];
