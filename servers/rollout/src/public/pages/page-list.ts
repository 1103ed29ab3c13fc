/** The pages that are read, not scanned: their addresses, titles, names in the menu, and the sentence by which each is shared. */
import type { Locale } from "@bluezone/vietnamese/locale";

type Named = Readonly<Record<Locale, string>>;

/** Every such page by its address, in the order in which they stand. */
export const READING_PAGES = {
  "/": { vi: "Cài Bluezone", en: "Install" },
  "/situation": { vi: "Tình hình hôm nay", en: "Today" },
  "/numbers": { vi: "Cách đọc số liệu", en: "How to read the numbers" },
  "/working": { vi: "Hệ thống có hiệu quả không?", en: "Is it working?" },
  "/bulletins": { vi: "Bản tin và đính chính", en: "Bulletins and corrections" },
  "/hotlines": { vi: "Đường dây nóng còn hiệu lực", en: "Hotlines valid today" },
  "/venues": { vi: "Danh bạ điểm bán", en: "Venue directory" },
  "/how": { vi: "Bluezone làm gì, không làm gì", en: "What it does and never does" },
  "/transparency": { vi: "Minh bạch", en: "Transparency" },
  "/data": { vi: "Dữ liệu mở", en: "Open data" },
} as const satisfies Readonly<Record<`/${string}`, Named>>;
/** The address of one. */
export type ReadingPath = keyof typeof READING_PAGES;

/** Their short names in the menu. */
export const MENU = {
  "/": { vi: "Cài Bluezone", en: "Install" },
  "/situation": { vi: "Tình hình", en: "Today" },
  "/numbers": { vi: "Số liệu", en: "Numbers" },
  "/working": { vi: "Hiệu quả", en: "Is it working?" },
  "/bulletins": { vi: "Bản tin", en: "Bulletins" },
  "/hotlines": { vi: "Đường dây nóng", en: "Hotlines" },
  "/venues": { vi: "Điểm bán", en: "Venues" },
  "/how": { vi: "Làm gì, không làm gì", en: "What it does" },
  "/transparency": { vi: "Minh bạch", en: "Transparency" },
  "/data": { vi: "Dữ liệu mở", en: "Open data" },
} as const satisfies Readonly<Record<ReadingPath, Named>>;

/** What each tells, in one sentence. */
export const SENTENCES = {
  "/": {
    vi: "Để biết sớm nếu từng ở gần người có kết quả dương tính. Cài hay không là do bạn.",
    en: "Know early if you were near a person who tested positive. Installing is your choice.",
  },
  "/situation": {
    vi: "Số liệu trong ngày của tỉnh, có nguồn và giờ chốt số.",
    en: "The province's figures of the day, with source and cut-off.",
  },
  "/numbers": {
    vi: "Bốn nguồn số liệu cài đặt xếp cạnh nhau, theo từng huyện, không cộng lại.",
    en: "Four sources of figures on installs, side by side, by district, never added.",
  },
  "/working": {
    vi: "Khâu nào đang hoạt động kém, làm gì, và mỗi con số đếm thế nào.",
    en: "What does not work, what is done about it, and how each figure is counted.",
  },
  "/bulletins": {
    vi: "Bản tin của đài để đọc và nghe lại; tin nghe được và câu trả lời đã kiểm chứng.",
    en: "The stations' bulletins to read and hear again; claims and their checked answers.",
  },
  "/hotlines": {
    vi: "Số gọi được hôm nay, của ai, đến ngày nào.",
    en: "Numbers that answer today, whose they are, and until when.",
  },
  "/venues": {
    vi: "Nơi bán qua điện thoại, qua mạng, giao tận nhà, không dùng tiền mặt.",
    en: "Where to buy by phone, online, to the door, without cash.",
  },
  "/how": {
    vi: "Bluezone làm gì, không làm gì, và chưa biết được gì.",
    en: "What Bluezone does, what it never does, and what it cannot know.",
  },
  "/transparency": {
    vi: "Ai vận hành, máy chủ giữ gì, danh sách khóa có chữ ký và mã nguồn ở đâu.",
    en: "Who runs it, what the server holds, where the signed lists and the source are.",
  },
  "/data": {
    vi: "Mọi con số của các trang này, dạng tệp cho máy đọc.",
    en: "Every figure of these pages, as files for programs.",
  },
} as const satisfies Readonly<Record<ReadingPath, Named>>;
