/** The page of requests for advice. */
import { IconHelpCircle } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** One. */
export const pages: readonly Page[] = [
  {
    path: "/advice",
    permission: "help.read",
    menu: { title: "helpRequests", group: "groupPeople", icon: IconHelpCircle, letter: "w" },
    load: async () => (await import("./advice-page.tsx")).AdvicePage,
  },
];
