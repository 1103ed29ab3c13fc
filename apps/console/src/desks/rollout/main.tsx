/** The rollout desk. */
import { openDesk } from "../../shell/desk.tsx";
import { FoundUnits } from "../common/units/found-units.tsx";
import { useUnitName } from "../common/units/use-unit-name.ts";
import { PAGES } from "./pages.ts";

openDesk({
  roles: async () => (await import("@bluezone/contract/rollout/roles")).ROLES,
  pages: PAGES,
  // Who directs begins with the letters, everybody else with what is to do.
  home: (may) => {
    const mine = PAGES.filter(({ menu, permission }) => menu && may(permission)).map(({ path }) => path);
    return may("directives.write") ? mine[0] : (mine.find((path) => path === "/tasks") ?? mine[0]);
  },
  useUnitName,
  finds: { hint: "searchHint", found: (words) => <FoundUnits words={words} /> },
});
