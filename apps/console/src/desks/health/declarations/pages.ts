/** The page of declarations. */
import { IconClipboardHeart } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** One. */
export const pages: readonly Page[] = [
  {
    path: "/declarations",
    permission: "declarations.read",
    menu: { title: "declarations", group: "groupPeople", icon: IconClipboardHeart, letter: "d" },
    load: async () => (await import("./declarations-page.tsx")).DeclarationsPage,
  },
];
