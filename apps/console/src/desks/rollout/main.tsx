/** The rollout desk. */
import * as endpoints from "@bluezone/contract/rollout/waiting";
import { openDesk } from "../../shell/desk.tsx";
import { FoundUnits } from "../common/units/found-units.tsx";
import { useUnitName } from "../common/units/use-unit-name.ts";
import { waitingDesk } from "../common/waiting/waiting-desk.tsx";
import { PAGES } from "./pages.ts";
import { PLACES } from "./today/places.ts";

openDesk({
  name: "desk",
  roles: async () => (await import("@bluezone/contract/rollout/roles")).ROLES,
  pages: PAGES,
  home: (may) => PAGES.find(({ menu, permission }) => menu && may(permission))?.path,
  useUnitName,
  waiting: waitingDesk({ endpoints, places: PLACES }),
  finds: { hint: "searchHint", found: (words) => <FoundUnits words={words} /> },
});
