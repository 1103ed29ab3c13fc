/** The table to begin with: one row that shows how each cell is written and that nobody has to delete. */
import { RESULT_COLUMNS, type ResultColumn } from "@bluezone/contract/health/results";
import type { Disease } from "@bluezone/policy/disease";
import { csvText } from "../../../kit/table/csv-text.ts";

/** "VÍ DỤ" as the number of the sample: the server leaves such a row out. */
const exampleOf = ({ tests }: Pick<Disease, "tests">): Readonly<Record<ResultColumn, string>> => ({
  reference: "VÍ DỤ",
  name: "Nguyễn Văn Ví Dụ",
  birthYear: "1975",
  phone: "0912 345 678",
  commune: "Vĩnh Thạnh Trung",
  address: "dòng này chỉ để xem, máy bỏ qua",
  test: tests[0]?.words.vi ?? "",
  result: "âm tính",
  sampleDay: "25/12/2020",
  resultDay: "26/12/2020",
  onset: "không có",
  unit: "",
});

/** The table, its columns by the names of the contract. */
export const templateText = (disease: Pick<Disease, "tests">): string => {
  const example = exampleOf(disease);
  return csvText([RESULT_COLUMNS, RESULT_COLUMNS.map((column) => example[column])]);
};
