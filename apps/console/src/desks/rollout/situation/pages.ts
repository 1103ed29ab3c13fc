/** The page of the situation. */
import { IconReportMedical } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** One page: enter, correct, see what was published. */
export const pages: readonly Page[] = [
  {
    path: "/situation",
    permission: "bulletins.read",
    menu: { title: "situation", group: "groupTell", icon: IconReportMedical, letter: "o" },
    load: async () => (await import("./situation-page.tsx")).SituationPage,
  },
];
