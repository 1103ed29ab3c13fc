/** Somebody's samples, as they may read them themselves. */
import { wordsOf } from "@bluezone/policy/disease";
import type { Holding } from "../people/holding.ts";
import { day, facts, opened } from "../people/holding-words.ts";
import { EVERYWHERE } from "../people/store.ts";
import { dropSamplesAbout, samplesOf } from "./store.ts";

const RESULTS = { positive: "dương tính", negative: "âm tính", unclear: "chưa rõ" };

/** Samples with their results. */
export const SAMPLES: Holding = {
  table: "sample",
  title: "Mẫu xét nghiệm",
  purpose: "Theo dõi xét nghiệm của ca bệnh và người tiếp xúc",
  until: "cùng với ca bệnh hoặc lần tiếp xúc mà mẫu thuộc về",
  rows: async (sql, person, { config: { disease } }) =>
    (await samplesOf(sql, EVERYWHERE, [person.id]))
      .toReversed()
      .map((row) =>
        facts(
          ["Lấy mẫu ngày", day(row.taken_day)],
          ["Mẫu", wordsOf(disease.specimens, row.specimen).vi],
          ["Xét nghiệm", wordsOf(disease.tests, row.test).vi],
          ["Phòng xét nghiệm", opened(person, `sample/${row.id}/laboratory`, row.laboratory)],
          ["Kết quả", row.result && `${RESULTS[row.result]}, ngày ${day(row.result_day)}`],
        ),
      ),
  drop: dropSamplesAbout,
};
