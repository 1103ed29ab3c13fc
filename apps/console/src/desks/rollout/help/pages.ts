/** The pages of helping. */
import { IconChecklist, IconHelpHexagon, IconWalk } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Helper mode, self-checklists, advice visits. */
export const pages: readonly Page[] = [
  {
    path: "/help",
    permission: "help.read",
    menu: { title: "help", group: "groupHelp", icon: IconHelpHexagon, letter: "w" },
    load: async () => (await import("./help-page.tsx")).HelpPage,
  },
  {
    path: "/checklists",
    permission: "help.read",
    menu: { title: "checklists", group: "groupHelp", icon: IconChecklist, letter: "c" },
    load: async () => (await import("./checklists-page.tsx")).ChecklistsPage,
  },
  {
    path: "/visits",
    permission: "venues.read",
    menu: { title: "visits", group: "groupHelp", icon: IconWalk, letter: "y" },
    load: async () => (await import("./visits-page.tsx")).VisitsPage,
  },
  {
    path: "/visits/$id",
    permission: "venues.read",
    load: async () => (await import("./visit-page.tsx")).VisitPage,
  },
];
