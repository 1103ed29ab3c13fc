/** The pages of requests about people's own data. */
import { IconUserQuestion } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** List with the form, one request. */
export const pages: readonly Page[] = [
  {
    path: "/data-requests",
    permission: "data.read",
    menu: { title: "dataRequests", group: "groupPeople", icon: IconUserQuestion, letter: "y" },
    load: async () => (await import("./requests-page.tsx")).RequestsPage,
  },
  {
    path: "/data-requests/$id",
    permission: "data.read",
    load: async () => (await import("./request-page.tsx")).RequestPage,
  },
];
