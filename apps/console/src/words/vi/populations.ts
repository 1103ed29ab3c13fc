import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";

/** Texts of the people of communes. */
export const populations = {
  intro: "Dân số từng xã, phường để tính số ca trên 100.000 dân. Ghi rõ năm và nguồn; số mới thay số cũ.",
  counted: "{{n}} trên {{all}} xã, phường đã có dân số.",
  list: "Danh sách xã, phường",
  find: "Tìm xã, phường, không dấu cũng được",
  empty: "Hôm nay tỉnh không có xã, phường nào.",
  commune: FIELDS.vi.commune,
  code: "Mã xã, phường",
  district: FRAME.vi.district,
  people: FIELDS.vi.people,
  year: "Năm",
  source: FIELDS.vi.source,
  peopleHint: "Số người, ví dụ 12.345.",
  yearHint: "Năm điều tra hoặc năm của niên giám, ví dụ 2019.",
  sourceHint: "Ví dụ: Niên giám thống kê tỉnh.",
  save: "Lưu dân số",
  saved: "Đã lưu dân số.",
  unknown: "Không có xã, phường này trong danh mục hôm nay.",
  import: "Nhập tệp dân số",
  importHelp:
    "Tệp có dòng đầu là tên cột: {{columns}}. Tên cột bằng tiếng Anh cũng được. Dòng đúng được nhập, dòng sai trả lại để sửa. Cột tên để người đọc, không bắt buộc.",
  importDo_other: "Nhập dân số {{count}} xã, phường",
  cell_commune_unknown: "Không có mã xã, phường này hôm nay.",
  cell_commune_foreign: "Xã, phường này ngoài phạm vi của đơn vị.",
  cell_people_invalid: "Dân số là số nguyên từ 1 đến 2.000.000.",
  cell_year_invalid: "Năm có bốn chữ số, từ 1999 đến năm nay.",
  cell_source_invalid: "Ghi nguồn trên một dòng, nhiều nhất 120 chữ.",
  fault_commune_foreign: "Xã, phường này ngoài phạm vi của đơn vị. Chưa lưu gì. Nhờ đơn vị phụ trách nhập.",
  fault_columns_missing:
    "Tệp thiếu cột: cần mã xã, phường, dân số, năm, nguồn. Chưa nhập gì. Sửa dòng đầu rồi chọn lại.",
  fault_csv_unreadable: "Không đọc được tệp này như CSV. Chưa nhập gì. Lưu lại dạng CSV UTF-8 rồi chọn lại.",
} as const;
