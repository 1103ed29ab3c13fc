/** Where a duty is done, and by whom: pages by their menu names, and the people at them. */
import type { Bilingual } from "./bilingual.ts";

/** The page on which a duty is done or its result is read. */
export const DUTY_PAGES = {
  directives: { vi: "Văn bản chỉ đạo", en: "Directives" },
  tasks: { vi: "Việc tuần này", en: "This week" },
  bulletins: { vi: "Bản tin", en: "Bulletins" },
  airings: { vi: "Lịch phát hôm nay", en: "Today's airings" },
  prints: { vi: "Ấn phẩm", en: "Print" },
  placements: { vi: "Điểm đặt", en: "Placements" },
  numbers: { vi: "Số liệu tuần", en: "Weekly numbers" },
  reports: { vi: "Báo cáo", en: "Reports" },
  media: { vi: "Báo và đài", en: "Press and radio" },
  help: { vi: "Chế độ hỗ trợ", en: "Helper mode" },
  checklists: { vi: "Bảng tự rà", en: "Self-checklists" },
  visits: { vi: "Thăm và góp ý", en: "Advice visits" },
  venues: { vi: "Danh bạ điểm bán", en: "Venue directory" },
  rumours: { vi: "Tin nghe được và đính chính", en: "Claims and corrections" },
  situation: { vi: "Tình hình hôm nay (trang công khai)", en: "Today (public page)" },
  "phone-home": { vi: "Trang chủ (ứng dụng)", en: "Home (app)" },
  "phone-local": { vi: "Địa phương (ứng dụng)", en: "Local (app)" },
  "phone-health": { vi: "Sức khỏe (ứng dụng)", en: "Health (app)" },
  cases: { vi: "Ca bệnh (bàn y tế)", en: "Cases (health desk)" },
  quarantine: { vi: "Cách ly (bàn y tế)", en: "Quarantine (health desk)" },
  callbacks: { vi: "Gọi lại (bàn y tế)", en: "Call-backs (health desk)" },
} as const satisfies Readonly<Record<string, Bilingual>>;
/** A page by its key. */
export type DutyPage = keyof typeof DUTY_PAGES;

/** Who sits at it. */
export const DOERS = {
  department: { vi: "Cán bộ Sở Thông tin và Truyền thông", en: "officer of the information department" },
  editor: { vi: "Người soạn bản tin", en: "bulletin editor" },
  approver: { vi: "Người duyệt bản tin", en: "bulletin approver" },
  press: { vi: "Người phụ trách ở báo, đài", en: "editor of the newspaper or broadcaster" },
  unit: { vi: "Cán bộ đơn vị", en: "officer of the unit" },
  district: { vi: "Cán bộ huyện", en: "officer of the district" },
  station: { vi: "Nhân viên đài truyền thanh", en: "station operator" },
  helper: { vi: "Người hỗ trợ tại quầy", en: "helper at the counter" },
  site: { vi: "Người phụ trách điểm", en: "whoever is in charge of the site" },
  field: { vi: "Người đi dán", en: "whoever puts up the sheets" },
  health: { vi: "Cán bộ y tế", en: "health officer" },
  resident: { vi: "Người dân", en: "resident" },
  nobody: { vi: "Không ai", en: "nobody" },
} as const satisfies Readonly<Record<string, Bilingual>>;
/** A doer by their key. */
export type Doer = keyof typeof DOERS;
