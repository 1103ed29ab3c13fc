/** Numbers that one calls and codes that one types: digit by digit, in the groups in which they are shown. */
import { digitWords } from "../number-words.ts";
import { parsePhone, showPhone } from "../phone.ts";
import { type Rule, rule } from "./rule.ts";

const inGroups = (shown: string): string => shown.split(" ").map(digitWords).join(", ");

function call(text: string): string | undefined {
  const phone = parsePhone(text);
  return phone === undefined ? undefined : inGroups(showPhone(phone));
}

/** Words after which a short number is one to call, and words after it which it counts. */
const TO_CALL = /(?:gọi|số|đường dây nóng|điện thoại|tổng đài|cấp cứu|hotline|liên hệ)[^.;!?\d]{0,24}$/iu;
const COUNTED = /^\s+(?:người|ca|lần|cuộc|hộ|máy|tờ|điểm|lượt|đơn vị|xã|trường|ngày|giờ|phút)(?!\p{L})/u;

/** Phone numbers however they are parted, short numbers to call, codes of eight digits after "mã". */
export const calls: readonly Rule[] = [
  rule(String.raw`\(?\+84\)?(?:[\s.-]?\(?\d\)?){9,11}(?!\d)`, ([text = ""]) => call(text)),
  rule(String.raw`\(?02\d{1,2}\)?(?:[\s.-]?\d){8}(?!\d)`, ([text = ""]) => call(text)),
  rule(String.raw`\(?0\d{2,3}\)?(?:[\s.-]?\d){6,7}(?!\d)`, ([text = ""]) => call(text)),
  rule(String.raw`1[89]00(?:[\s.-]?\d){6}(?!\d)`, ([text = ""]) => call(text)),
  rule(String.raw`1[89]00(?:[\s.-]?\d){4}(?!\d)`, ([text = ""]) => call(text)),
  rule(String.raw`(?:11[1-5]|10[28]\d)(?![\d/:%]|[.,]\d)`, ([text = ""], before, after) =>
    TO_CALL.test(before) && !COUNTED.test(after) ? digitWords(text) : undefined,
  ),
  rule(String.raw`\d{4}\s\d{4}(?!\d)`, ([text = ""], before) =>
    /mã[^.;!?\d]{0,24}$/iu.test(before) ? inGroups(text) : undefined,
  ),
];
