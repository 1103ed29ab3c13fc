/** Somebody's cases, as they may read them themselves. */
import { wordsOf } from "@bluezone/policy/disease";
import type { Holding } from "../people/holding.ts";
import { day, facts, moment, opened } from "../people/holding-words.ts";
import { fromMs } from "../tables.ts";
import { clustersOf } from "./clusters-store.ts";
import {
  casesAbout,
  classesAbout,
  dropCasesAbout,
  madeCodesOf,
  waitingHandOversOf,
} from "./holding-store.ts";
import { numberOf } from "./view.ts";

const CLASSES = { confirmed: "xác định", probable: "có thể", suspected: "nghi ngờ", discarded: "loại trừ" };
const OUTCOMES = { recovered: "khỏi bệnh", died: "tử vong", moved: "chuyển đi", lost: "mất liên lạc" };
const CODE_STATES = { used: "đã dùng", open: "chưa dùng", ended: "đã hết" };
const ONSETS = { none: "không có", unknown: "không nhớ", day: "" };

/** Cases with their codes and the hand-overs that wait. */
export const CASES: Holding = {
  table: "case_record",
  title: "Ca bệnh",
  purpose: "Chăm sóc, điều tra dịch tễ, gửi mã xác nhận",
  until: "90 ngày sau khi đóng hồ sơ",
  async rows(sql, person, { config, now }) {
    const rows = await casesAbout(sql, person.id);
    const ids = rows.map(({ id }) => id);
    const codes = await madeCodesOf(sql, ids, now);
    const classes = await classesAbout(sql, ids);
    const handOvers = await waitingHandOversOf(sql, ids);
    const clusters = await clustersOf(sql, ids);
    return rows.map((row) =>
      facts(
        ["Hồ sơ", numberOf(config, row.number)],
        ["Phân loại", `${CLASSES[row.class]}, từ ${day(row.class_day)}`],
        ["Xét nghiệm", row.test && wordsOf(config.disease.tests, row.test).vi],
        ["Lấy mẫu ngày", day(row.sample_day)],
        ["Có kết quả ngày", day(row.result_day)],
        [config.disease.onset.vi, row.onset === "day" ? day(row.onset_day) : ONSETS[row.onset]],
        ["Đã phỏng vấn lúc", row.interviewed_ms && moment(fromMs(row.interviewed_ms))],
        ["Đã báo cáo Bộ Y tế lúc", row.reported_ms && moment(fromMs(row.reported_ms))],
        ["Kết quả điều trị", row.outcome && `${OUTCOMES[row.outcome]}, ngày ${day(row.outcome_day)}`],
        ["Nơi chuyển đến", opened(person, `case/${row.id}/where`, row.outcome_where)],
        ...classes
          .filter(({ case_id }) => case_id === row.id)
          .map(({ version, to_class, day: since, reason }): readonly [string, string] => [
            "Đã phân loại",
            [
              `${CLASSES[to_class]}, từ ${day(since)}`,
              opened(person, `case/${row.id}/class/${version}`, reason),
            ]
              .filter((part) => part !== null)
              .join(": "),
          ]),
        ...codes
          .filter(({ caseId }) => caseId === row.id)
          .map(({ issued, claimed, state }, at): readonly [string, string] => [
            `Mã xác nhận ${at + 1}`,
            `cấp lúc ${moment(issued)}, ${claimed ? `đã dùng lúc ${moment(claimed)}` : CODE_STATES[state]}`,
          ]),
        ...handOvers
          .filter(({ case_id }) => case_id === row.id)
          .map(({ to, asked_ms }): readonly [string, string] => [
            "Đang chờ chuyển hồ sơ",
            `đến ${to}, đề nghị lúc ${moment(fromMs(asked_ms))}`,
          ]),
        ...clusters
          .filter(({ case_id }) => case_id === row.id)
          .map(({ name, added_ms }): readonly [string, string] => [
            "Trong chùm ca bệnh",
            `${name}, từ ${moment(fromMs(added_ms))}`,
          ]),
        ["Ghi chú", opened(person, `case/${row.id}/note`, row.note)],
      ),
    );
  },
  drop: dropCasesAbout,
};
