/** The pages of cases: list, new case, one case. */
import { IconUserHeart } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** The interview is a page of contacts. */
export const pages: readonly Page[] = [
  {
    path: "/cases",
    permission: "cases.read",
    menu: { title: "cases", group: "groupCare", icon: IconUserHeart, letter: "c" },
    load: async () => (await import("./cases-page.tsx")).CasesPage,
  },
  {
    path: "/cases/new",
    permission: "cases.write",
    load: async () => (await import("./new-case-page.tsx")).NewCasePage,
  },
  {
    path: "/cases/$id",
    permission: "cases.read",
    load: async () => (await import("./case-page.tsx")).CasePage,
  },
];
