/** The pages of claims and corrections. */
import { IconMessageQuestion } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** List with the claim form, one claim. */
export const pages: readonly Page[] = [
  {
    path: "/rumours",
    permission: "rumours.claim",
    menu: { title: "rumours", group: "groupTell", icon: IconMessageQuestion, letter: "f" },
    load: async () => (await import("./rumours-page.tsx")).RumoursPage,
  },
  {
    path: "/rumours/$id",
    permission: "rumours.read",
    load: async () => (await import("./rumour-page.tsx")).RumourPage,
  },
];
