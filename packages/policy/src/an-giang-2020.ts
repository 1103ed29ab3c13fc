/** The register of An Giang's organisations, from 6 October 2019 to the merger of 1 July 2025: those of letter 1313/STTTT-KHTC, and made-up sites. */
import { AN_GIANG } from "./an-giang.ts";
import { PROVINCE_UNITS, provinceUnitId } from "./an-giang-province.ts";
import { ILLUSTRATIVE_SITES } from "./an-giang-sites.ts";
import { register } from "./dated.ts";
import type { OrgUnit } from "./org-unit.ts";
import { districtUnits } from "./state-units.ts";

/** Every organisation, each after the one that directs it. Use `on(AN_GIANG_2020, day)`. */
export const AN_GIANG_2020: readonly OrgUnit[] = register(
  [
    ...PROVINCE_UNITS,
    ...districtUnits(AN_GIANG, {
      committee: provinceUnitId("province-committee"),
      health: provinceUnitId("health-department"),
    }),
    ...ILLUSTRATIVE_SITES,
  ],
  ({ code }) => code,
);
