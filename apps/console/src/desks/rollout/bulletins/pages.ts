/** The pages of bulletins and of the content library. */
import { IconSpeakerphone } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** List, composer, drafts compared, library. */
export const pages: readonly Page[] = [
  {
    path: "/bulletins",
    permission: "bulletins.read",
    menu: { title: "bulletins", group: "groupTell", icon: IconSpeakerphone, letter: "b" },
    load: async () => (await import("./bulletins-page.tsx")).BulletinsPage,
  },
  {
    path: "/bulletins/blocks",
    permission: "bulletins.read",
    load: async () => (await import("./blocks-page.tsx")).BlocksPage,
  },
  {
    path: "/bulletins/blocks/$code",
    permission: "bulletins.read",
    load: async () => (await import("./block-page.tsx")).BlockPage,
  },
  {
    path: "/bulletins/$id",
    permission: "bulletins.read",
    load: async () => (await import("./bulletin-page.tsx")).BulletinPage,
  },
  {
    path: "/bulletins/$id/versions",
    permission: "bulletins.read",
    load: async () => (await import("./versions-page.tsx")).VersionsPage,
  },
];
