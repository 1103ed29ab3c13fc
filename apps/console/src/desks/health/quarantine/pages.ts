/** The pages of quarantine: list, round of temperatures, start, one person, new rules, sites. */
import { IconHomeHeart } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** In the order of the menu. */
export const pages: readonly Page[] = [
  {
    path: "/quarantine",
    permission: "quarantine.read",
    menu: { title: "quarantine", group: "groupCare", icon: IconHomeHeart, letter: "q" },
    load: async () => (await import("./quarantine-page.tsx")).QuarantinePage,
  },
  {
    path: "/quarantine/round",
    permission: "quarantine.write",
    load: async () => (await import("./round-page.tsx")).RoundPage,
  },
  {
    path: "/quarantine/new",
    permission: "quarantine.write",
    load: async () => (await import("./start-page.tsx")).StartPage,
  },
  {
    path: "/quarantine/start/$contactId",
    permission: "quarantine.write",
    load: async () => (await import("./start-known.tsx")).StartContactPage,
  },
  {
    path: "/quarantine/start-case/$caseId",
    permission: "quarantine.write",
    load: async () => (await import("./start-known.tsx")).StartCasePage,
  },
  {
    path: "/quarantine/changes",
    permission: "quarantine.read",
    load: async () => (await import("./changes-page.tsx")).ChangesPage,
  },
  {
    path: "/quarantine/sites",
    permission: "quarantine.read",
    load: async () => (await import("./sites-page.tsx")).SitesPage,
  },
  {
    path: "/quarantine/$id",
    permission: "quarantine.read",
    load: async () => (await import("./one-page.tsx")).OneQuarantinePage,
  },
];
