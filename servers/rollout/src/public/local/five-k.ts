/** The five Ks by kind of place, short enough for a phone: what one does there, not what one must not. */

type Both = { readonly vi: string; readonly en: string };
type Place = { readonly place: string; readonly title: Both; readonly lines: readonly Both[] };

const MASK: Both = {
  vi: "Khẩu trang: che kín cả mũi và miệng.",
  en: "Mask: over both nose and mouth.",
};
const WASH: Both = {
  vi: "Khử khuẩn: rửa tay bằng xà bông khi tới và khi về.",
  en: "Clean hands: wash with soap on coming and on going home.",
};
const DECLARE: Both = {
  vi: "Khai báo y tế: ho, sốt, khó thở thì ở nhà, gọi trạm y tế trước.",
  en: "Declare: with cough, fever or short breath stay home and call the health station first.",
};

/** Every place. */
export const FIVE_K: readonly Place[] = [
  {
    place: "market",
    title: { vi: "Chợ, siêu thị, cửa hàng", en: "Markets and shops" },
    lines: [
      MASK,
      WASH,
      {
        vi: "Khoảng cách: đứng cách người trước một sải tay khi trả tiền.",
        en: "Distance: an arm's length from the person in front.",
      },
      {
        vi: "Không tụ tập: mua nhanh, đi lúc vắng, hoặc gọi điện đặt hàng.",
        en: "No crowding: shop quickly, at quiet hours, or order by phone.",
      },
      DECLARE,
    ],
  },
  {
    place: "transport",
    title: { vi: "Xe khách, xe buýt, qua phà", en: "Buses and ferries" },
    lines: [
      MASK,
      WASH,
      {
        vi: "Khoảng cách: ngồi cách một ghế khi còn chỗ, mở cửa sổ khi được.",
        en: "Distance: leave a seat free when you can, open windows.",
      },
      {
        vi: "Không tụ tập: chờ ở chỗ thoáng, lên xuống lần lượt.",
        en: "No crowding: wait in the open, get on and off in turn.",
      },
      {
        vi: "Nhớ số xe hoặc tên phà và giờ đi, khi cần y tế sẽ hỏi.",
        en: "Remember the vehicle or ferry and the time, in case the health service asks.",
      },
    ],
  },
  {
    place: "school",
    title: { vi: "Trường học", en: "Schools" },
    lines: [
      MASK,
      WASH,
      {
        vi: "Khoảng cách: mỗi bàn cách nhau, mở cửa lớp.",
        en: "Distance: desks apart, classroom windows open.",
      },
      { vi: "Không tụ tập: ra về từng lớp.", en: "No crowding: leave class by class." },
      {
        vi: "Khai báo y tế: con ho, sốt thì nghỉ ở nhà và báo trường.",
        en: "Declare: with cough or fever the child stays home and tells the school.",
      },
    ],
  },
  {
    place: "health",
    title: { vi: "Bệnh viện, trạm y tế, nhà thuốc", en: "Hospitals, health stations, pharmacies" },
    lines: [
      {
        vi: "Khẩu trang: dùng loại y tế, che kín cả mũi và miệng.",
        en: "Mask: a medical one, over both nose and mouth.",
      },
      WASH,
      {
        vi: "Khoảng cách: chờ ở ghế có vạch, ít người đi cùng.",
        en: "Distance: wait on marked seats, bring few people along.",
      },
      { vi: "Không tụ tập: gọi hẹn giờ trước khi tới.", en: "No crowding: call for a time before you come." },
      DECLARE,
    ],
  },
  {
    place: "work",
    title: { vi: "Cơ quan, nhà máy", en: "Offices and factories" },
    lines: [
      MASK,
      WASH,
      { vi: "Khoảng cách: ăn lệch giờ, ngồi so le.", en: "Distance: eat at different hours, sit apart." },
      {
        vi: "Không tụ tập: họp ngắn, họp qua mạng khi được.",
        en: "No crowding: short meetings, online when possible.",
      },
      DECLARE,
    ],
  },
  {
    place: "home",
    title: { vi: "Ở nhà, nhà có người lớn tuổi", en: "At home, with elderly people" },
    lines: [
      {
        vi: "Ra ngoài về: rửa tay, thay khẩu trang rồi mới chăm ông bà.",
        en: "Coming home: wash your hands and change your mask before you care for the elderly.",
      },
      {
        vi: "Mở cửa cho thoáng, lau mặt bàn, tay nắm mỗi ngày.",
        en: "Let air in; wipe tables and handles every day.",
      },
      {
        vi: "Ông bà bớt đến chỗ đông người; con cháu đi chợ giúp.",
        en: "Elderly people avoid crowds; others shop for them.",
      },
      DECLARE,
    ],
  },
];
