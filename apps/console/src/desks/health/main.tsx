/** The health desk. */
import { lazy, Suspense } from "react";
import { openDesk } from "../../shell/desk.tsx";
import { FoundUnits } from "../common/units/found-units.tsx";
import { useUnitName } from "../common/units/use-unit-name.ts";
import { PAGES } from "./pages.ts";

// Loaded with the first search: the first view has nothing of it.
const FoundPeople = lazy(async () => ({ default: (await import("./find/found-people.tsx")).FoundPeople }));

openDesk({
  roles: async () => (await import("@bluezone/contract/health/roles")).ROLES,
  pages: PAGES,
  home: (may) => PAGES.find(({ menu, permission }) => menu && may(permission))?.path,
  useUnitName,
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
