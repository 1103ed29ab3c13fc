/** The pages of contacts: list, one contact, interviews, import, follow-ups. */
import { IconCalendarCheck, IconUsersGroup } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** In the order of the menu. */
export const pages: readonly Page[] = [
  {
    path: "/contacts",
    permission: "contacts.read",
    menu: { title: "contacts", group: "groupCare", icon: IconUsersGroup, letter: "x" },
    load: async () => (await import("./contacts-page.tsx")).ContactsPage,
  },
  {
    path: "/contacts/import",
    permission: "contacts.write",
    load: async () => (await import("./import-page.tsx")).ImportContactsPage,
  },
  {
    path: "/contacts/$id",
    permission: "contacts.read",
    load: async () => (await import("./contact-page.tsx")).ContactPage,
  },
  {
    path: "/contacts/$id/interview",
    permission: "contacts.write",
    load: async () => (await import("./around-page.tsx")).AroundPage,
  },
  {
    path: "/cases/$id/interview",
    permission: "contacts.write",
    load: async () => (await import("./interview-page.tsx")).InterviewPage,
  },
  {
    path: "/follow-ups",
    permission: "contacts.read",
    menu: { title: "followUps", group: "groupCare", icon: IconCalendarCheck, letter: "f" },
    load: async () => (await import("./follow-ups-page.tsx")).FollowUpsPage,
  },
];
