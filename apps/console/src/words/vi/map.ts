import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";

/** Texts of the map and the league. */
export const map = {
  showing: FIELDS.vi.source,
  measure: "Tính theo",
  by_people: "trên dân số",
  by_smartphones: "trên điện thoại thông minh",
  by_count: "số lượng",
  by_units: "trên số máy đơn vị đếm được",
  of_people: "trên dân số ({{base}} người)",
  of_smartphones: "trên điện thoại thông minh ({{base}} máy)",
  of_units: "trên số máy đơn vị đếm được ({{base}} máy)",
  source_downloads: FIELDS.vi.downloads,
  source_active: "Máy hoạt động",
  source_helped: "Hỗ trợ",
  source_units: "Đơn vị báo",
  about_downloads: "Lượt tải do cửa hàng ứng dụng đếm, cộng dồn; một người có thể tải nhiều lần.",
  about_active:
    "Máy tự trả lời, câu trả lời đã trộn ngẫu nhiên; tự nguyện, chưa xác thực. Trong ngoặc là khoảng ước tính.",
  about_helped: "Lượt giúp cài do người hỗ trợ bấm đếm trong tuần, không ghi tên ai.",
  about_units: "Các đơn vị tự báo tổng số người đã cài, chưa kiểm tra.",
  neverAdded:
    "Lượt tải và máy hoạt động tính {{measure}}, đơn vị báo tính trên số máy đơn vị đếm được, hỗ trợ là số lượt; + và − là điểm phần trăm so với tuần trước. Bốn nguồn đếm bốn việc khác nhau, không cộng lại.",
  countsOnly:
    "Lượt tải và máy hoạt động chỉ có theo huyện. Đơn vị báo tính trên số máy đơn vị đếm được; + và − là điểm phần trăm so với tuần trước. Bốn nguồn không cộng lại.",
  league: "Bảng xếp hạng",
  sourceLine: "cửa hàng ứng dụng, máy tự trả lời, điểm hỗ trợ, đơn vị tự báo",
  mapTitle: "Bản đồ: {{source}}",
  table: "Xem bảng",
  place: FRAME.vi.district,
  commune: FIELDS.vi.commune,
  reported: "Đơn vị đã báo",
  whole: "Cả địa bàn",
  empty: "Chưa đơn vị nào báo.",
  under: "dưới {{bound}}",
  from: "từ {{low}} đến dưới {{high}}",
  over: "từ {{bound}}",
  communesOf: "Xã, phường của {{name}}",
  targets: "Chỉ tiêu",
  target: "{{source}}: {{share}} {{per}} ({{basis}}), đến {{until}}",
  targetOpen: "{{source}}: {{share}} {{per}} ({{basis}})",
  hours: "Số giờ một ngày máy nghe được máy khác",
  hoursTable: "Ước tính trong các máy đã trả lời",
  hour: "{{hours}} giờ",
  phones: "Điện thoại thông minh: {{count}} ({{source}}, từ {{from}})",
  noPhones: "Chưa có số điện thoại thông minh của địa bàn.",
} as const;
