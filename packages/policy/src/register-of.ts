/** The register of units that a server can begin with, before it has one of its own. */
import { AN_GIANG } from "./an-giang.ts";
import { AN_GIANG_2020 } from "./an-giang-2020.ts";
import type { OrgUnit } from "./org-unit.ts";
import type { Province } from "./province.ts";
import { stateUnits } from "./state-units.ts";

/** Of An Giang the register of the letter, with made-up sites that are marked so; of any other province what its document tells of. */
export const registerOf = (province: Province): readonly OrgUnit[] =>
  province.id === AN_GIANG.id ? AN_GIANG_2020 : stateUnits(province);
