/**
 * The first version of every content block, C1–C16, the points of letter 1313/STTTT-KHTC, in the voice of a
 * loudspeaker: text that follows "Một là, ". C4 stands twice: the ministry says "không tụ tập", the letter "không tập trung".
 * What is true in any season has no end. What was so in the time of the letter, such as how entrants are quarantined, ends with
 * June 2021; C6 holds for the letter's day alone.
 */
import { D55 } from "@bluezone/policy/key-message";
import { type Day, parseDay } from "@bluezone/protocol/time";

/** A block as the server brings it. */
export type SeedBlock = {
  readonly code: string;
  readonly place: "headline" | "item" | "key-message";
  readonly title: { readonly vi: string; readonly en: string };
  readonly vi: string;
  readonly en: string;
  readonly source: string;
  readonly border?: true;
  readonly illustrative?: true;
  readonly validFrom: Day;
  /** The last day; undefined where it is used until the next version. */
  readonly validTo: Day | undefined;
};

/** Who answers for them. */
export const SEED_OWNER = "Sở Thông tin và Truyền thông";

const LETTER = "Công văn 1313/STTTT-KHTC ngày 27/12/2020, mục";
const DAYS = { validFrom: parseDay("2020-12-27"), validTo: undefined };
/** The last day of what was so in the time of the letter. */
export const SEED_END: Day = parseDay("2021-06-30");
const THEN = { validTo: SEED_END };

const item = (
  code: string,
  title: SeedBlock["title"],
  text: { readonly vi: string; readonly en: string },
  source: string,
  more: Partial<SeedBlock> = {},
): SeedBlock => ({ code, place: "item", title, ...text, source, ...DAYS, ...more });

/** Every block, in the order of the letter. */
export const SEED_BLOCKS: readonly SeedBlock[] = [
  item(
    "C1",
    { vi: "Cảnh giác, không hoang mang", en: "Alert, not alarmed" },
    {
      vi: "ngành y tế tiếp tục theo dõi sát tình hình dịch bệnh. Bà con yên tâm, đừng hoang mang, nhưng cũng đừng chủ quan.",
      en: "the health service goes on watching the situation closely. Be calm and do not be alarmed, but do not be careless either.",
    },
    `${LETTER} 1 và 5`,
    { place: "headline" },
  ),
  item(
    "C2",
    { vi: "Khẩu trang nơi công cộng", en: "Masks in public" },
    {
      vi: "ra chợ, đi xe, qua phà, bà con nhớ đeo khẩu trang, che kín cả mũi và miệng.",
      en: "at the market, on buses and on ferries, wear a mask over both nose and mouth.",
    },
    `${LETTER} 1 và 6.1`,
  ),
  item(
    "C3",
    { vi: "Rửa tay", en: "Clean hands" },
    {
      vi: "trước khi ăn và khi vừa về tới nhà, bà con rửa tay thật kỹ bằng xà bông.",
      en: "before eating and on coming home, wash your hands well with soap.",
    },
    `${LETTER} 1`,
  ),
  item(
    "C4",
    { vi: "5K (không tụ tập)", en: "5K, the ministry's wording" },
    {
      vi: "bà con giữ đủ 5K: khẩu trang, khử khuẩn, khoảng cách, không tụ tập đông người, khai báo y tế.",
      en: "keep all of 5K: mask, disinfection, distance, no crowding, health declaration.",
    },
    "Thông điệp 5K của Bộ Y tế, khoảng 30/08/2020",
    THEN,
  ),
  item(
    "C4b",
    { vi: "5K (không tập trung)", en: "5K, the letter's wording" },
    {
      vi: "bà con giữ đủ 5K: khẩu trang, khử khuẩn, khoảng cách, không tập trung, khai báo y tế.",
      en: "keep all of 5K: mask, disinfection, distance, no gathering, health declaration.",
    },
    `${LETTER} 3`,
    THEN,
  ),
  item(
    "C5",
    { vi: "Người nhập cảnh được cách ly thế nào", en: "How entrants are quarantined" },
    {
      vi: "người từ nước ngoài về tỉnh ta được ngành y tế đón và cho cách ly đủ ngày theo quy định; nhà nào có người sắp về thì gọi trạm y tế để hỏi trước.",
      en: "people who enter our province from abroad are met by the health service and quarantined for the days that the rule asks; if somebody of yours is coming, call the health station first.",
    },
    `${LETTER} 2`,
    THEN,
  ),
  item(
    "C6",
    { vi: "Tình hình mới nhất", en: "Latest situation" },
    {
      vi: "theo ngành y tế, hôm nay tỉnh ta chưa ghi nhận ca mắc mới trong cộng đồng; bà con nghe tin tiếp theo trên đài.",
      en: "by the health service, no new case was found in the community of our province today; listen to the station for more.",
    },
    `${LETTER} 5`,
    { validTo: DAYS.validFrom, illustrative: true },
  ),
  item(
    "C7",
    { vi: "Cài đặt Bluezone", en: "Installing Bluezone" },
    {
      vi: "bà con có điện thoại thông minh thì cài ứng dụng Bluezone. Chưa rành thì nhờ con cháu, hoặc hỏi cán bộ ở Ủy ban nhân dân xã và trạm y tế.",
      en: "if you have a smartphone, install Bluezone. If you are not used to it, ask the young ones, or the officers at the commune committee and the health station.",
    },
    `${LETTER} 5 và 7.2b`,
  ),
  item(
    "C8",
    { vi: "Thông điệp bắt buộc", en: "Key message" },
    {
      vi: D55,
      en: "If you install Bluezone, keep Bluetooth on 24 hours a day so that the software can find close contacts; installed with Bluetooth off, it will not detect close contacts.",
    },
    `${LETTER} 7.2b`,
    { place: "key-message" },
  ),
  item(
    "C9",
    { vi: "Tự giữ gìn sức khỏe", en: "Looking after oneself" },
    {
      vi: "mỗi ngày bà con tập thể dục một chút, ăn uống lành mạnh, giữ nhà cửa sạch thoáng và bớt tụ tập.",
      en: "every day take some exercise, eat well, keep the house clean and airy, and gather less.",
    },
    `${LETTER} 6.2`,
  ),
  item(
    "C10",
    { vi: "Người lớn tuổi, có bệnh nền", en: "Older people, underlying disease" },
    {
      vi: "nhà có ông bà lớn tuổi hay người có bệnh nền, con cháu giúp khai báo y tế và nhắc ông bà bớt đến chỗ đông người.",
      en: "where there are older people or people with an underlying disease, the young ones help them with the health declaration and remind them to keep from crowds.",
    },
    `${LETTER} 6.2`,
  ),
  item(
    "C11",
    { vi: "Ho, sốt thì gọi y tế", en: "Cough or fever: call" },
    {
      vi: "ai bị ho, sốt, khó thở thì ở nhà, gọi trạm y tế trước để được hướng dẫn.",
      en: "anybody with cough, fever or short breath stays home and calls the health station first for advice.",
    },
    `${LETTER} 6.2`,
  ),
  item(
    "C12",
    { vi: "Kiểm dịch y tế ở biên giới", en: "Health control at the border" },
    {
      vi: "ai qua cửa khẩu hay chở hàng qua biên giới thì tự khai báo và làm theo hướng dẫn của kiểm dịch viên y tế, cả người, xe và hàng.",
      en: "whoever passes the border or carries goods over it declares by themselves and follows the health officers there: people, vehicles and goods.",
    },
    `${LETTER} 7.2a`,
    { ...THEN, border: true },
  ),
  item(
    "C13",
    { vi: "Phòng lây chéo ở nơi cách ly", en: "No cross-infection in quarantine" },
    {
      vi: "ai đang ở nơi cách ly tập trung thì ở đúng phòng, đeo khẩu trang khi mở cửa và không dùng chung đồ.",
      en: "whoever is at a quarantine site stays in their own room, wears a mask when the door is open and shares no things.",
    },
    `${LETTER} 7.2a`,
    THEN,
  ),
  item(
    "C14",
    { vi: "Bà con vùng biên", en: "At the border" },
    {
      vi: "bà con vùng biên qua lại đúng cửa khẩu; bản thân hay người nhà vừa từ bên kia về thì gọi trạm y tế để được hướng dẫn cách ly và xét nghiệm.",
      en: "people at the border pass at the crossing points; if you or your family have just come from the other side, call the health station for advice on quarantine and testing.",
    },
    `${LETTER} 7.2c`,
    { ...THEN, border: true },
  ),
  item(
    "C15",
    { vi: "Chia sẻ tin có trách nhiệm", en: "Sharing news with care" },
    {
      vi: "nghe tin lạ trên mạng, bà con khoan chia sẻ; hỏi lại cán bộ xã, hoặc chờ tin của ngành y tế trên đài.",
      en: "when you hear strange news online, do not pass it on yet; ask the commune's officers, or wait for the health service's news on the station.",
    },
    `${LETTER} 7.1`,
  ),
  item(
    "C16",
    { vi: "Mua bán qua điện thoại, qua mạng", en: "Buying by phone and online" },
    {
      vi: "mua hàng thì gọi điện hoặc đặt qua mạng, nhờ giao tận nhà và trả tiền không dùng tiền mặt.",
      en: "buy by phone or online, have it brought to the door and pay without cash.",
    },
    `${LETTER} 6.8`,
  ),
];
