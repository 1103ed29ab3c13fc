/** What is said of each indicator: its name, what it counts of what and from which source, what it cannot say, what fails and what to do. */
import type { Bilingual } from "./bilingual.ts";
import type { Indicator } from "./indicator.ts";

/** The texts of one. What it means that the limit is not reached (`fails`), and what to do, are there where there is a limit. */
export type IndicatorTexts = {
  readonly name: Bilingual;
  readonly counts: Bilingual;
  readonly cannot: Bilingual;
  readonly fails?: Bilingual;
  readonly todo?: Bilingual;
};

const NEW_CASES = "ca mới (xác định, có thể) ghi nhận trong tuần";

/** The texts of all. */
export const INDICATOR_TEXTS: Readonly<Record<Indicator, IndicatorTexts>> = {
  coded: {
    name: { vi: "Ca được cấp mã", en: "Cases with a code" },
    counts: {
      vi: `Số ca đã được cấp mã xác nhận, trên số ${NEW_CASES}. Nguồn: bàn y tế.`,
      en: "Cases that were given a verification code, of the new cases (confirmed, probable) of the week. Source: the health desk.",
    },
    cannot: {
      vi: "Không cho biết người bệnh có điện thoại thông minh hay không.",
      en: "It does not say whether the patient has a smartphone.",
    },
    fails: {
      vi: "Nhiều ca không được cấp mã, nên người ở gần họ không được báo.",
      en: "Many cases get no code, so people near them are not warned.",
    },
    todo: {
      vi: "Mở trang «Mã xác nhận», mục chưa cấp mã; hỏi các trạm vì sao: thiếu số điện thoại, hay chưa làm.",
      en: "Open Codes, without a code; ask the stations why: no number, or not done.",
    },
  },
  codedInTime: {
    name: { vi: "Ca được cấp mã trong 24 giờ", en: "Cases with a code within 24 hours" },
    counts: {
      vi: `Số ca có mã trong 24 giờ từ lúc ghi nhận, trên số ${NEW_CASES} đã qua 24 giờ. Nguồn: bàn y tế.`,
      en: "Cases with a code within 24 hours of becoming one, of the new cases of the week whose 24 hours are over. Source: the health desk.",
    },
    cannot: {
      vi: "Không tính thời gian từ khi có triệu chứng đến khi ghi nhận ca.",
      en: "It leaves out the time from the first symptom until somebody becomes a case.",
    },
    fails: {
      vi: "Quá nửa số ca sau một ngày vẫn chưa có mã.",
      en: "More than half of the cases have no code after a day.",
    },
    todo: {
      vi: "Hỏi các trạm và phòng xét nghiệm: mã phải đi cùng tin nhắn kết quả. Nơi nào chậm nhất thì làm trước.",
      en: "Ask stations and laboratories: the code must leave with the result's message. Begin where it is slowest.",
    },
  },
  entered: {
    name: { vi: "Mã được nhập vào máy", en: "Codes entered" },
    counts: {
      vi: "Số ca có mã đã nhập trên điện thoại, trên số ca được cấp mã. Nguồn: bàn y tế.",
      en: "Cases whose code was entered on a phone, of the cases with a code. Source: the health desk.",
    },
    cannot: {
      vi: "Không phân biệt người không có ứng dụng với người không muốn nhập.",
      en: "It does not tell those without the app from those who do not wish to.",
    },
    fails: {
      vi: "Quá nửa số ca có mã không nhập mã.",
      en: "More than half of those with a code never enter it.",
    },
    todo: {
      vi: "Gọi người bệnh, đọc mã qua điện thoại và giúp bấm; xem tin nhắn có đến không.",
      en: "Call patients, read the code out and help them tap; see whether messages arrive.",
    },
  },
  certified: {
    name: { vi: "Chia sẻ sau khi nhập mã", en: "Shared after the code" },
    counts: {
      vi: "Số ca mà điện thoại đã nhận chứng thư để chia sẻ khóa, trên số ca đã nhập mã. Nguồn: bàn y tế.",
      en: "Cases whose phone got the certificate with which it shares keys, of the cases whose code was entered. Source: the health desk.",
    },
    cannot: {
      vi: "Không cho biết máy chủ khóa đã nhận hay chưa: bàn y tế không thấy khóa.",
      en: "It does not say whether the key server took them: the health desk sees no keys.",
    },
    fails: {
      vi: "Nhiều người nhập mã rồi bỏ dở.",
      en: "Many enter their code and then stop.",
    },
    todo: {
      vi: "Nhiều người dừng ở bước cuối: xem máy chủ khóa có chạy không (trang vận hành), rồi hỏi vài người vì sao dừng.",
      en: "Many stop at the last step: see whether the key server runs (the operator's page), then ask a few why they stopped.",
    },
  },
  shared: {
    name: { vi: "Ca đã chia sẻ", en: "Cases that shared" },
    counts: {
      vi: `Số ca mà điện thoại đã nhận chứng thư để chia sẻ khóa, trên số ${NEW_CASES}. Nguồn: bàn y tế.`,
      en: "Cases whose phone got the certificate with which it shares keys, of the new cases of the week. Source: the health desk.",
    },
    cannot: {
      vi: "Người chưa cài ứng dụng cũng nằm trong mẫu số: không bao giờ đạt 100%.",
      en: "Those without the app are among what it is of: it never reaches 100%.",
    },
    fails: {
      vi: "Chưa đến một phần mười số ca báo được cho người ở gần qua ứng dụng.",
      en: "Fewer than one case in ten warns anybody through the app.",
    },
    todo: {
      vi: "Xem ba dòng trên để biết vướng ở đâu: cấp mã, nhập mã hay chia sẻ.",
      en: "See in the three lines above where it is lost: the code, entering it, or sharing.",
    },
  },
  tested: {
    name: { vi: "Người do ứng dụng tìm ra được xét nghiệm", en: "Contacts from the app who were tested" },
    counts: {
      vi: "Số người tiếp xúc chỉ biết được nhờ ứng dụng đã có kết quả xét nghiệm, trên số người đó đã qua 14 ngày. Nguồn: bàn y tế.",
      en: "Contacts whom the app alone found with a result of a test, of those whose 14 days are over. Source: the health desk.",
    },
    cannot: {
      vi: "Chỉ gồm người nhận cảnh báo đã nhờ trạm gọi lại.",
      en: "They are only those warned people who asked a station for a call.",
    },
    fails: {
      vi: "Quá nửa số người do ứng dụng tìm ra không được xét nghiệm.",
      en: "More than half of the contacts from the app are not tested.",
    },
    todo: {
      vi: "Hẹn lấy mẫu ngay trong cuộc gọi đầu tiên.",
      en: "Agree on a sample in the first call.",
    },
  },
  quarantined: {
    name: { vi: "Người do ứng dụng tìm ra đã cách ly", en: "Contacts from the app in quarantine" },
    counts: {
      vi: "Số người tiếp xúc chỉ biết được nhờ ứng dụng đã cách ly, trên số người đó đã qua 14 ngày. Nguồn: bàn y tế.",
      en: "Contacts whom the app alone found who went into quarantine, of those whose 14 days are over. Source: the health desk.",
    },
    cannot: {
      vi: "Không gồm người tự ở nhà mà không báo trạm.",
      en: "Those who stay at home without telling a station are not among them.",
    },
    fails: {
      vi: "Quá nửa số người do ứng dụng tìm ra không cách ly.",
      en: "More than half of the contacts from the app do not quarantine.",
    },
    todo: {
      vi: "Xem người do ứng dụng tìm ra có được xếp F1 kịp không, và họ cần hỗ trợ gì để ở nhà.",
      en: "See whether they are classed as F1 in time, and what they need to stay at home.",
    },
  },
  negative: {
    name: {
      vi: "Âm tính trong số người do ứng dụng tìm ra đã xét nghiệm",
      en: "Negative among contacts from the app",
    },
    counts: {
      vi: "Số người chỉ biết được nhờ ứng dụng có kết quả âm tính và không thành ca, trên số người đó đã xét nghiệm và đã qua 14 ngày. Nguồn: bàn y tế.",
      en: "Contacts whom the app alone found with a negative result who did not become a case, of those who were tested and whose 14 days are over. Source: the health desk.",
    },
    cannot: {
      vi: "Âm tính không có nghĩa là cảnh báo sai: người đó có thể đã ở gần ca bệnh mà không lây.",
      en: "A negative result does not make an alert wrong: somebody may have been near a case and not have caught it.",
    },
  },
  attackApp: {
    name: { vi: "Tỷ lệ thành ca, người do ứng dụng tìm ra", en: "Secondary attack, contacts from the app" },
    counts: {
      vi: "Số người tiếp xúc chỉ biết được nhờ ứng dụng thành ca trong 14 ngày sau ngày tiếp xúc, trên số người đó đã qua 14 ngày. Nguồn: bàn y tế.",
      en: "Contacts whom the app alone found who became a case within 14 days of the contact, of those whose 14 days are over. Source: the health desk.",
    },
    cannot: {
      vi: "Không chứng minh ai lây cho ai. Chỉ gồm người nhận cảnh báo đã nhờ trạm gọi lại.",
      en: "It does not prove who infected whom. They are only those warned people who asked a station for a call.",
    },
    fails: {
      vi: "Rất ít người do ứng dụng tìm ra thành ca: cảnh báo có thể đang quá rộng.",
      en: "Very few contacts from the app become cases: alerts may go too wide.",
    },
    todo: {
      vi: "Cảnh báo đang quá rộng: xem lại ngưỡng cảnh báo với người phụ trách ứng dụng, trước khi dân mệt mỏi.",
      en: "Alerts go too wide: look at the threshold of alerts with whoever runs the app, before people tire.",
    },
  },
  attackOther: {
    name: { vi: "Tỷ lệ thành ca, người tiếp xúc khác", en: "Secondary attack, other contacts" },
    counts: {
      vi: "Số người tiếp xúc từ phỏng vấn hoặc từ tệp thành ca trong 14 ngày, trên số người đó đã qua 14 ngày. Nguồn: bàn y tế.",
      en: "Contacts from interviews or files who became a case within 14 days, of those whose 14 days are over. Source: the health desk.",
    },
    cannot: {
      vi: "Gồm cả người sống cùng nhà, là nơi dễ lây nhất: cao hơn người do ứng dụng tìm ra là lẽ thường.",
      en: "People of one household are among them, where most is passed on: it is usually higher than that of the app.",
    },
  },
  revised: {
    name: { vi: "Mã của kết quả bị rút lại", en: "Codes of results taken back" },
    counts: {
      vi: "Số mã báo kết quả đã xem lại, trên số mã đã cấp trong tuần. Nguồn: bàn y tế.",
      en: "Codes that told of a revised result, of the codes issued in the week. Source: the health desk.",
    },
    cannot: {
      vi: "Không cho biết bao nhiêu người đã nhận cảnh báo sai.",
      en: "It does not say how many people were warned without cause.",
    },
    fails: {
      vi: "Nhiều kết quả phải rút lại sau khi đã cấp mã.",
      en: "Many results are taken back after their code had left.",
    },
    todo: {
      vi: "Hỏi phòng xét nghiệm: chỉ cấp mã khi kết quả đã chắc.",
      en: "Ask the laboratory: a code only once the result is sure.",
    },
  },
  onsetToSample: {
    name: { vi: "Có triệu chứng đến lấy mẫu", en: "Onset to sample" },
    counts: {
      vi: "Số ngày từ ngày có triệu chứng đến ngày lấy mẫu, của ca có đủ hai ngày. Nguồn: bàn y tế.",
      en: "Days from the first symptom to the sample, of cases with both. Source: the health desk.",
    },
    cannot: {
      vi: "Ca không triệu chứng không có trong số này.",
      en: "Cases without symptoms are not in it.",
    },
    fails: {
      vi: "Người có triệu chứng được lấy mẫu quá muộn.",
      en: "People with symptoms are tested too late.",
    },
    todo: {
      vi: "Nhắc người có triệu chứng đi xét nghiệm sớm; thêm điểm lấy mẫu.",
      en: "Ask people with symptoms to be tested early; open more places for samples.",
    },
  },
  sampleToResult: {
    name: { vi: "Lấy mẫu đến kết quả", en: "Sample to result" },
    counts: {
      vi: "Số ngày từ ngày lấy mẫu đến ngày có kết quả. Nguồn: bàn y tế.",
      en: "Days from the sample to the result. Source: the health desk.",
    },
    cannot: {
      vi: "Chỉ biết ngày, không biết giờ.",
      en: "Days are known, not hours.",
    },
    fails: {
      vi: "Kết quả xét nghiệm về quá chậm.",
      en: "Results come too slowly.",
    },
    todo: {
      vi: "Hỏi phòng xét nghiệm: chở mẫu, chia mẫu cho nơi khác, hoặc dùng xét nghiệm nhanh.",
      en: "Ask the laboratory: carry samples faster, share them out, or use rapid tests.",
    },
  },
  resultToCode: {
    name: { vi: "Ghi nhận đến cấp mã", en: "Becoming a case to code" },
    counts: {
      vi: "Số giờ từ lúc ghi nhận ca đến lúc cấp mã đầu tiên. Nguồn: bàn y tế.",
      en: "Hours from becoming a case to the first code. Source: the health desk.",
    },
    cannot: {
      vi: "Ca chưa có mã không nằm trong số này: xem dòng «Ca được cấp mã».",
      en: "Cases without a code are not in it: see Cases with a code.",
    },
    fails: {
      vi: "Mã được cấp quá chậm.",
      en: "Codes are issued too slowly.",
    },
    todo: {
      vi: "Để mã đi cùng tin nhắn kết quả, không chờ cuộc gọi phỏng vấn.",
      en: "Let the code leave with the result's message, without waiting for the interview.",
    },
  },
  codeToEntered: {
    name: { vi: "Cấp mã đến nhập mã", en: "Code to entering it" },
    counts: {
      vi: "Số giờ từ lúc cấp mã đến lúc nhập trên điện thoại, làm tròn 10 phút. Nguồn: bàn y tế.",
      en: "Hours from the code to its entry on a phone, in whole ten minutes. Source: the health desk.",
    },
    cannot: {
      vi: "Không biết lúc nào người bệnh đọc tin nhắn.",
      en: "Nobody knows when the message was read.",
    },
    fails: {
      vi: "Mã được nhập quá muộn.",
      en: "Codes are entered too late.",
    },
    todo: {
      vi: "Gọi nhắc trong ngày; giải thích vì sao chia sẻ sớm thì có ích.",
      en: "Remind by a call on the same day; say why sharing early helps.",
    },
  },
  enteredToCertified: {
    name: { vi: "Nhập mã đến chia sẻ", en: "Entering to sharing" },
    counts: {
      vi: "Số giờ từ lúc nhập mã đến lúc nhận chứng thư để chia sẻ, làm tròn 10 phút. Nguồn: bàn y tế.",
      en: "Hours from entering the code to the certificate for sharing, in whole ten minutes. Source: the health desk.",
    },
    cannot: {
      vi: "Từ lúc này đến khi khóa vào danh sách còn khoảng 20 phút, hoặc hơn một giờ ở nơi danh sách ngày ít khóa được gom lâu hơn.",
      en: "From then until the keys are in a list it takes about 20 minutes, or more than an hour where quiet lists wait for more keys.",
    },
    fails: {
      vi: "Từ nhập mã đến chia sẻ mất quá lâu.",
      en: "From entering the code to sharing takes too long.",
    },
    todo: {
      vi: "Nhắc người bệnh bấm Chia sẻ; xem máy chủ khóa có chạy không.",
      en: "Remind patients to tap Share; see whether the key server runs.",
    },
  },
  onsetToCertified: {
    name: { vi: "Cả chặng, từ có triệu chứng đến chia sẻ", en: "All the way, onset to sharing" },
    counts: {
      vi: "Số ngày từ ngày có triệu chứng đến ngày chia sẻ. Nguồn: bàn y tế.",
      en: "Days from the first symptom to sharing. Source: the health desk.",
    },
    cannot: {
      vi: "Không gồm thời gian máy người khác tải danh sách và người đó mở cảnh báo: xem dòng «Cảnh báo mở trong 24 giờ» ở trang công khai.",
      en: "The time until other phones load the list and somebody opens the alert is not in it: see Opened within 24 hours on the public page.",
    },
    fails: {
      vi: "Cả chặng quá chậm: cảnh báo sau 5 ngày thì phần lớn lây nhiễm đã xảy ra.",
      en: "The whole way is too slow: five days on, most of the passing on has happened.",
    },
    todo: {
      vi: "Tìm chặng dài nhất ở bảng và sửa chặng đó trước.",
      en: "Find the longest step in the table and mend that first.",
    },
  },
  reach: {
    name: { vi: "Máy đang hoạt động trên dân số", en: "Active phones in the population" },
    counts: {
      vi: "Số máy đồng ý báo đang hoạt động trong tuần (tự nguyện, chưa xác thực), trên dân số. Nguồn: bàn triển khai.",
      en: "Phones that agreed to report and did in the week (voluntary, unverified), of the population. Source: the rollout desk.",
    },
    cannot: {
      vi: "Máy không đồng ý báo thì không đếm: số thật cao hơn.",
      en: "Phones that did not agree are not counted: the true figure is higher.",
    },
    fails: {
      vi: "Quá ít máy đang hoạt động: phần lớn lần ở gần nhau không máy nào ghi.",
      en: "Too few phones are active: most meetings are noted by nobody.",
    },
    todo: {
      vi: "Chọn hai huyện thấp nhất, hỏi điểm hỗ trợ ở đó người dân vướng gì.",
      en: "Take the two lowest districts and ask the places of help there what stops people.",
    },
  },
  opened: {
    name: { vi: "Cảnh báo đã mở", en: "Alerts opened" },
    counts: {
      vi: "Số cảnh báo được mở trong 14 ngày, trên số cảnh báo của máy có đồng ý. Ước tính từ câu trả lời đã trộn ngẫu nhiên.",
      en: "Alerts opened within 14 days, of the alerts of phones that agreed. Estimated from randomly mixed answers.",
    },
    cannot: {
      vi: "Không ai biết máy nào đã nhận cảnh báo. Máy không đồng ý thì không có trong số này.",
      en: "Nobody knows which phone was warned. Phones that did not agree are not in it.",
    },
    fails: {
      vi: "Nhiều cảnh báo không được mở.",
      en: "Many alerts are never opened.",
    },
    todo: {
      vi: "Nhắc bà con mở cảnh báo khi thấy thông báo của Bluezone; xem lời thông báo có dễ hiểu không.",
      en: "Remind people to open the alert when Bluezone notifies; see whether the notice is understood.",
    },
  },
  openedIn6: {
    name: { vi: "Cảnh báo mở trong 6 giờ", en: "Opened within 6 hours" },
    counts: {
      vi: "Số cảnh báo được mở trong 6 giờ từ khi có danh sách khóa, trên số cảnh báo đã mở. Ước tính như trên.",
      en: "Alerts opened within 6 hours of their list of keys, of the alerts that were opened. Estimated as above.",
    },
    cannot: {
      vi: "Gồm cả thời gian chờ máy đọc danh sách, thường nửa giờ. Người sau đó dương tính không có trong số này.",
      en: "It includes the wait until the phone reads the list, usually half an hour. It leaves out those who tested positive afterwards.",
    },
  },
  openedInDay: {
    name: { vi: "Cảnh báo mở trong 24 giờ", en: "Opened within 24 hours" },
    counts: {
      vi: "Số cảnh báo được mở trong 24 giờ từ khi có danh sách khóa, trên số cảnh báo đã mở. Ước tính như trên.",
      en: "Alerts opened within 24 hours of their list of keys, of the alerts that were opened. Estimated as above.",
    },
    cannot: {
      vi: "Không cho biết đúng số giờ: máy chỉ nói 6 giờ, 24 giờ hay lâu hơn.",
      en: "It does not say how many hours: phones say only 6 hours, 24 hours or longer.",
    },
    fails: {
      vi: "Quá nửa số cảnh báo đã mở được mở sau hơn một ngày.",
      en: "More than half of the opened alerts are opened after more than a day.",
    },
    todo: {
      vi: "Xem máy có đọc danh sách đều không (máy tắt ứng dụng, hết dữ liệu), rồi nhắc bà con mở thông báo của Bluezone.",
      en: "See whether phones read the list regularly (apps that are stopped, no data), then remind people to open Bluezone's notice.",
    },
  },
  stepped: {
    name: { vi: "Đã làm bước tiếp theo", en: "Next step taken" },
    counts: {
      vi: "Số cảnh báo mà chủ máy đã nhờ trạm gọi lại, hoặc nhập mã của kết quả dương tính, trong 14 ngày, trên số cảnh báo. Ước tính như trên.",
      en: "Alerts after which somebody asked for a call, or entered the code of a positive result, within 14 days, of all alerts. Estimated as above.",
    },
    cannot: {
      vi: "Không gồm người tự ở nhà, hoặc đi xét nghiệm âm tính mà không nhờ gọi.",
      en: "Those who stayed at home, or tested negative without asking for a call, are not in it.",
    },
    fails: {
      vi: "Rất ít người được cảnh báo làm bước tiếp theo.",
      en: "Very few of the warned take the next step.",
    },
    todo: {
      vi: "Xem trạm có trả lời các cuộc nhờ gọi không, và điểm xét nghiệm có gần dân không.",
      en: "See whether stations answer requests for a call, and whether tests are near.",
    },
  },
  positiveAfter: {
    name: { vi: "Dương tính trong số người được cảnh báo", en: "Positive among the warned" },
    counts: {
      vi: "Số cảnh báo mà trong 14 ngày sau đó chính máy ấy nhập mã của kết quả dương tính, trên số cảnh báo. Ước tính như trên.",
      en: "Alerts after which the same phone entered the code of a positive result within 14 days, of all alerts. Estimated as above.",
    },
    cannot: {
      vi: "Người dương tính mà không nhập mã thì không thấy: số thật cao hơn.",
      en: "Who tested positive and entered no code is not seen: the true figure is higher.",
    },
    fails: {
      vi: "Rất ít người được cảnh báo sau đó dương tính: cảnh báo đang quá rộng.",
      en: "Very few of the warned test positive: alerts go too wide.",
    },
    todo: {
      vi: "Xem lại ngưỡng cảnh báo.",
      en: "Look at the threshold of alerts.",
    },
  },
  withdrawn: {
    name: { vi: "Cảnh báo đã rút lại", en: "Alerts withdrawn" },
    counts: {
      vi: "Số cảnh báo đã rút lại vì kết quả kia được sửa, trên mọi cảnh báo của máy có đồng ý. Ước tính như trên.",
      en: "Alerts withdrawn because the result behind them was revised, of all alerts of phones that agreed. Estimated as above.",
    },
    cannot: {
      vi: "Kết quả sai mà không ai sửa thì không thấy.",
      en: "A wrong result that nobody revised is not seen.",
    },
    fails: {
      vi: "Nhiều cảnh báo phải rút lại: nhiều người đã lo mà không cần.",
      en: "Many alerts are withdrawn: many people worried without need.",
    },
    todo: {
      vi: "Hỏi phòng xét nghiệm về các kết quả phải sửa; chỉ cấp mã khi kết quả đã chắc.",
      en: "Ask the laboratory about the results that were revised; a code only once the result is sure.",
    },
  },
};
