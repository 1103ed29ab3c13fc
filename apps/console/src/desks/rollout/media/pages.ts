/** The pages of press, radio, television and boards. */
import { IconNews } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Plan, new entry, install kit, one entry. */
export const pages: readonly Page[] = [
  {
    path: "/media",
    permission: "media.read",
    menu: { title: "media", group: "groupTell", icon: IconNews, letter: "i" },
    load: async () => (await import("./media-page.tsx")).MediaPage,
  },
  {
    path: "/media/new",
    permission: "media.write",
    load: async () => (await import("./new-entry-page.tsx")).NewEntryPage,
  },
  {
    path: "/media/kit",
    permission: "media.read",
    load: async () => (await import("./kit-page.tsx")).KitPage,
  },
  {
    path: "/media/$id",
    permission: "media.read",
    load: async () => (await import("./entry-page.tsx")).EntryPage,
  },
];
