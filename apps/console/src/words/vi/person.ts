import { FIELDS } from "@bluezone/vietnamese/labels/fields";
import { FRAME } from "@bluezone/vietnamese/labels/frame";
import { VALUES } from "@bluezone/vietnamese/labels/values";

/** A person at the health desk: labels, hints, and what is wrong with a field, the same in every form and list. */
export const person = {
  name: FRAME.vi.name,
  hint_name: "Có dấu, như trong giấy tờ. Tên nước ngoài thì viết bằng chữ cái La-tinh.",
  nameWrong: "Gõ họ tên bằng chữ cái tiếng Việt hoặc La-tinh, tối đa 80 chữ cái.",
  birthYear: FIELDS.vi.birthYear,
  hint_birthYear: "Bốn chữ số. Chưa rõ thì để trống.",
  birthYearWrong: "Gõ năm sinh bốn chữ số, từ 1900, như 1971.",
  phone: FIELDS.vi.phone,
  hint_phone: "Để gọi và nhắn tin. Chưa có thì để trống.",
  phoneWrong: "Chưa phải số điện thoại Việt Nam. Gõ như 0912 345 678.",
  commune: FIELDS.vi.commune,
  communeMissing: "Chọn xã, phường.",
  address: "Ấp, khóm, đường, số nhà",
  hint_address: "Ghi sau cũng được.",
  about: "Thêm: giới tính, thai kỳ, nghề nghiệp",
  sex: "Giới tính",
  sex_male: "nam",
  sex_female: "nữ",
  notAsked: "chưa hỏi",
  pregnancy: "Thai kỳ",
  pregnant_yes: VALUES.vi.pregnant,
  pregnant_no: "không mang thai",
  pregnant_unknown: VALUES.vi.unknown,
  weeks: "Thai mấy tuần",
  weeksHint: "Tính đến hôm nay. Chưa rõ thì để trống.",
  weeksWrong: "Gõ số tuần, từ 1 đến 44.",
  pregnantWeeks: "đang mang thai, {{weeks}} tuần (tính ngày {{day}})",
  occupation: "Nghề nghiệp",
  workplace: "Nơi làm việc, học tập",
} as const;
