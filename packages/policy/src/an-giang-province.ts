/**
 * The organisations of An Giang province that letter 1313/STTTT-KHTC of 27 December 2020 names, and the other departments
 * and mass organisations that it addresses together. These have the names usual in every province at that time; a register
 * for real use comes from the province.
 */
import { validity } from "./dated.ts";
import { type OrgUnit, orgUnit } from "./org-unit.ts";
import type { UnitType } from "./unit-type.ts";

/** From the statistics office's list of communes to the province's last day. */
export const DAYS_OF_2020 = validity("2019-10-06", "2025-06-30");

const unit = (type: UnitType, name: string, number?: number): OrgUnit =>
  orgUnit({
    code: number === undefined ? `89-${type}` : `89-${type}-${number}`,
    type,
    name,
    ...(type === "province-committee" ? {} : { parent: COMMITTEE.id }),
    border: true,
    illustrative: false,
    ...DAYS_OF_2020,
  });

/** The provincial people's committee, at the top. */
const COMMITTEE: OrgUnit = unit("province-committee", "Ủy ban nhân dân tỉnh An Giang");

const BODIES = [
  "Văn phòng Ủy ban nhân dân tỉnh",
  "Sở Nội vụ",
  "Sở Tư pháp",
  "Sở Tài chính",
  "Sở Xây dựng",
  "Sở Ngoại vụ",
  "Sở Khoa học và Công nghệ",
  "Sở Nông nghiệp và Phát triển nông thôn",
  "Sở Tài nguyên và Môi trường",
  "Sở Lao động – Thương binh và Xã hội",
  "Thanh tra tỉnh",
  "Ban Dân tộc tỉnh",
];
const ORGANISATIONS = [
  "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
  "Liên đoàn Lao động tỉnh",
  "Hội Nông dân tỉnh",
  "Hội Liên hiệp Phụ nữ tỉnh",
  "Hội Cựu chiến binh tỉnh",
  "Tỉnh đoàn An Giang",
];

/** Every organisation of the province itself, the committee first. */
export const PROVINCE_UNITS: readonly OrgUnit[] = [
  COMMITTEE,
  unit("information-department", "Sở Thông tin và Truyền thông An Giang"),
  unit("education-department", "Sở Giáo dục và Đào tạo An Giang"),
  unit("health-department", "Sở Y tế An Giang"),
  unit("culture-department", "Sở Văn hóa, Thể thao và Du lịch An Giang"),
  unit("economic-zone-board", "Ban Quản lý Khu kinh tế An Giang"),
  unit("planning-department", "Sở Kế hoạch và Đầu tư An Giang"),
  unit("trade-department", "Sở Công thương An Giang"),
  unit("transport-department", "Sở Giao thông Vận tải An Giang"),
  unit("newspaper", "Báo An Giang"),
  unit("broadcaster", "Đài Phát thanh – Truyền hình An Giang"),
  unit("portal", "Cổng Thông tin điện tử tỉnh An Giang"),
  unit("service-centre", "Trung tâm Phục vụ hành chính công tỉnh An Giang"),
  ...BODIES.map((name, i) => unit("province-body", name, i + 1)),
  ...ORGANISATIONS.map((name, i) => unit("mass-organisation", name, i + 1)),
];

/** The id of the one provincial organisation of a type. Throws RangeError when there is none. */
export function provinceUnitId(type: UnitType): string {
  const found = PROVINCE_UNITS.find((one) => one.type === type);
  if (!found) throw new RangeError(`no provincial ${type}`);
  return found.id;
}
