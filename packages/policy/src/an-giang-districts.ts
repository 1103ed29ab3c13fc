/**
 * The organisations of An Giang's districts and communes, one set for each span of time in which their place keeps its
 * name: a commune that becomes a township, or whose district becomes a town, has new organisations from that day.
 * A district's loudspeaker station stands for its centre for culture, sports and broadcasting where there was one.
 */
import { provinceUnitId } from "./an-giang-province.ts";
import { COMMUNES } from "./commune.ts";
import { overlap } from "./dated.ts";
import { DISTRICTS, type District } from "./district.ts";
import { type OrgUnit, orgUnit } from "./org-unit.ts";
import { type Unit, unitKey, unitName } from "./unit.ts";
import type { UnitType } from "./unit-type.ts";

/** "huyện Châu Phú": a unit's name inside a sentence. */
const inside = (unit: Unit): string => unitName(unit).replace(/^./, (letter) => letter.toLowerCase());

const ofDistrict: readonly (readonly [type: UnitType, name: string])[] = [
  ["culture-office", "Phòng Văn hóa và Thông tin"],
  ["inspection-team", "Tổ kiểm tra liên ngành"],
  ["district-station", "Đài Truyền thanh"],
  ["one-stop-counter", "Bộ phận Tiếp nhận và Trả kết quả"],
];

/** A district's committee, its offices, and its medical centre under the health department. */
function districtUnits(district: District): readonly OrgUnit[] {
  const { code, border, validFrom } = district;
  const validTo = district.validTo!;
  const unit = (type: UnitType, name: string, parent: string): OrgUnit =>
    orgUnit({
      code: `${code}-${type}`,
      type,
      name: `${name} ${inside(district)}`,
      parent,
      district: code,
      ...(type === "district-committee" ? { population: district.population2019 } : {}),
      border,
      illustrative: false,
      validFrom,
      validTo,
    });
  const committee = unit("district-committee", "Ủy ban nhân dân", provinceUnitId("province-committee"));
  return [
    committee,
    ...ofDistrict.map(([type, name]) => unit(type, name, committee.id)),
    unit("medical-centre", "Trung tâm Y tế", provinceUnitId("health-department")),
  ];
}

/** The committee and the health station of each commune, for as long as both it and its district stay as they are. */
const communeUnits = (district: District): readonly OrgUnit[] =>
  COMMUNES.filter(({ parent }) => parent === district.code).flatMap((commune) => {
    const days = overlap(commune, district);
    if (!days) return [];
    const under = (type: UnitType): string =>
      unitKey({ code: `${district.code}-${type}`, validFrom: district.validFrom });
    const unit = (type: UnitType, name: string, parent: string): OrgUnit =>
      orgUnit({
        code: `${commune.code}-${type}`,
        type,
        name: `${name} ${inside(commune)}`,
        parent,
        district: district.code,
        commune: commune.code,
        border: district.border,
        illustrative: false,
        ...days,
      });
    return [
      unit("commune-committee", "Ủy ban nhân dân", under("district-committee")),
      unit("health-station", "Trạm Y tế", under("medical-centre")),
    ];
  });

/** Every organisation of every district and commune, district by district. */
export const DISTRICT_UNITS: readonly OrgUnit[] = DISTRICTS.flatMap((district) => [
  ...districtUnits(district),
  ...communeUnits(district),
]);
