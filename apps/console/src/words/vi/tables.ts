/** A table that somebody chose, before it is sent. */
export const tables = {
  look: "Xem trước {{file}}",
  takeable: "{{file}}: {{rows}} dòng nhập được, {{faults}} dòng có lỗi. Chưa lưu gì.",
  refused_encoding: "{{file}} không phải tệp chữ UTF-8. Chưa gửi gì. Lưu lại bằng «CSV UTF-8» rồi chọn lại.",
  refused_form:
    "Không đọc được bảng trong {{file}}. Chưa gửi gì. Chọn tệp CSV hay .xlsx; xem có dấu ngoặc kép nào chưa đóng.",
  refused_sheet:
    "Không đọc được bảng tính {{file}}: tệp hỏng, có mật khẩu hoặc quá lớn. Chưa gửi gì. Mở bằng Excel, lưu lại dạng .xlsx hoặc «CSV UTF-8» rồi chọn lại.",
  refused_columns: "{{file}} thiếu cột: {{missing}}. Chưa gửi gì. Sửa dòng đầu rồi chọn lại.",
  refused_none: "Dưới dòng đầu của {{file}} không có dòng nào. Chưa gửi gì.",
  refused_many: "{{file}} có {{rows}} dòng, quá nhiều cho một lần. Chưa gửi gì. Chia thành nhiều tệp.",
  refused_rows: "Dòng nào của {{file}} cũng có lỗi. Chưa gửi gì. Sửa tệp rồi chọn lại.",
  columns: "Cột trong tệp",
  found: "Cột đã nhận ra",
  noColumn: "không có cột nào",
  missing: "Cột còn thiếu",
  unknown: "Cột không dùng đến",
  rows: "Số dòng",
  wrongRows: "Dòng có lỗi",
  row_empty: "Dòng {{row}}: ô «{{column}}» để trống",
  row_extra: "Dòng {{row}}: nhiều ô hơn dòng đầu",
  first_other: "{{count}} dòng đầu",
  send_other: "Gửi {{count}} dòng",
  leave: "Chọn tệp khác",
  failed: "Tệp chưa nhập được",
  template: "Tải tệp mẫu",
  error: "lỗi",
} as const;
