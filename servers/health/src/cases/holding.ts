/** Somebody's cases, as they may read them themselves. */
import type { Holding } from "../people/holding.ts";
import { day, facts, moment, opened } from "../people/holding-words.ts";
import { fromMs } from "../tables.ts";
import { casesAbout, dropCasesAbout, madeCodesOf, waitingHandOversOf } from "./holding-store.ts";
import { numberOf } from "./view.ts";

const RESULTS = { confirmed: "xác nhận", likely: "có khả năng", negative: "âm tính" };
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
    const handOvers = await waitingHandOversOf(sql, ids);
    return rows.map((row) =>
      facts(
        ["Hồ sơ", numberOf(config, row.number)],
        ["Xét nghiệm", row.test === "pcr" ? "PCR" : "nhanh"],
        ["Kết quả", RESULTS[row.result]],
        ["Lấy mẫu ngày", day(row.sample_day)],
        ["Có kết quả ngày", day(row.result_day)],
        ["Triệu chứng từ", row.onset === "day" ? day(row.onset_day) : ONSETS[row.onset]],
        ["Đã phỏng vấn lúc", row.interviewed_ms && moment(fromMs(row.interviewed_ms))],
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
        ["Ghi chú", opened(person, `case/${row.id}/note`, row.note)],
      ),
    );
  },
  drop: dropCasesAbout,
};
