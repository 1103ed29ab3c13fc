/**
 * Made-up sites, a few in each district, that stand for those which the letter's departments speak to: "số liệu minh họa".
 * None is a real school, firm or vehicle; plates begin with 000.
 */
import { AN_GIANG } from "./an-giang.ts";
import { DAYS_OF_2020, provinceUnitId } from "./an-giang-province.ts";
import { on } from "./dated.ts";
import type { District } from "./district.ts";
import { type OrgUnit, orgUnit } from "./org-unit.ts";
import { unitKey } from "./unit.ts";
import type { UnitType } from "./unit-type.ts";

/** Each kind of site, its name before the district's, and the department that directs it (letter 1313, 6.4–6.9). */
const KINDS: readonly (readonly [type: UnitType, name: string, under: UnitType])[] = [
  ["school", "Trường học", "education-department"],
  ["clinic", "Phòng khám", "health-department"],
  ["pharmacy", "Nhà thuốc", "health-department"],
  ["hotel", "Khách sạn", "culture-department"],
  ["restaurant", "Nhà hàng", "culture-department"],
  ["factory", "Nhà máy", "economic-zone-board"],
  ["supermarket", "Siêu thị", "trade-department"],
  ["shop", "Cửa hàng", "trade-department"],
  ["transport-operator", "Tuyến xe buýt", "transport-department"],
  ["bus-station", "Bến xe", "transport-department"],
  ["ferry-landing", "Bến phà", "transport-department"],
];
const AT_THE_CAPITAL: typeof KINDS = [
  ["hospital", "Bệnh viện", "health-department"],
  ["advertiser", "Đơn vị quảng cáo", "culture-department"],
  ["wharf", "Bến tàu", "transport-department"],
  ["courier", "Doanh nghiệp chuyển phát", "trade-department"],
];
const AT_THE_BORDER: typeof KINDS = [["quarantine-site", "Khu cách ly tập trung", "health-department"]];
const VEHICLES_OF_A_LINE = 3;

function sites({ code: district, name, border }: District, place: number): readonly OrgUnit[] {
  const site = (code: string, type: UnitType, called: string, parent: string): OrgUnit =>
    orgUnit({
      code: `${district}-${code}`,
      type,
      name: called,
      parent,
      district,
      border,
      illustrative: true,
      ...DAYS_OF_2020,
    });
  const kinds = [...KINDS, ...(district === "883" ? AT_THE_CAPITAL : []), ...(border ? AT_THE_BORDER : [])];
  const fixed = kinds.map(([type, word, under]) =>
    site(type, type, `${word} minh họa ${name}`, provinceUnitId(under)),
  );
  const line = unitKey({ ...DAYS_OF_2020, code: `${district}-transport-operator` });
  const vehicles = Array.from({ length: VEHICLES_OF_A_LINE }, (_, i) => {
    const plate = `67B-000.${String(place * VEHICLES_OF_A_LINE + i + 1).padStart(2, "0")}`;
    return site(`vehicle-${i + 1}`, "vehicle", `Xe minh họa ${plate}`, line);
  });
  return [...fixed, ...vehicles];
}

/** Every made-up site, district by district. */
export const ILLUSTRATIVE_SITES: readonly OrgUnit[] = on(AN_GIANG.districts, DAYS_OF_2020.validFrom).flatMap(
  sites,
);
