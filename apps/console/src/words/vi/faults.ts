/** What a code means to the reader: what happened, whether anything is lost, what to do next. */
export const faults = {
  unreachable:
    "Chưa kết nối được với máy chủ nên chưa gửi. Những gì đã nhập vẫn còn. Xem lại mạng rồi bấm lại.",
  busy: "Máy chủ đang bận, chưa nhận được. Dữ liệu vẫn còn trên máy. Đợi một phút rồi bấm lại.",
  unreadable: "Không đọc được trả lời của máy chủ. Những gì đã nhập vẫn còn. Tải lại trang rồi làm lại.",
  bad_request: "Có ô chưa đúng nên máy chủ chưa nhận. Những gì đã nhập vẫn còn. Xem lại từng ô.",
  not_signed_in: "Phiên đã hết hạn. Đăng nhập lại; phần đang gõ vẫn còn.",
  not_allowed:
    "Việc này thuộc đơn vị khác hoặc vai trò khác. Chưa có gì thay đổi. Cần thì nhờ người quản lý.",
  not_found: "Không còn ở đây, hoặc thuộc đơn vị khác. Chưa mất gì. Quay lại danh sách để tìm.",
  conflict: "Có người vừa sửa cùng mục này. Chưa mất gì. Xem bản mới rồi chọn giữ bản nào.",
  too_many_requests: "Vừa thử nhiều lần quá. Chưa mất gì. Đợi một phút rồi bấm lại.",
  body_too_large: "Nội dung gửi lớn hơn mức máy chủ nhận. Bản trên máy vẫn còn. Thu nhỏ rồi gửi lại.",
  phone_invalid: "Số điện thoại chưa đúng. Chưa lưu; những gì đã gõ vẫn còn. Gõ như 0912 345 678.",
  birth_year_invalid: "Năm sinh phải trong 120 năm qua. Chưa lưu; những gì đã gõ vẫn còn.",
  commune_unknown: "Hôm nay không có xã, phường này. Chưa lưu; những gì đã gõ vẫn còn. Chọn lại.",
  read_unreachable: "Chưa kết nối được với máy chủ. Những gì đã lưu vẫn còn. Xem lại mạng rồi bấm Thử lại.",
  read_busy: "Máy chủ đang bận, chưa trả lời được. Những gì đã lưu vẫn còn. Đợi một phút rồi bấm Thử lại.",
  read_unreadable: "Không đọc được trả lời của máy chủ. Những gì đã lưu vẫn còn. Tải lại trang.",
  read_not_loaded:
    "Chưa tải được trang này từ máy chủ. Những gì đã lưu vẫn còn. Xem lại mạng rồi bấm Thử lại.",
  read_unknown: "Máy chủ chưa trả lời được. Những gì đã lưu vẫn còn. Thử lại, hoặc báo người quản lý.",
  unknown: "Máy chủ chưa làm được việc này. Những gì đã nhập vẫn còn. Bấm lại, hoặc báo người quản lý.",
} as const;
