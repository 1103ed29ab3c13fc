/** The page on which situations are tried out, of either desk. */
import { IconArrowsSplit2 } from "@tabler/icons-react";
import type { Page } from "../../../shell/page.ts";

/** For whoever has a permission; `load` loads the desk's own. */
export const whatIfPage = (permission: string, load: Page["load"]): Page => ({
  path: "/what-if",
  permission,
  menu: { title: "whatIf", group: "groupCount", icon: IconArrowsSplit2 },
  load,
});
