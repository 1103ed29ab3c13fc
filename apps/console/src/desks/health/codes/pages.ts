/** The page of codes that went out for cases. */
import { IconKey } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** Codes. */
export const pages: readonly Page[] = [
  {
    path: "/codes",
    permission: "codes.read",
    menu: { title: "codes", group: "groupCare", icon: IconKey, letter: "m" },
    load: async () => (await import("./codes-page.tsx")).CodesPage,
  },
];
