/** Duties that are not built, each with the reason and what is built instead, and the limits of those that are built with care. */
import type { Bilingual } from "./bilingual.ts";

/** Why a duty is not built, and what is there instead. */
export interface DutyLimit {
  readonly reason: Bilingual;
  readonly alternative: Bilingual;
}

/** Duties that are not built, by id. */
export const NOT_BUILT: Readonly<Record<string, DutyLimit>> = {
  D44: {
    reason: {
      vi: "Quản lý cư trú là việc của công an. Dùng công cụ y tế cho việc đó là biến nó thành công cụ kiểm soát, và người dân sẽ không cài nữa.",
      en: "Residence is a matter for the police. A health tool used for it becomes a tool of control, and people stop installing it.",
    },
    alternative: {
      vi: "Nơi lưu trú tự rà một bảng về vệ sinh và thông khí; không ghi gì về khách.",
      en: "Lodgings go through a checklist on hygiene and fresh air themselves; nothing is written about guests.",
    },
  },
  D45: {
    reason: {
      vi: "Nhắm vào người theo quốc tịch là phân biệt đối xử; quốc tịch và dân tộc là dữ liệu nhạy cảm.",
      en: "Singling people out by nationality is discrimination; nationality and ethnicity are sensitive data.",
    },
    alternative: {
      vi: "Hướng dẫn bằng nhiều thứ tiếng, có chỗ cho bản thu tiếng Khmer, tiếng Chăm của người bản ngữ; đường dây để hỏi, ai cần thì gọi.",
      en: "Guidance in several languages, with room for native speakers' recordings in Khmer and Chăm; a line to ask, for those who wish.",
    },
  },
  D46: {
    reason: {
      vi: "Theo dõi lời nói trên mạng là giám sát mọi người; hành vi trên mạng là dữ liệu nhạy cảm (Nghị định 356/2025/NĐ-CP).",
      en: "Watching what is said online watches everybody; online behaviour is sensitive data (decree 356/2025/NĐ-CP).",
    },
    alternative: {
      vi: "Ai nghe một tin thì gửi nội dung tin đó; không gửi người, tài khoản, ảnh chụp hay đường dẫn trang cá nhân. Cơ quan kiểm tra rồi trả lời.",
      en: "Whoever hears a claim sends the claim; never a person, an account, a screenshot or a link to a profile. It is checked and answered.",
    },
  },
  D47: {
    reason: {
      vi: "Xử phạt là việc của tòa án và thanh tra, không phải của công cụ y tế.",
      en: "Penalties belong to courts and inspectors, not to a health tool.",
    },
    alternative: {
      vi: "Bản tin đính chính ghi tin giả, tin sai sự thật hay tin xác thực, có nguồn và ngày; chỉ nơi hỏi thêm.",
      en: "A correction says fake, false or confirmed, with source and date, and where to ask.",
    },
  },
  D57: {
    reason: {
      vi: "Khuyến khích tố giác người qua biên giới làm người cần xét nghiệm tránh mặt y tế.",
      en: "Denouncing people who cross the border keeps those who need a test away from health staff.",
    },
    alternative: {
      vi: "Bản tin có thể đọc số điện thoại chính thức; trong ứng dụng chỉ có «Vừa về, cần hướng dẫn» cho mình và người nhà, gửi trạm y tế xã.",
      en: "A bulletin may read the official number; the app has only “I or my family have just come back and need advice”, to the commune's health station.",
    },
  },
};

/** Limits within which a duty is built, by id. */
export const LIMITS: Readonly<Record<string, Bilingual>> = {
  D10: {
    vi: "Chỉ để được hướng dẫn y tế: cho mình và người nhà trước, không ảnh, không tên người khác; số điện thoại và số giấy tờ trong lời nhắn bị xóa; chỉ cán bộ y tế đọc, có nhật ký truy cập, xóa sau 30 ngày, không xuất ra ngoài.",
    en: "Only to be advised on health: oneself and family first, no photo, no name of others; phone and identity numbers are struck from the text; read by health officers alone, with an audit log, deleted after 30 days, never exported.",
  },
  D18: {
    vi: "Tự nguyện. Đơn vị chỉ báo tổng số; không danh sách từng người, không xem điện thoại, không ảnh chụp màn hình, không gắn với lương hay thi đua.",
    en: "Voluntary. A unit reports totals only; no list of persons, no look at phones, no screenshots, no tie to pay or merit.",
  },
  D20: {
    vi: "Không cài vẫn được phục vụ như thường, có bản giấy thay; chỉ đếm lượt hỗ trợ.",
    en: "Whoever does not install is served all the same, with paper instead; only help given is counted.",
  },
  D28: {
    vi: "Cần cả em và cha mẹ hoặc người giám hộ đồng ý; chỉ ghi tổng số của lớp; không ảnh hưởng điểm, hạnh kiểm hay việc đến lớp.",
    en: "Both the child and a parent or guardian agree; class totals only; no effect on marks, conduct or coming to class.",
  },
  D36: {
    vi: "Tự nguyện. Công ty chỉ báo tổng số; không gắn với lương, ca làm hay việc vào cổng.",
    en: "Voluntary. A firm reports totals only; no tie to pay, shifts or passing the gate.",
  },
};
