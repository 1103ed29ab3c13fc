/** Units from a file: what is said before, and what is wrong with its rows. */
export const unitImport = {
  importTitle: "Nhập đơn vị từ tệp",
  importHelp:
    "Tệp có dòng đầu là tên cột: {{columns}}. Tên cột bằng tiếng Anh cũng được. Cấp là tỉnh, huyện, xã hoặc điểm. Dòng đúng được nhập, dòng sai trả lại để sửa.",
  importDo_other: "Nhập {{count}} đơn vị",
  cell_code_cell_invalid: "mã có 1 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối",
  cell_type_cell_invalid: "gõ một loại đơn vị, như Trường học",
  cell_level_cell_invalid:
    "cấp là tỉnh, huyện, xã hoặc điểm; phải đúng với loại đơn vị và không cao hơn đơn vị cấp trên",
  cell_name_cell_invalid: "tên có 1 đến 160 ký tự",
  cell_population_cell_invalid: "dân số là một số nguyên, hoặc để trống",
  cell_parent_cell_invalid: "đơn vị không thể thuộc chính mình",
  cell_validFrom_cell_invalid: "gõ ngày như 27/12/2020",
  cell_validTo_cell_invalid: "gõ ngày như 27/12/2020, không trước ngày đầu, hoặc để trống",
  cell_code_taken: "trong những ngày đó đã có đơn vị khác dùng mã này; ghi ngày cuối cho đơn vị kia trước",
  cell_from_above: "đơn vị đang nhập tệp thì cấp trên sửa; nhờ cấp trên",
  cell_not_the_province: "ở đây chỉ nhập được điểm; đơn vị khác do tỉnh nhập",
  cell_out_of_reach: "ngoài phạm vi của đơn vị",
  cell_code_out_of_reach: "mã này là của đơn vị khác",
  cell_parent_out_of_reach: "đơn vị cấp trên này ngoài phạm vi của đơn vị",
  cell_district_out_of_reach:
    "không phải huyện của đơn vị cấp trên; đơn vị cấp trên ở ngoài huyện thì nhờ tỉnh nhập",
  cell_commune_out_of_reach: "không phải xã của đơn vị cấp trên, hoặc chưa có đơn vị nào ở đó; nhờ tỉnh nhập",
  cell_parent_unknown: "ngày đó không có đơn vị cấp trên này",
  fault_columns_missing:
    "Tệp thiếu cột: cần mã đơn vị, loại đơn vị, cấp, tên đơn vị, đơn vị cấp trên, có từ ngày. Chưa nhập gì. Sửa dòng đầu rồi chọn lại.",
  fault_csv_unreadable: "Không đọc được tệp này như CSV. Chưa nhập gì. Lưu lại dạng CSV UTF-8 rồi chọn lại.",
} as const;
