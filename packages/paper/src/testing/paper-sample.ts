/** A letter and a report to measure; their figures are made up. */
import { parseDay } from "@bluezone/protocol/time";
import type { OfficialPaper } from "../official.ts";

const paragraph =
  "Tuyên truyền khuyến cáo cán bộ, công chức, viên chức, người lao động và nhân dân không được chủ quan, lơ là, luôn đeo khẩu trang tại những nơi công cộng, thường xuyên vệ sinh tay bằng xà phòng hoặc dung dịch sát khuẩn. Ẳ, Ễ, Ộ, Ặ.";

/** A letter of two pages. */
export const LETTER: OfficialPaper = {
  kind: "letter",
  parentBody: "UBND tỉnh An Giang",
  issuer: "Sở Thông tin và Truyền thông",
  number: 1313,
  symbol: "STTTT-KHTC",
  place: "An Giang",
  day: parseDay("2020-12-27"),
  subject: "tiếp tục đẩy mạnh tuyên truyền, cài đặt ứng dụng Bluezone trên địa bàn tỉnh An Giang",
  addressees: ["Các sở, ban, ngành", "UBND huyện, thị xã, thành phố;"],
  legalBasis: ["Căn cứ Công văn số 1366/UBND-KGVX ngày 26/12/2020 của UBND tỉnh An Giang"],
  body: [
    { kind: "heading", text: "1. Tuyên truyền" },
    ...Array.from({ length: 9 }, () => ({ kind: "paragraph", text: paragraph }) as const),
    { kind: "list", items: ["cài đặt Bluezone", "bật Bluetooth"] },
  ],
  closing: "Đề nghị các đơn vị phối hợp thực hiện.",
  signature: { authority: { by: "KT.", of: "Giám đốc" }, title: "Phó Giám đốc", name: "(đã ký)" },
  recipients: ["Như trên;", "Lưu: VT, KHTC."],
  illustrative: false,
};

/** A report with a table. */
export const REPORT: OfficialPaper = {
  ...LETTER,
  kind: "report",
  number: 5,
  symbol: "BC-STTTT",
  day: parseDay("2021-01-04"),
  subject: "Kết quả tuyên truyền, cài đặt ứng dụng Bluezone tuần 52 năm 2020 trên địa bàn tỉnh An Giang",
  addressees: ["Ủy ban nhân dân tỉnh An Giang"],
  body: [
    {
      kind: "table",
      caption: "Bốn nguồn, không cộng với nhau",
      columns: ["Huyện", "Lượt tải", "Tỷ lệ", "Máy hoạt động"],
      rows: [
        [
          "Châu Đốc",
          { integer: 272_365 },
          { percent: 0.1021, decimals: 2 },
          { decimal: 1234.5, decimals: 1 },
        ],
        ["An Phú", { integer: 310 }, "ẩn số nhỏ", "chưa có"],
      ],
      source: "Nguồn: đơn vị tự báo, tính đến 17 giờ 27/12/2020.",
    },
  ],
  illustrative: true,
};
