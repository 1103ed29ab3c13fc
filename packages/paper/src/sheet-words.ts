/** What stands on each kind of sheet, Vietnamese and English. The key message is not among them: it stands on all. */
import type { Locale } from "@bluezone/vietnamese/locale";
import type { Sheet, SheetKind } from "./sheet.ts";

/** A sentence, with its beginning set off when `strong` is there. */
export interface Sentence {
  readonly strong?: string;
  readonly text: string;
}

/** The words of a sheet in one language, in the order in which they are read. */
export interface SheetWords {
  readonly headline: string;
  readonly lead: string;
  /** Numbered. */
  readonly steps: readonly string[];
  /** Stands above the steps of a leaflet; else empty. */
  readonly stepsTitle: string;
  /** Between the steps and the key message. */
  readonly before: readonly Sentence[];
  /** After the key message. */
  readonly after: readonly Sentence[];
}

type About = Pick<Sheet, "name" | "helpAt" | "hotline">;
type Writer = (about: About) => Readonly<Record<Locale, SheetWords>>;

const say = (...texts: readonly string[]): Sentence[] => texts.map((text) => ({ text }));

/** A number to call, not broken between lines. */
const whole = (hotline: string): string => hotline.replaceAll(" ", "\u00a0");

const install =
  (choice: Readonly<Record<Locale, string>>): Writer =>
  ({ helpAt, hotline }) => ({
    vi: {
      headline: "Cài Bluezone, bật Bluetooth.",
      lead: "Để biết sớm nếu từng ở gần người có kết quả dương tính.",
      steps: ["Quét mã QR này.", "Cài ứng dụng Bluezone, miễn phí.", "Bật Bluetooth, cho phép thông báo."],
      stepsTitle: "",
      before: [],
      after: say(
        choice.vi,
        `Cần giúp? Hỏi nhân viên${helpAt === "" ? "" : ` tại ${helpAt}`}. Hỏi về sức khỏe: ${whole(hotline)}.`,
      ),
    },
    en: {
      headline: "Install Bluezone, keep Bluetooth on.",
      lead: "Know early if you were near a person who tested positive.",
      steps: ["Scan.", "Install, free.", "Turn on Bluetooth, allow notifications."],
      stepsTitle: "",
      before: [],
      after: say(choice.en, `Need help? Ask the staff here. Questions about health: ${whole(hotline)}.`),
    },
  });

const poster = install({
  vi: "Không cần tên, số điện thoại. Cài hay không là do bạn; nơi đây vẫn phục vụ như thường.",
  en: "No name or number needed. It is your choice; you are served here all the same.",
});

const canteen = install({
  vi: "Không cần tên, số điện thoại. Cài hay không là do bạn; lương, chấm công vẫn như thường.",
  en: "No name or number needed. It is your choice; pay and attendance stay as they are.",
});

/** For markets, parks, shops and stations: masks first (letter 1313, points 1 and 6.1), then the app. */
const masks: Writer = ({ hotline }) => ({
  vi: {
    headline: "Nhớ đeo khẩu trang.",
    lead: "Công viên, chợ, siêu thị, bến xe, trên xe, qua phà: che kín cả mũi và miệng.",
    steps: ["Rửa tay thật kỹ bằng xà bông.", "Ho, sốt: ở nhà, gọi trạm y tế.", "Quét mã, cài Bluezone."],
    stepsTitle: "",
    before: [],
    after: say(
      "Cài hay không là do bạn; nơi đây vẫn phục vụ như thường.",
      `Hỏi về sức khỏe: ${whole(hotline)}.`,
    ),
  },
  en: {
    headline: "Remember your mask.",
    lead: "Parks, markets, shops, stations, on the bus, on the ferry: cover nose and mouth.",
    steps: [
      "Wash your hands with soap.",
      "Cough, fever: stay home, call the health station.",
      "Scan, install Bluezone.",
    ],
    stepsTitle: "",
    before: [],
    after: say(
      "It is your choice; you are served here all the same.",
      `Questions about health: ${whole(hotline)}.`,
    ),
  },
});

const ride: Writer = () => ({
  vi: {
    headline: "Mời hành khách bật Bluetooth suốt chuyến đi.",
    lead: "Chưa có Bluezone? Quét mã, cài trong một phút.",
    steps: [],
    stepsTitle: "",
    before: say("Đeo khẩu trang, mở cửa sổ khi được."),
    after: say("Không dùng điện thoại thông minh: nhớ số xe hoặc tên phà và giờ đi, khi cần y tế sẽ hỏi."),
  },
  en: {
    headline: "Passengers, keep Bluetooth on during the ride.",
    lead: "No Bluezone yet? Scan and install in a minute.",
    steps: [],
    stepsTitle: "",
    before: say("Wear a mask, open windows when possible."),
    after: say("No smartphone: remember the vehicle and the time."),
  },
});

const guardian: Writer = ({ name, helpAt, hotline }) => ({
  vi: {
    headline: "Kính gửi quý phụ huynh,",
    lead: "Bluezone giúp con và gia đình biết sớm nếu từng ở gần người có kết quả dương tính.",
    before: [
      {
        strong: "Ứng dụng không",
        text: "hỏi tên, không lấy vị trí, không cho nhà trường hay ai khác xem con gặp ai.",
      },
      {
        strong: "Cài hay không là do con và gia đình.",
        text: "Học sinh từ 7 đến 15 tuổi: cả con và cha mẹ hoặc người giám hộ cùng bấm đồng ý. Dưới 7 tuổi: người giám hộ quyết định. Không cài không ảnh hưởng điểm, hạnh kiểm hay việc đến lớp; nhà trường không kiểm tra điện thoại và chỉ ghi tổng số của lớp. Không cần nộp lại giấy này.",
      },
    ],
    stepsTitle: "Cách cài:",
    steps: ["quét mã QR,", "cài ứng dụng,", "bật Bluetooth,", "cùng con đọc ba trang đầu."],
    after: [
      { text: `Có điều chưa rõ, xin gọi ${helpAt || name} hoặc ${whole(hotline)}. Trân trọng,` },
      { strong: "Ban giám hiệu", text: name },
    ],
  },
  en: {
    headline: "Dear parents and guardians,",
    lead: "Bluezone tells your child and family early if they were near a person who tested positive.",
    before: say(
      "It never asks for a name, never takes a location, and shows nobody, the school included, whom your child met.",
      "Whether to install is for your child and you to decide: aged 7 to 15, child and parent or guardian both tap agree; under 7, the guardian decides. Not installing changes no mark, no conduct grade and no right to attend; the school checks no phone and notes class totals only. Nothing to hand back.",
    ),
    stepsTitle: "How to:",
    steps: ["scan,", "install,", "turn on Bluetooth,", "read the first three pages together."],
    after: [
      { text: `Questions: ${helpAt || name} or ${whole(hotline)}. Yours sincerely,` },
      { strong: "The school's management", text: name },
    ],
  },
});

const WRITERS: Readonly<Record<SheetKind, Writer>> = {
  "poster-a4": poster,
  "poster-a3": poster,
  "mask-poster": masks,
  reception: poster,
  canteen,
  "counter-stand": poster,
  "table-card": poster,
  "room-card": poster,
  "vehicle-sheet": ride,
  "ferry-landing": ride,
  "guardian-leaflet": guardian,
  "e-board-16-9": poster,
  "e-board-9-16": poster,
};

/** The words of a sheet in both languages. */
export const sheetWords = (kind: SheetKind, about: About): Readonly<Record<Locale, SheetWords>> =>
  WRITERS[kind](about);

/** The key message in English: an aid under the Vietnamese, never alone. */
export const KEY_MESSAGE_AID =
  "If you install Bluezone, keep Bluetooth on 24 hours a day so that the software can find close contacts; installed with Bluetooth off, it will not detect close contacts.";
