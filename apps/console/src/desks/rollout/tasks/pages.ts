/** The pages of a unit's own tasks. */
import { IconChecklist } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** The list, one task beside it, and giving it on. */
export const pages: readonly Page[] = [
  {
    path: "/tasks",
    permission: "tasks.read",
    menu: { title: "tasks", group: "groupDirect", icon: IconChecklist, letter: "t" },
    load: async () => (await import("./tasks-page.tsx")).TasksPage,
  },
  {
    path: "/tasks/$id",
    permission: "tasks.read",
    load: async () => (await import("./tasks-page.tsx")).TaskPage,
  },
  {
    path: "/tasks/$id/give",
    permission: "directives.pass",
    load: async () => (await import("./cascade-page.tsx")).CascadePage,
  },
];
