/** Somebody's samples, as they may read them themselves. */
import type { Holding } from "../people/holding.ts";
import { day, facts, opened } from "../people/holding-words.ts";
import { EVERYWHERE } from "../people/store.ts";
import { dropSamplesAbout, samplesOf } from "./store.ts";

const SPECIMENS = {
  "nose-throat": "dịch tỵ hầu",
  throat: "dịch họng",
  saliva: "nước bọt",
  sputum: "đờm",
  blood: "máu",
  other: "mẫu khác",
};
const RESULTS = { positive: "dương tính", negative: "âm tính", unclear: "chưa rõ" };

/** Samples with their results. */
export const SAMPLES: Holding = {
  table: "sample",
  title: "Mẫu xét nghiệm",
  purpose: "Theo dõi xét nghiệm của ca bệnh và người tiếp xúc",
  until: "cùng với ca bệnh hoặc lần tiếp xúc mà mẫu thuộc về",
  rows: async (sql, person) =>
    (await samplesOf(sql, EVERYWHERE, [person.id]))
      .toReversed()
      .map((row) =>
        facts(
          ["Lấy mẫu ngày", day(row.taken_day)],
          ["Mẫu", SPECIMENS[row.specimen]],
          ["Xét nghiệm", row.test === "pcr" ? "PCR" : "nhanh"],
          ["Phòng xét nghiệm", opened(person, `sample/${row.id}/laboratory`, row.laboratory)],
          ["Kết quả", row.result && `${RESULTS[row.result]}, ngày ${day(row.result_day)}`],
        ),
      ),
  drop: dropSamplesAbout,
};
