/** The pages of laboratory results. */
import { IconMicroscope } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Files handed in, one file. */
export const pages: readonly Page[] = [
  {
    path: "/results",
    permission: "results.read",
    menu: { title: "results", group: "groupCare", icon: IconMicroscope, letter: "r" },
    load: async () => (await import("./results-page.tsx")).ResultsPage,
  },
  {
    path: "/results/$id",
    permission: "results.read",
    load: async () => (await import("./file-page.tsx")).FilePage,
  },
];
