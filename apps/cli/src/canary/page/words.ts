/** What the public status page says, in both languages. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Standing } from "../judgement.ts";

/** A sentence in each language, from what it is about. */
type Said = Readonly<Record<Locale, string>>;

export const STATUS = {
  title: { vi: "Cảnh báo có đến nơi không?", en: "Do alerts arrive?" },
  standing: {
    arrive: { vi: "Có. Lần thử gần nhất đã đến nơi.", en: "Yes. The last test arrived." },
    late: {
      vi: "Có, nhưng chậm. Lần thử gần nhất đến muộn hơn 25 phút.",
      en: "Yes, but slowly. The last test took longer than 25 minutes.",
    },
    missed: {
      vi: "Lần thử gần nhất chưa đến. Chúng tôi đang xem vì sao.",
      en: "The last test has not arrived. We are looking into why.",
    },
    unknown: {
      vi: "Chưa biết. Trong một giờ qua không có lần thử nào.",
      en: "Not known. There was no test in the last hour.",
    },
  } satisfies Readonly<Record<Standing, Said>>,
  howTitle: { vi: "Cách thử", en: "How we test" },
  how: {
    vi: "Cứ 15 phút, hai điện thoại của máy chủ này «gặp nhau» trong máy tính. Một máy báo kết quả thử, máy kia phải nhận được cảnh báo, qua đúng các máy chủ mà điện thoại của bà con dùng. Lần thử này không báo cho ai và không tính vào số liệu nào.",
    en: "Every 15 minutes two phones of this server “meet” inside a computer. One reports a test result and the other must be warned, by the very servers that everybody's phones use. This test warns nobody and is in no figure.",
  },
  today: { vi: "Hôm nay", en: "Today" },
  of: { vi: "đã đến", en: "arrived" },
  none: { vi: "Hôm nay chưa có lần thử nào xong.", en: "No test has ended today." },
  usual: { vi: "Thường mất", en: "Usually takes" },
  slow: { vi: "Chín trong mười lần không quá", en: "Nine in ten within" },
  minutes: { vi: "phút", en: "minutes" },
  plus: {
    vi: "Tính từ lúc có kết quả. Điện thoại của bà con xem danh sách khoảng nửa giờ một lần, nên có thể chậm thêm chừng ấy.",
    en: "From the result on. Other phones look at the lists about every half hour, so theirs may take as much longer.",
  },
  days: { vi: "90 ngày qua", en: "The last 90 days" },
  legend: {
    whole: { vi: "tất cả đến kịp", en: "all arrived in time" },
    part: { vi: "có lần chậm hoặc không đến", en: "some were late or did not arrive" },
    none: { vi: "không có lần thử", en: "no test" },
  },
  table: { vi: "Xem bằng bảng", en: "As a table" },
  day: { vi: "Ngày", en: "Day" },
  arrived: { vi: "Đến kịp", en: "In time" },
  late: { vi: "Chậm", en: "Late" },
  missed: { vi: "Không đến", en: "Did not arrive" },
  incidents: { vi: "Sự cố", en: "Incidents" },
  noIncidents: {
    vi: "Không có sự cố nào trong 90 ngày qua.",
    en: "There was no incident in the last 90 days.",
  },
  goesOn: { vi: "chưa xong", en: "not over" },
  written: { vi: "Trang này viết lúc", en: "This page was written at" },
  stale: {
    vi: "Nếu đã quá nửa giờ, việc thử đã dừng: khi đó trang này không nói được điều gì.",
    en: "If that is more than half an hour ago, the test itself stands still and this page says nothing.",
  },
} as const;
