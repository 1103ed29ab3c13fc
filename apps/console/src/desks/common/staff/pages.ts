/** The pages of people and accounts. */
import { IconHistory, IconUsersGroup } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** People, one of them, an invitation; the audit log; one's own account, which the header leads to: `account` loads that page. */
export const staffPages = (account: Page["load"]): readonly Page[] => [
  {
    path: "/people",
    permission: "staff.read",
    menu: { title: "people", group: "groupRun", icon: IconUsersGroup, letter: "e" },
    load: async () => (await import("./people-page.tsx")).PeoplePage,
  },
  {
    path: "/people/invite",
    permission: "staff.invite",
    load: async () => (await import("./invite-page.tsx")).InvitePage,
  },
  {
    path: "/people/$id",
    permission: "staff.read",
    load: async () => (await import("./person-page.tsx")).PersonPage,
  },
  {
    path: "/audit",
    permission: "audit.read",
    menu: { title: "audit", group: "groupRun", icon: IconHistory, letter: "h" },
    load: async () => (await import("../../../staff/audit-page.tsx")).AuditPage,
  },
  { path: "/account", load: account },
];
