/** A person at the health desk: labels, hints, and what is wrong with a field, the same in every form and list. */
export const person = {
  name: "Họ tên",
  hint_name: "Có dấu, như trong giấy tờ. Tên nước ngoài ghi bằng chữ La-tinh.",
  nameWrong: "Gõ họ tên bằng chữ Việt hoặc chữ La-tinh, tối đa 80 chữ.",
  birthYear: "Năm sinh",
  hint_birthYear: "Bốn chữ số. Chưa rõ thì để trống.",
  birthYearWrong: "Gõ năm sinh bốn chữ số, như 1971.",
  phone: "Điện thoại",
  hint_phone: "Để gọi và nhắn tin. Chưa có thì để trống.",
  phoneWrong: "Chưa phải số điện thoại Việt Nam. Gõ như 0912 345 678.",
  commune: "Xã, phường",
  communeMissing: "Chọn xã, phường, thị trấn.",
  address: "Ấp, khóm, đường, số nhà",
  hint_address: "Ghi sau cũng được",
} as const;
