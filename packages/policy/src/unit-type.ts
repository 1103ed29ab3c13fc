/**
 * The kinds of organisation that a directive reaches: those that letter 1313/STTTT-KHTC names, and the sites that they
 * speak for, down to one vehicle. Each has its level and the actors of the letter whose part it takes.
 */
import type { ActorId } from "./actor.ts";

/** Where an organisation stands: three levels of the state until 30 June 2025, and the sites that belong to none. */
export type UnitLevel = "province" | "district" | "commune" | "site";

interface Facts {
  readonly level: UnitLevel;
  readonly actors: readonly ActorId[];
  readonly vi: string;
  readonly en: string;
}
const at =
  (level: UnitLevel) =>
  (vi: string, en: string, ...actors: readonly ActorId[]): Facts => ({ level, actors, vi, en });
const province = at("province");
const district = at("district");
const commune = at("commune");
const site = at("site");

/** Every kind, from the top down. */
export const UNIT_TYPES = {
  "province-committee": province("Ủy ban nhân dân tỉnh", "Provincial people's committee", "A1"),
  "information-department": province("Sở Thông tin và Truyền thông", "Information department", "A2", "A4"),
  "education-department": province("Sở Giáo dục và Đào tạo", "Education department", "A10", "A4"),
  "health-department": province("Sở Y tế", "Health department", "A11", "A4"),
  "culture-department": province("Sở Văn hóa, Thể thao và Du lịch", "Culture department", "A12", "A4"),
  "economic-zone-board": province("Ban Quản lý Khu kinh tế", "Economic zone board", "A13", "A4"),
  "planning-department": province("Sở Kế hoạch và Đầu tư", "Planning department", "A13", "A4"),
  "trade-department": province("Sở Công thương", "Trade department", "A13", "A4"),
  "transport-department": province("Sở Giao thông Vận tải", "Transport department", "A13", "A4"),
  "province-body": province("Sở, ban, ngành cấp tỉnh", "Other provincial department", "A4"),
  "mass-organisation": province("Đoàn thể cấp tỉnh", "Provincial mass organisation", "A4"),
  newspaper: province("Báo", "Newspaper", "A6"),
  broadcaster: province("Đài phát thanh – truyền hình", "Radio and television", "A7"),
  portal: province("Cổng thông tin điện tử", "Web portal", "A8"),
  "service-centre": province("Trung tâm Phục vụ hành chính công", "Public service centre", "A9"),
  "district-committee": district("Ủy ban nhân dân huyện", "District people's committee", "A5"),
  "culture-office": district("Phòng Văn hóa và Thông tin", "Culture and information office", "A14"),
  "inspection-team": district("Tổ kiểm tra liên ngành", "Inspection team", "A15"),
  "district-station": district("Đài truyền thanh huyện", "District loudspeaker station", "A16"),
  "one-stop-counter": district("Bộ phận một cửa", "One-stop counter", "A9"),
  "medical-centre": district("Trung tâm y tế", "District medical centre", "A11", "A18"),
  "commune-committee": commune("Ủy ban nhân dân xã", "Commune people's committee", "A17"),
  "health-station": commune("Trạm y tế", "Health station", "A11", "A18"),
  "loudspeaker-station": commune("Đài truyền thanh xã", "Commune loudspeaker station", "A17"),
  school: site("Trường học", "School", "A10"),
  hospital: site("Bệnh viện", "Hospital", "A11", "A18"),
  clinic: site("Phòng khám", "Clinic", "A11", "A18"),
  pharmacy: site("Nhà thuốc", "Pharmacy", "A11"),
  hotel: site("Khách sạn", "Hotel", "A12"),
  restaurant: site("Nhà hàng", "Restaurant", "A12"),
  advertiser: site("Đơn vị quảng cáo", "Advertising firm", "A12"),
  factory: site("Nhà máy", "Factory", "A13"),
  supermarket: site("Siêu thị", "Supermarket", "A13"),
  shop: site("Cửa hàng", "Shop", "A13"),
  "transport-operator": site("Đơn vị vận tải", "Transport operator", "A13"),
  vehicle: site("Xe khách", "Vehicle", "A13"),
  "ferry-landing": site("Bến phà", "Ferry landing", "A13"),
  wharf: site("Bến tàu", "Wharf", "A13"),
  "bus-station": site("Bến xe", "Bus station", "A13"),
  "quarantine-site": site("Khu cách ly tập trung", "Quarantine site", "A17", "A18"),
  courier: site("Doanh nghiệp chuyển phát", "Courier", "A19"),
} as const satisfies Readonly<Record<string, Facts>>;

/** A kind of organisation. */
export type UnitType = keyof typeof UNIT_TYPES;

/** The kinds that take an actor's part in the letter; none for A3, which only gives advice. */
export const typesOf = (actor: ActorId): readonly UnitType[] =>
  (Object.keys(UNIT_TYPES) as UnitType[]).filter((type) =>
    (UNIT_TYPES[type].actors as readonly ActorId[]).includes(actor),
  );
