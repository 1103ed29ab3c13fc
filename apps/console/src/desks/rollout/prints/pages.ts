/** The pages of print runs. */
import { IconPrinter } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** List, a new one, one of them. */
export const pages: readonly Page[] = [
  {
    path: "/prints",
    permission: "placements.write",
    menu: { title: "prints", group: "groupTell", icon: IconPrinter, letter: "p" },
    load: async () => (await import("./prints-page.tsx")).PrintsPage,
  },
  {
    path: "/prints/new",
    permission: "placements.write",
    load: async () => (await import("./new-print-page.tsx")).NewPrintPage,
  },
  {
    path: "/prints/$id",
    permission: "placements.read",
    load: async () => (await import("./print-page.tsx")).PrintPage,
  },
];
