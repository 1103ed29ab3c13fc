/** Who letter 1313/STTTT-KHTC of 27 December 2020 speaks to and of: nineteen actors, from the provincial committee to the couriers. */
import type { Bilingual } from "./bilingual.ts";

const NAMES = {
  A1: ["Ủy ban nhân dân tỉnh", "Provincial people's committee"],
  A2: ["Sở Thông tin và Truyền thông", "Department of information and communications"],
  A3: ["Bộ Y tế, cơ quan chức năng", "Ministry of Health, competent authorities"],
  A4: ["Sở, ban, ngành, đoàn thể cấp tỉnh", "Provincial departments and organisations"],
  A5: ["Ủy ban nhân dân huyện, thị xã, thành phố", "District people's committees"],
  A6: ["Báo An Giang", "An Giang newspaper"],
  A7: ["Đài Phát thanh – Truyền hình An Giang", "An Giang radio and television"],
  A8: ["Cổng Thông tin điện tử tỉnh", "Provincial web portal"],
  A9: [
    "Trung tâm Phục vụ hành chính công, bộ phận một cửa các cấp",
    "Public service centre, one-stop counters",
  ],
  A10: ["Sở Giáo dục và Đào tạo, trường học", "Department of education, schools"],
  A11: [
    "Sở Y tế, bệnh viện, trạm y tế, phòng khám, nhà thuốc",
    "Department of health, its facilities, pharmacies",
  ],
  A12: [
    "Sở Văn hóa, Thể thao và Du lịch, khách sạn, nhà hàng, quảng cáo",
    "Department of culture, hotels, advertisers",
  ],
  A13: [
    "Ban Quản lý Khu kinh tế, Sở Kế hoạch và Đầu tư, Sở Công thương, Sở Giao thông Vận tải",
    "Economic zone board, departments of planning, trade and transport",
  ],
  A14: ["Phòng Văn hóa và Thông tin", "District offices of culture and information"],
  A15: ["Tổ kiểm tra liên ngành địa phương", "Local inspection teams"],
  A16: ["Đài truyền thanh huyện", "District loudspeaker stations"],
  A17: ["Chính quyền địa phương xã, phường, thị trấn", "Commune authorities"],
  A18: ["Cơ sở y tế", "Health facilities"],
  A19: ["Doanh nghiệp bưu chính, chuyển phát", "Postal and courier firms"],
} as const satisfies Readonly<Record<string, readonly [vi: string, en: string]>>;

/** One of the letter's actors. */
export type ActorId = keyof typeof NAMES;

/** Every actor, in the letter's order of rank. */
export const ACTOR_IDS = Object.keys(NAMES) as readonly ActorId[];

/** What an actor is called in each language. */
export function actorName(id: ActorId): Bilingual {
  const [vi, en] = NAMES[id];
  return { vi, en };
}
