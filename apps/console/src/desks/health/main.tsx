/** The health desk. */
import * as endpoints from "@bluezone/contract/health/waiting";
import { lazy, Suspense } from "react";
import { openDesk } from "../../shell/desk.tsx";
import { FoundUnits } from "../common/units/found-units.tsx";
import { useUnitName } from "../common/units/use-unit-name.ts";
import { waitingDesk } from "../common/waiting/waiting-desk.tsx";
import { PAGES } from "./pages.ts";
import { PLACES } from "./today/places.ts";

// Loaded with the first search: the first view has nothing of it.
const FoundPeople = lazy(async () => ({ default: (await import("./find/found-people.tsx")).FoundPeople }));

openDesk({
  name: "healthDesk",
  roles: async () => (await import("@bluezone/contract/health/roles")).ROLES,
  pages: PAGES,
  home: (may) => PAGES.find(({ menu, permission }) => menu && may(permission))?.path,
  useUnitName,
  leaving: async (api, personId) => (await import("./quarantine/round/leave.ts")).leaveRound(api, personId),
  waiting: waitingDesk({ endpoints, places: PLACES }),
  finds: {
    hint: "searchHintHealth",
    found: (words) => (
      <Suspense>
        <FoundPeople words={words} />
        <FoundUnits words={words} />
      </Suspense>
    ),
  },
});
