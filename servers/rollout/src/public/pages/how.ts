/** What Bluezone does and never does. The words of the app's first screen, and the limits of what it can know. */
import { KEY_MESSAGE_AID } from "@bluezone/paper/sheet-words";
import { D55 } from "@bluezone/policy/key-message";
import type { Locale } from "@bluezone/vietnamese/locale";
import type { RolloutConfig } from "../../config.ts";
import { html } from "../../page/html.ts";
import { FIVE_K } from "../local/five-k.ts";
import { readingPage } from "./reading-page.ts";

const WORDS = {
  vi: {
    does: "Làm gì",
    doesList: [
      "Điện thoại phát một mã ngẫu nhiên, khoảng 10 phút đổi một lần, và ghi mã của máy ở gần.",
      "Những gì ghi được nằm trên máy và tự xóa sau 14 ngày.",
      "Người có kết quả dương tính, nếu muốn, bấm gửi khóa ngày của máy mình, sau khi cơ quan y tế cấp mã xác nhận.",
      "Máy của bạn tải danh sách khóa về, tự so khớp trên máy, rồi báo nếu từng ở gần đủ lâu.",
    ],
    never: "Không làm gì",
    neverList: [
      "Không hỏi tên, số điện thoại hay tài khoản.",
      "Không lấy vị trí.",
      "Không gửi đi danh sách những máy đã gặp.",
      "Không cho ai xem bạn gặp ai: không phải cơ quan, nhà trường, cũng không phải người vận hành.",
      "Không có danh sách ai đã cài, ai chưa cài. Cơ quan, trường, nhà máy chỉ báo tổng số.",
      "Không nơi nào được bắt cài mới phục vụ; không gắn với lương, điểm hay việc ra vào.",
      "Không theo dõi mạng xã hội, không kiểm soát cư trú, không phạt ai.",
    ],
    limits: "Chưa biết được gì",
    limitsList: [
      "Bluetooth đo gần hay xa theo tín hiệu: người ngồi sau vách mỏng có thể cũng tính, người đứng sát mà máy trong túi dày có thể không.",
      "Chỉ thấy máy có cài Bluezone và đang bật Bluetooth. Không thấy báo gì không có nghĩa là chưa từng ở gần.",
      "Cảnh báo không phải quyết định cách ly: chỉ cán bộ y tế xếp loại.",
    ],
    fiveK: "5K theo từng nơi",
  },
  en: {
    does: "What it does",
    doesList: [
      "The phone sends a random identifier, changed about every 10 minutes, and notes those of phones nearby.",
      "What it notes stays on the phone and is deleted after 14 days.",
      "A person who tested positive may, if they wish, send their phone's day keys, once the health authority has given a verification code.",
      "Your phone fetches the list of keys, compares on the phone, and tells you if you were near for long enough.",
    ],
    never: "What it never does",
    neverList: [
      "It does not ask for a name, a number or an account.",
      "It does not take your location.",
      "It does not send the list of phones it met.",
      "It shows nobody whom you met: no office, no school, not those who run it either.",
      "There is no list of who has installed it and who has not. Offices, schools and factories report totals alone.",
      "No place may demand it before serving you; it is not tied to pay, marks or entry.",
      "No watching of social networks, no checks on residence, no fines.",
    ],
    limits: "What it cannot know",
    limitsList: [
      "Bluetooth tells near from far by signal: somebody behind a thin wall may count, somebody close with the phone in a thick bag may not.",
      "It sees only phones with Bluezone and Bluetooth on. Hearing nothing does not mean that you were near nobody.",
      "An alert is not a quarantine decision: only health officers classify.",
    ],
    fiveK: "5K by place",
  },
} as const;

/** The page. */
export function howPage({
  locale,
  operator,
  publicUrl,
}: Pick<RolloutConfig, "operator" | "publicUrl"> & { readonly locale: Locale }): string {
  const words = WORDS[locale];
  const list = (title: string, lines: readonly string[]) =>
    html`<h2>${title}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  return readingPage({
    locale,
    operator,
    publicUrl,
    path: "/how",
    body: html`
${list(words.does, words.doesList)}
<p class="key" lang="vi">${D55}</p>${locale === "en" && html`<p class="small">${KEY_MESSAGE_AID}</p>`}
${list(words.never, words.neverList)}
${list(words.limits, words.limitsList)}
<h2>${words.fiveK}</h2>
${FIVE_K.map(({ title, lines }) => html`<h3>${title[locale]}</h3><ul>${lines.map((line) => html`<li>${line[locale]}</li>`)}</ul>`)}`,
  });
}
