/**
 * D55: the message that letter 1313/STTTT-KHTC of 27 December 2020, section 7.2b, has everybody stress. One constant, byte
 * for byte the letter's, without its quotation marks: never typed again, shortened or bettered.
 */

/** The message. Shown whole, in Vietnamese, also beside other languages. */
export const D55 =
  "Cài đặt Bluezone phải bật Bluetooth 24/24 giờ, thì phần mềm mới phát huy việc tìm thấy tiếp xúc gần, nếu cài đặt phần mềm, mà tắt Bluetooth phần mềm sẽ không phát hiện các trường hợp tiếp xúc gần";
