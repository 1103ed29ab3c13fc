import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";

/** The register of units. */
export const units = {
  empty: "Chưa có đơn vị nào ở đây.",
  find: FIELDS.vi.unitFind,
  list: "Danh sách đơn vị",
  name: FIELDS.vi.unit,
  level: "Cấp",
  type: FIELDS.vi.kind,
  code: FIELDS.vi.code,
  population: "Dân số 2019",
  all: "Mọi cấp",
  level_province: "Tỉnh",
  level_district: FIELDS.vi.district,
  level_commune: "Xã",
  level_site: "Điểm",
  illustrative: FRAME.vi.illustrative,
  details: "Thông tin đơn vị",
  above: "Thuộc",
  below: "Đơn vị trực thuộc",
  validFrom: "Có từ ngày",
  validTo: FIELDS.vi.to,
  border: "Giáp biên giới",
  import: "Nhập tệp đơn vị",
  importTitle: "Nhập đơn vị từ tệp CSV",
  importHelp: "Tệp có dòng đầu là tên cột: {{columns}}. Dòng đúng được nhập, dòng sai trả lại để sửa.",
  importTry: "Kiểm tra tệp trước, chưa lưu gì",
  importDo: "Nhập {{count}} đơn vị",
  importWould: "Sẽ thêm {{added}}, sửa {{changed}}, giữ nguyên {{unchanged}}.",
  importDone: "Đã thêm {{added}}, sửa {{changed}}, giữ nguyên {{unchanged}}.",
  fault_columns_missing:
    "Tệp thiếu cột: cần code, type, level, name, parent, validFrom. Chưa nhập gì. Sửa dòng đầu rồi chọn lại.",
  fault_csv_unreadable: "Không đọc được tệp này như CSV. Chưa nhập gì. Lưu lại dạng CSV UTF-8 rồi chọn lại.",
  yes: VALUES.vi.yes,
} as const;
