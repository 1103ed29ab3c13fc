/**
 * The offices that a province's document tells of: those of its districts and communes, one set for each span of time in which
 * their place keeps its name. A commune that becomes a township, or whose district becomes a town, has new offices from that day.
 * A district's loudspeaker station stands for its centre for culture, sports and broadcasting where there was one.
 */
import { overlap } from "./dated.ts";
import type { District } from "./district.ts";
import { type OrgUnit, orgUnit } from "./org-unit.ts";
import type { Province } from "./province.ts";
import { insideText, unitKey } from "./unit.ts";
import type { UnitType } from "./unit-type.ts";

/** Ids of the two offices that those of districts are under. */
type Above = { readonly committee: string; readonly health: string };

const ofDistrict: readonly (readonly [type: UnitType, name: string])[] = [
  ["culture-office", "Phòng Văn hóa và Thông tin"],
  ["inspection-team", "Tổ kiểm tra liên ngành"],
  ["district-station", "Đài Truyền thanh"],
  ["one-stop-counter", "Bộ phận Tiếp nhận và Trả kết quả"],
];

/** A district's committee, its offices, and its medical centre under the health department. */
function ofOneDistrict(district: District, above: Above): readonly OrgUnit[] {
  const { code, border, validFrom, validTo } = district;
  const unit = (type: UnitType, name: string, parent: string): OrgUnit =>
    orgUnit({
      code: `${code}-${type}`,
      type,
      name: `${name} ${insideText(district)}`,
      parent,
      district: code,
      ...(type === "district-committee" && district.population !== null
        ? { population: district.population }
        : {}),
      border,
      illustrative: false,
      validFrom,
      ...(validTo === undefined ? {} : { validTo }),
    });
  const committee = unit("district-committee", "Ủy ban nhân dân", above.committee);
  return [
    committee,
    ...ofDistrict.map(([type, name]) => unit(type, name, committee.id)),
    unit("medical-centre", "Trung tâm Y tế", above.health),
  ];
}

/** The committee and the health station of each commune, for as long as both it and its district stay as they are. */
const ofCommunes = (
  { communes }: Province,
  district: District,
  under: Readonly<Record<"committee" | "health", string>>,
): readonly OrgUnit[] =>
  communes
    .filter(({ parent }) => parent === district.code)
    .flatMap((commune) => {
      const days = overlap(commune, district);
      if (!days) return [];
      const unit = (type: UnitType, name: string, parent: string): OrgUnit =>
        orgUnit({
          code: `${commune.code}-${type}`,
          type,
          name: `${name} ${insideText(commune)}`,
          parent,
          district: district.code,
          commune: commune.code,
          border: district.border,
          illustrative: false,
          ...days,
        });
      return [
        unit("commune-committee", "Ủy ban nhân dân", under.committee),
        unit("health-station", "Trạm Y tế", under.health),
      ];
    });

/** Every office of every district and commune, district by district. */
export const districtUnits = (province: Province, above: Above): readonly OrgUnit[] =>
  province.districts.flatMap((district) => {
    const idOf = (type: UnitType): string =>
      unitKey({ code: `${district.code}-${type}`, validFrom: district.validFrom });
    return [
      ...ofOneDistrict(district, above),
      ...ofCommunes(province, district, {
        committee: idOf("district-committee"),
        health: idOf("medical-centre"),
      }),
    ];
  });

/**
 * All that a document tells of: the committee, the departments of health and of information, the offices of districts and
 * communes. A province without districts has its communes' offices to enter from a table.
 */
export function stateUnits(province: Province): readonly OrgUnit[] {
  const { code, border, names, validFrom, validTo } = province;
  const unit = (type: UnitType, name: string, parent?: string): OrgUnit =>
    orgUnit({
      code: `${code}-${type}`,
      type,
      name,
      ...(parent === undefined ? {} : { parent }),
      border,
      illustrative: false,
      validFrom,
      ...(validTo === undefined ? {} : { validTo }),
    });
  const committee = unit("province-committee", names.committee);
  const health = unit("health-department", names.health, committee.id);
  return [
    committee,
    unit("information-department", names.information, committee.id),
    health,
    ...districtUnits(province, { committee: committee.id, health: health.id }),
  ];
}
