/** The page of chains of transmission. */
import { IconSitemap } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

export const pages: readonly Page[] = [
  {
    path: "/chains",
    permission: "cases.read",
    menu: { title: "chains", group: "groupCare", icon: IconSitemap, letter: "n" },
    load: async () => (await import("./chains-page.tsx")).ChainsPage,
  },
];
