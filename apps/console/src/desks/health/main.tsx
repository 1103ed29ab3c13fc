/** The health desk. */
import { openDesk } from "../../shell/desk.tsx";
import { FoundUnits } from "../common/units/found-units.tsx";
import { useUnitName } from "../common/units/use-unit-name.ts";
import { PAGES } from "./pages.ts";

openDesk({
  roles: async () => (await import("@bluezone/contract/health/roles")).ROLES,
  pages: PAGES,
  home: (may) => PAGES.find(({ menu, permission }) => menu && may(permission))?.path,
  useUnitName,
  more: (words) => <FoundUnits words={words} />,
});
