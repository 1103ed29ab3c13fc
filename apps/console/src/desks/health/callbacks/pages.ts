/** The pages of call-backs: the queue with the call at hand, reply times. */
import { IconPhoneCall } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** In the order of the menu. */
export const pages: readonly Page[] = [
  {
    path: "/callbacks",
    permission: "callbacks.read",
    menu: { title: "callbacks", group: "groupPeople", icon: IconPhoneCall, letter: "b" },
    load: async () => (await import("./callbacks-page.tsx")).CallbacksPage,
  },
  {
    path: "/callbacks/times",
    permission: "reports.read",
    load: async () => (await import("./times-page.tsx")).TimesPage,
  },
];
