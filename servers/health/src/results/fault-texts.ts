/** What is wrong in a cell, said in a file of errors: its own words, for whoever mends it away from the desk. */
import type { ResultColumn, RowFaultCode } from "@bluezone/contract/health/results";
import type { Disease } from "@bluezone/policy/disease";

/** By code, in Vietnamese. */
const TEXTS: Readonly<Record<Exclude<RowFaultCode, "test_invalid" | "result_invalid">, string>> = {
  cell_too_long: "ô dài hơn 10.000 ký tự, viết ngắn lại",
  reference_invalid: "thiếu mã, hoặc có ký tự lạ; dùng chữ không dấu và số, đến 40 ký tự",
  result_differs: "mẫu này đã có kết quả khác; sửa ở hồ sơ ca bệnh",
  name_invalid: "thiếu tên, hoặc có ký tự không thuộc tên người",
  birth_year_invalid: "cần bốn chữ số, không sau năm nay",
  phone_invalid: "chưa phải số Việt Nam; ghi đủ số 0 ở đầu, hoặc để trống",
  address_invalid: "dài hơn 160 ký tự, hoặc có ký tự lạ",
  commune_unknown: "không thấy xã này; ghi đúng tên, hoặc mã 5 số",
  commune_ambiguous: "nhiều nơi trùng tên; ghi mã 5 số",
  unit_unknown: "không thấy đơn vị y tế mang mã này",
  sample_day_invalid: "cần một ngày có thật trong 60 ngày qua, như 26/12/2020",
  result_day_invalid: "cần một ngày từ ngày lấy mẫu đến hôm nay",
  onset_invalid: "cần một ngày có thật trong 60 ngày qua, hoặc «không có»",
};
/** Columns as the pages call them. */
const TITLES: Readonly<Record<ResultColumn, string>> = {
  reference: "mã mẫu",
  name: "họ tên",
  birthYear: "năm sinh",
  phone: "điện thoại",
  commune: "xã",
  address: "địa chỉ",
  test: "xét nghiệm",
  result: "kết quả",
  sampleDay: "ngày lấy mẫu",
  resultDay: "ngày có kết quả",
  onset: "ngày có triệu chứng",
  unit: "đơn vị",
};

const RESULT = "ghi dương tính hoặc âm tính";

/** What a code says; two of them name the tests of the disease. */
function textOf(code: string, { tests }: Pick<Disease, "tests">): string {
  const names = (some: Disease["tests"]): string => some.map(({ words }) => words.vi).join(", ");
  if (code === "test_invalid") return `ghi một trong: ${names(tests)}`;
  if (code !== "result_invalid") return TEXTS[code as keyof typeof TEXTS] ?? code;
  const less = tests.filter(({ makes }) => makes !== "confirmed");
  return less.length === 0 ? RESULT : `${RESULT}; với ${names(less)} không ghi xác nhận`;
}

/** "ngày lấy mẫu: cần một ngày có thật trong 60 ngày qua, như 26/12/2020". */
export const faultText = (
  { column, code }: { readonly column: string; readonly code: string },
  disease: Pick<Disease, "tests">,
): string => `${TITLES[column as ResultColumn] ?? column}: ${textOf(code, disease)}`;
