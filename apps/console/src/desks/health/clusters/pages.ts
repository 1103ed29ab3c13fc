/** The pages of clusters: list, one cluster. */
import { IconCircles } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

export const pages: readonly Page[] = [
  {
    path: "/clusters",
    permission: "cases.read",
    menu: { title: "clusters", group: "groupCare", icon: IconCircles, letter: "l" },
    load: async () => (await import("./clusters-page.tsx")).ClustersPage,
  },
  {
    path: "/clusters/$id",
    permission: "cases.read",
    load: async () => (await import("./cluster-page.tsx")).ClusterPage,
  },
];
