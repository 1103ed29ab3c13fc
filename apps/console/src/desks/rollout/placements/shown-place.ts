/** Where a placement is, in one line. */
import type { Placement } from "@bluezone/contract/rollout/placements";

/** "Phà Vàm Cống · Bến phía Long Xuyên · Cửa lên": what is empty is left out. */
export const placeLine = ({
  name,
  terminal,
  route,
  spot,
}: Pick<Placement, "name" | "terminal" | "route" | "spot">): string =>
  [name, terminal, route, spot].filter((words) => words !== "").join(" · ");
