/** What digests of this desk count, in words. */
import type { Waiting } from "@bluezone/contract/health/waiting";
import { digestTexts } from "@bluezone/desk/digest/text";

const NOUNS: Readonly<Record<Waiting, string>> = {
  quarantineUnwell: "người cách ly cần xem",
  callbacks: "cuộc gọi",
  casesWithoutCode: "ca chưa có mã",
  codesWaiting: "mã chưa đến",
  codesEnding: "mã sắp hết hạn",
  casesUnreported: "ca chưa báo cáo Bộ Y tế",
  casesUninterviewed: "ca chưa phỏng vấn",
  handOvers: "ca chờ nhận",
  careRequests: "đề nghị về hồ sơ",
  careAnswered: "hồ sơ vừa đến",
  contactsUnclassed: "người chờ xếp loại",
  contactsUnwatched: "F1 chưa cách ly",
  clustersGrown: "chùm ca vừa tăng",
  followUps: "việc theo dõi",
  quarantineRounds: "lượt ghi nhiệt độ",
  quarantineDue: "giấy hết cách ly",
  quarantineEnds: "người hết cách ly hôm nay",
  quarantineChanged: "ngày cách ly phải đổi",
  adviceWaiting: "lời nhờ hướng dẫn",
  declarationsWaiting: "tờ khai",
  filesWithFaults: "tệp kết quả có lỗi",
  dataRequests: "yêu cầu về dữ liệu",
};

export const { digestText, digestCodeText } = digestTexts({ desk: "bàn y tế", nouns: NOUNS });
