/** The ten things that a campaign needs to be able to do; each duty that is built belongs to one or more. */
import type { Bilingual } from "./bilingual.ts";

/** By number, 1 to 10. */
export const CAPABILITIES: Readonly<Record<number, Bilingual>> = {
  1: {
    vi: "Ứng dụng tìm tiếp xúc gần, máy chủ khóa, mã xác nhận",
    en: "Contact app, key server, verification codes",
  },
  2: {
    vi: "Văn bản, điểm, việc, tiếp nhận, minh chứng",
    en: "Directive, clause, task, acknowledgement, evidence",
  },
  3: {
    vi: "Khối nội dung, soạn và duyệt bản tin, thông điệp bắt buộc",
    en: "Content blocks, bulletins, approval, key message",
  },
  4: { vi: "Lịch phát, lần phát, bản đọc", en: "Stations' slots, airings, audio" },
  5: { vi: "Ấn phẩm và điểm đặt", en: "Prints and placements" },
  6: { vi: "Chế độ hỗ trợ, lượt hỗ trợ", en: "Helper mode and tallies" },
  7: { vi: "Khai báo y tế, triệu chứng, gọi lại", en: "Health declaration, symptoms, call-backs" },
  8: { vi: "Cách ly, theo dõi ca bệnh", en: "Quarantine and follow-up of cases" },
  9: { vi: "Danh bạ điểm bán, bảng tự rà", en: "Venue directory, self-checklists" },
  10: { vi: "Số liệu, tổng hợp, bản đồ, báo cáo", en: "Numbers, roll-up, map, report" },
};
