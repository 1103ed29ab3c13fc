/** A local page as it may be, with everything that can stand in one: demo data ("số liệu minh họa"), no real shop's or person's. */
import type { LocalDocument, ToldVenue } from "@bluezone/contract/rollout/local";
import { D55 } from "@bluezone/policy/key-message";
import {
  Days,
  dayOf,
  type Instant,
  isoDay,
  isoInstant,
  Minutes,
  minus,
  plus,
  unixSeconds,
} from "@bluezone/protocol/time";
import type { LocalView } from "./engine/local/view.ts";

const SOURCE = {
  vi: "Trung tâm Kiểm soát bệnh tật tỉnh (số liệu minh họa)",
  en: "Provincial centre for disease control (illustrative data)",
};
const shown = (value: number) => ({ is: "shown", value }) as const;
const SUM = "5f".repeat(32);

/** The districts that have venues in the sample. */
const LISTED = [
  ["889", "Châu Phú", 2],
  ["892", "Châu Thành", 3],
] as const;

const situation = (day: string, cutOff: string): NonNullable<LocalDocument["situation"]> => ({
  day,
  cutOff,
  counts: [
    {
      key: "confirmedToday",
      label: { vi: "Ca xác nhận trong ngày", en: "Confirmed today" },
      count: shown(0),
    },
    {
      key: "confirmedTotal",
      label: { vi: "Ca xác nhận từ đầu dịch", en: "Confirmed since the start" },
      count: shown(12),
    },
    {
      key: "quarantineSite",
      label: { vi: "Đang cách ly tập trung", en: "In quarantine sites" },
      count: shown(1_204),
    },
    {
      key: "quarantineHome",
      label: { vi: "Đang cách ly tại nhà", en: "In quarantine at home" },
      count: { is: "hidden" },
    },
    {
      key: "testedToday",
      label: { vi: "Mẫu xét nghiệm trong ngày", en: "Tested today" },
      count: { is: "none" },
    },
  ],
  districts: [
    { code: "884", name: "Châu Đốc", count: shown(310) },
    { code: "889", name: "Châu Phú", count: shown(96) },
    { code: "892", name: "Châu Thành", count: { is: "hidden" } },
    { code: "894", name: "Thoại Sơn", count: { is: "none" } },
  ],
  source: SOURCE,
  method: {
    vi: "Đếm theo ngày có kết quả, báo về tỉnh trước giờ chốt số.",
    en: "Counted by the day of the result, reported to the province before the cut-off.",
  },
  advice: {
    vi: "Ho, sốt, khó thở thì gọi trạm y tế trước khi đến.",
    en: "With cough, fever or short breath, call the health station before you go.",
  },
  illustrative: true,
});

const bulletins = (today: string, cutOff: string): LocalDocument["bulletins"] => [
  {
    number: 3,
    firstDay: today,
    lastDay: today,
    priority: "ordinary",
    source: "Sở Thông tin và Truyền thông (số liệu minh họa)",
    cutOff,
    vi: [
      "Ra chợ, đi xe, qua phà, bà con nhớ đeo khẩu trang, che kín cả mũi và miệng.",
      "Trước khi ăn và khi vừa về tới nhà, bà con rửa tay thật kỹ bằng xà bông.",
      D55,
    ],
    en: [],
    audio: { url: `/sound/mp3/${SUM}`, mediaType: "audio/mpeg", bytes: 448_000, seconds: 112, sha256: SUM },
  },
  {
    number: 2,
    firstDay: today,
    lastDay: today,
    priority: "urgent",
    source: "Sở Y tế (số liệu minh họa)",
    cutOff: null,
    vi: ["Phà Vàm Cống đổi giờ chạy từ 18 giờ hôm nay. Bà con hỏi bến phà trước khi đi.", D55],
    en: ["The Vàm Cống ferry changes its hours from 18:00 today. Please ask the landing before you go."],
    audio: null,
  },
];

const corrections = (today: string): LocalDocument["corrections"] => [
  {
    id: "c-1",
    day: today,
    label: "fake",
    claim: {
      vi: "Nghe nói bật Bluetooth cả ngày làm hư điện thoại.",
      en: "They say Bluetooth all day ruins the phone.",
    },
    answer: {
      vi: "Không đúng. Bluetooth bật cả ngày chỉ tốn thêm ít pin.",
      en: "Not so. Bluetooth all day only uses a little more battery.",
    },
    source: "Sở Thông tin và Truyền thông (số liệu minh họa)",
  },
  {
    id: "c-2",
    day: today,
    label: "true",
    claim: {
      vi: "Nghe nói chợ xã mở lại từ thứ Hai.",
      en: "They say the commune market opens again on Monday.",
    },
    answer: { vi: "Đúng. Chợ mở từ 5 giờ đến 11 giờ.", en: "So it is. It is open from 5:00 to 11:00." },
    source: "Ủy ban nhân dân xã (số liệu minh họa)",
  },
];

const FIVE_K: LocalDocument["fiveK"] = [
  {
    place: "market",
    title: { vi: "Ở chợ", en: "At the market" },
    lines: [
      { vi: "Đeo khẩu trang từ lúc vào đến lúc ra.", en: "Wear a mask from the way in to the way out." },
      { vi: "Đứng cách người khác ở chỗ cân, chỗ trả tiền.", en: "Keep your distance at scales and tills." },
    ],
  },
  {
    place: "ferry",
    title: { vi: "Trên phà", en: "On the ferry" },
    lines: [{ vi: "Ngồi thưa ra, mở cửa sổ khi được.", en: "Sit apart and open windows when possible." }],
  },
];

/** A page that was signed at `now`. */
export function localSample(now: Instant, version: number): LocalDocument {
  const today = isoDay(dayOf(now, "vietnam"));
  const cutOff = isoInstant(minus(now, Minutes(165)));
  return {
    version,
    issuedAt: unixSeconds(now),
    notAfter: unixSeconds(plus(now, Days(3))),
    province: "89",
    situation: situation(today, cutOff),
    bulletins: bulletins(today, cutOff),
    corrections: corrections(today),
    fiveK: FIVE_K,
    hotlines: [
      {
        number: "19003228",
        purpose: "health",
        owner: { vi: "Bộ Y tế", en: "Ministry of Health" },
        validFrom: "2020-08-30",
        validTo: null,
      },
    ],
    venues: LISTED.map(([district, name, count]) => ({
      district,
      name,
      count,
      url: `/v1/local/venues/${district}`,
      sha256: SUM,
    })),
  };
}

const venue = (id: string, name: string, changes: Partial<ToldVenue>): ToldVenue => ({
  id,
  name,
  kind: "shop",
  place: "chợ Vĩnh Hanh",
  cashless: [],
  online: null,
  orderPhone: null,
  delivery: [],
  illustrative: true,
  ...changes,
});

/** Venues of the sample's second district. */
export const VENUE_SAMPLES: readonly ToldVenue[] = [
  venue("v-1", "Tạp hóa minh họa số 1", {
    cashless: ["qr", "bank"],
    orderPhone: "0296 000 0000",
    delivery: ["tự giao"],
  }),
  venue("v-2", "Nhà thuốc minh họa", { kind: "pharmacy", cashless: ["card"], place: "ấp Vĩnh Hòa" }),
  venue("v-3", "Quán cơm minh họa", { kind: "restaurant", online: "https://quan.example/dat-mon" }),
];

/** The whole page with the venues of a district on the phone. */
export const localViewSample = (now: Instant): LocalView => ({
  document: localSample(now, 7),
  venues: { district: "892", at: now, list: VENUE_SAMPLES },
});
