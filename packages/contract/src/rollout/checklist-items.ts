/**
 * What a place asks of itself, by kind of place: yes or no, about rooms, signs and soap. No question is about a person, and
 * nobody's answer opens or closes anything.
 */

type Item = { readonly vi: string; readonly en: string };

/** Every question by its key. */
export const CHECKLIST_ITEMS = {
  "mask-sign": { vi: "Có bảng nhắc đeo khẩu trang ở lối vào", en: "A sign at the entrance asks for masks" },
  "mask-spare": {
    vi: "Có khẩu trang cho người quên mang",
    en: "There are masks for those who forgot theirs",
  },
  "mask-staff": { vi: "Người phục vụ nơi đây có khẩu trang để đeo", en: "Staff have masks to wear" },
  soap: { vi: "Có chỗ rửa tay với xà bông hoặc chai sát khuẩn", en: "There is soap and water or sanitiser" },
  "soap-full": { vi: "Xà bông, nước sát khuẩn hôm nay còn", en: "Soap and sanitiser are not empty today" },
  distance: {
    vi: "Có vạch hoặc ghế cách nhau ở chỗ chờ",
    en: "Marks or chairs keep people apart where they wait",
  },
  air: { vi: "Cửa sổ mở được, có gió", en: "Windows open and let air in" },
  clean: { vi: "Tay nắm, mặt bàn được lau mỗi ngày", en: "Handles and tables are wiped every day" },
  poster: {
    vi: "Áp phích Bluezone còn dán, mã QR quét được",
    en: "The Bluezone poster hangs and its code scans",
  },
  helper: { vi: "Có người rành để giúp ai muốn cài", en: "Somebody can help whoever wants to install" },
  "no-app-served": {
    vi: "Người không cài vẫn được phục vụ như thường",
    en: "Whoever has no app is served all the same",
  },
  paper: {
    vi: "Có tờ giấy cho người không dùng điện thoại thông minh",
    en: "There is a paper sheet for people without a smartphone",
  },
  "pay-cashless": { vi: "Trả tiền được mà không dùng tiền mặt", en: "One can pay without cash" },
  "order-away": { vi: "Đặt hàng được qua điện thoại hoặc qua mạng", en: "One can order by phone or online" },
  "rooms-apart": {
    vi: "Mỗi phòng cách ly có lối đi và nhà vệ sinh riêng",
    en: "Each room in quarantine has its own way and toilet",
  },
  "things-apart": {
    vi: "Đồ dùng, rác của mỗi phòng để riêng",
    en: "Each room's things and waste are kept apart",
  },
  "staff-change": {
    vi: "Có chỗ thay đồ bảo hộ trước khi ra",
    en: "There is a place to change before leaving",
  },
} as const satisfies Readonly<Record<string, Item>>;
/** The key of a question. */
export type ChecklistItem = keyof typeof CHECKLIST_ITEMS;

const EVERYWHERE = [
  "mask-sign",
  "mask-spare",
  "soap",
  "soap-full",
  "air",
  "clean",
  "poster",
  "no-app-served",
] as const;

/** The questions of each kind of place, in their order. */
export const CHECKLISTS = {
  office: [...EVERYWHERE, "distance", "helper", "paper"],
  counter: [...EVERYWHERE, "distance", "helper", "paper"],
  school: [
    "mask-sign",
    "mask-spare",
    "mask-staff",
    "soap",
    "soap-full",
    "distance",
    "air",
    "clean",
    "no-app-served",
  ],
  health: [...EVERYWHERE, "mask-staff", "distance", "helper", "paper"],
  lodging: [...EVERYWHERE, "mask-staff", "helper", "pay-cashless"],
  factory: [...EVERYWHERE, "distance", "helper"],
  trade: [...EVERYWHERE, "mask-staff", "distance", "pay-cashless", "order-away"],
  transport: [...EVERYWHERE, "mask-staff"],
  "quarantine-site": [
    "mask-sign",
    "mask-staff",
    "soap",
    "soap-full",
    "air",
    "clean",
    "rooms-apart",
    "things-apart",
    "staff-change",
  ],
} as const satisfies Readonly<Record<string, readonly ChecklistItem[]>>;
/** A kind of place. */
export type ChecklistKind = keyof typeof CHECKLISTS;
