import { capital } from "@bluezone/vietnamese/labels/case";
import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";
import { VERBS } from "@bluezone/vietnamese/labels/verbs";

/** The situation of a day. */
export const situation = {
  intro: "Số của toàn tỉnh. Trang công khai tự ẩn số từ 1 đến 4. Không nêu tên người, không nhỏ hơn huyện.",
  publicPage: "Mở trang công khai",
  indicators: "Hiệu quả của hệ thống",
  fromFile: "Lấy số từ tệp của bàn y tế",
  fileRead: "Đã điền số từ tệp. Xem lại, thêm lời khuyên rồi lưu.",
  fileWrong:
    "Tệp này không phải số của bàn y tế. Nhờ bàn y tế bấm «Tải số cho trang công khai» ở báo cáo ngày đã chốt.",
  enterTitle: "Nhập hoặc sửa một ngày",
  day: FIELDS.vi.day,
  dayWrong: "Gõ ngày, ví dụ 27/12.",
  time: "Giờ chốt số",
  timeHint: "Giờ và phút, như 17:00",
  timeWrong: "Gõ giờ như 17:00.",
  count_confirmedToday: "Dương tính trong ngày",
  count_confirmedTotal: "Tổng số dương tính",
  count_recovered: capital(VALUES.vi.recovered),
  count_testedToday: "Lượt xét nghiệm trong ngày",
  count_quarantineSite: "Đang cách ly tập trung",
  count_quarantineHome: "Đang cách ly tại nhà",
  count_released: "Hết cách ly trong ngày",
  countHint: "Bỏ trống: chưa có",
  numberWrong: "Gõ số nguyên, hoặc bỏ trống.",
  districts: "Đang cách ly theo huyện",
  sourceVi: "Nguồn",
  sourceEn: "Nguồn bằng tiếng Anh",
  methodVi: "Cách đếm",
  methodEn: "Cách đếm bằng tiếng Anh",
  adviceVi: "Việc nên làm hôm nay",
  adviceEn: "Việc nên làm bằng tiếng Anh",
  missing: FRAME.vi.fieldMissing,
  illustrativeField: FIELDS.vi.madeUp,
  enter: "Đăng số liệu",
  entered: "Đã đăng bản {{version}}; trang công khai có trong một phút.",
  list: "Các ngày đã đăng",
  empty: "Chưa đăng ngày nào.",
  version: "Bản",
  cutOff: "Chốt lúc",
  edit: VERBS.vi.change,
  fault_too_early: "Ngày hoặc giờ chốt số ở phía trước. Chưa lưu gì. Sửa lại rồi đăng.",
  fault_district_unknown: "Có huyện không đúng. Chưa lưu gì. Xem lại số theo huyện.",
  fault_not_the_province: "Số của toàn tỉnh do cơ quan cấp tỉnh nhập. Chưa lưu gì.",
  fault_names_a_person: "Có tên người hoặc số bệnh nhân. Chưa lưu gì. Bỏ ra rồi đăng lại.",
} as const;
