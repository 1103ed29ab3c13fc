/** The pages of laboratory results. */
import { IconMicroscope } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Files handed in, one result by a form, one file. */
export const pages: readonly Page[] = [
  {
    path: "/results",
    permission: "results.read",
    menu: { title: "results", group: "groupCare", icon: IconMicroscope, letter: "r" },
    load: async () => (await import("./results-page.tsx")).ResultsPage,
  },
  {
    path: "/results/new",
    permission: "results.import",
    load: async () => (await import("./one-result-page.tsx")).OneResultPage,
  },
  {
    path: "/results/$id",
    permission: "results.read",
    load: async () => (await import("./file-page.tsx")).FilePage,
  },
];
