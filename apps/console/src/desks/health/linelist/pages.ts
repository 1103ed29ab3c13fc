/** The page of the line list. */
import { IconTableExport } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** One page. */
export const pages: readonly Page[] = [
  {
    path: "/linelist",
    permission: "linelist.export",
    menu: { title: "linelist", group: "groupCount", icon: IconTableExport },
    load: async () => (await import("./linelist-page.tsx")).LineListPage,
  },
];
