/** What the header's search finds at the health desk. */
export const find = {
  case: "Ca bệnh {{number}}",
  caseClosed: "Ca bệnh {{number}}, đã đóng",
  contact: "Người tiếp xúc",
  contactClassed: "Người tiếp xúc, {{class}}",
  waiting: "Đang tìm người…",
  fewLetters: "Gõ từ ba chữ để tìm người.",
  moreCases: "Còn ca bệnh khác: gõ thêm chữ, năm sinh hoặc số điện thoại.",
  moreContacts: "Còn người tiếp xúc khác: gõ thêm chữ, năm sinh hoặc số điện thoại.",
  failed: "Chưa tìm được người. Chưa mất gì; gõ lại hoặc thử lại sau.",
} as const;
