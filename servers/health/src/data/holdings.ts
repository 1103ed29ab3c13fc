/** What the desk keeps about somebody, table by table: shown to them, counted, deleted. A test finds a table that is missing here. */
import { integer } from "@bluezone/vietnamese/number";
import { numberOf } from "../cases/view.ts";
import type { Person } from "../people/person.ts";
import { fromMs } from "../tables.ts";
import { day, facts, type Holding, moment, PARTS } from "./holding.ts";
import { SENT_HOLDINGS } from "./sent-holdings.ts";
import { codesOf, handOversOf } from "./standing.ts";

/** Opens what is sealed; what cannot be opened is said so, and the rest is still shown. */
function opened(person: Person, column: string, sealed: Uint8Array | null): string | null {
  try {
    return person.own.openOrNull(column, sealed);
  } catch {
    return "không mở được";
  }
}

const RESULTS = { confirmed: "xác nhận", likely: "có khả năng", negative: "âm tính" };
const CODE_STATES = { used: "đã dùng", open: "chưa dùng", ended: "đã hết" };
const ONSETS = { none: "không có", unknown: "không nhớ", day: "" };
const SOURCES = { interview: "phỏng vấn", app: "ứng dụng, do người này gửi", file: "tệp" };

/** Every table with somebody's rows, in the order in which they are deleted. */
export const HOLDINGS: readonly Holding[] = [
  ...SENT_HOLDINGS,
  {
    table: "quarantine",
    title: "Cách ly",
    purpose: "Theo dõi sức khỏe trong thời gian cách ly, cấp giấy hoàn thành cách ly",
    until: "90 ngày sau khi hết cách ly",
    async rows(sql, person) {
      const rows = await sql
        .selectFrom("quarantine")
        .selectAll()
        .where("person_id", "=", person.id)
        .orderBy("first_day")
        .execute();
      const logs = rows.length
        ? await sql
            .selectFrom("quarantine_log")
            .selectAll()
            .where(
              "quarantine_id",
              "in",
              rows.map(({ id }) => id),
            )
            .where("replaced_ms", "is", null)
            .orderBy("day")
            .execute()
        : [];
      return rows.map((row) =>
        facts(
          ["Nơi", row.place === "home" ? "tại nhà" : (row.site_name ?? "tập trung")],
          ["Ngày đầu", day(row.first_day)],
          ["Ngày cuối", day(row.last_day)],
          ["Hết cách ly ngày", day(row.ended_day)],
          ["Lý do bắt đầu khác thường lệ", opened(person, `quarantine/${row.id}/start`, row.start_reason)],
          ["Lý do hết sớm hoặc muộn", opened(person, `quarantine/${row.id}/end`, row.end_reason)],
          ...logs
            .filter(({ quarantine_id }) => quarantine_id === row.id)
            .map((log): readonly [string, string] => [
              `${day(log.day)}, buổi ${log.half === "morning" ? "sáng" : "chiều"}`,
              [
                log.tenths === null ? "" : `${(log.tenths / 10).toFixed(1).replace(".", ",")} °C`,
                log.symptoms,
              ]
                .filter((part) => part !== "")
                .join(", "),
            ]),
        ),
      );
    },
    drop: (trx, personId) => trx.deleteFrom("quarantine").where("person_id", "=", personId).execute(),
  },
  {
    table: "contact",
    title: "Người tiếp xúc",
    purpose: "Xếp loại, gọi hỏi thăm, hẹn xét nghiệm",
    until: "90 ngày sau lần ghi cuối",
    async rows(sql, person) {
      const rows = await sql
        .selectFrom("contact")
        .selectAll()
        .where("person_id", "=", person.id)
        .orderBy("made_ms")
        .execute();
      return rows.map((row) =>
        facts(
          ["Nguồn", SOURCES[row.source]],
          ["Ngày tiếp xúc", day(row.day)],
          ["Buổi", row.part && PARTS[row.part]],
          ["Số phút", row.minutes === null ? null : integer(row.minutes, "vi")],
          ["Xếp loại", row.class === "none" ? "không xếp F1, F2" : (row.class ?? "chờ xếp loại")],
          ["Lý do", opened(person, `contact/${row.id}/reason`, row.reason)],
          ["Ghi chú", opened(person, `contact/${row.id}/note`, row.note)],
        ),
      );
    },
    async drop(trx, personId) {
      const ids = trx.selectFrom("contact").select("id").where("person_id", "=", personId);
      await trx.updateTable("quarantine").set({ contact_id: null }).where("contact_id", "in", ids).execute();
      await trx
        .updateTable("case_record")
        .set({ from_contact_id: null })
        .where("from_contact_id", "in", ids)
        .execute();
      await trx.deleteFrom("contact").where("person_id", "=", personId).execute();
    },
  },
  {
    table: "case_record",
    title: "Ca bệnh",
    purpose: "Chăm sóc, điều tra dịch tễ, gửi mã xác nhận",
    until: "90 ngày sau khi đóng hồ sơ",
    async rows(sql, person, { config, now }) {
      const rows = await sql
        .selectFrom("case_record")
        .selectAll()
        .where("person_id", "=", person.id)
        .orderBy("made_ms")
        .execute();
      const ids = rows.map(({ id }) => id);
      const codes = await codesOf(sql, ids, now);
      const handOvers = await handOversOf(sql, ids);
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
    async drop(trx, personId) {
      const ids = trx.selectFrom("case_record").select("id").where("person_id", "=", personId);
      await trx.updateTable("contact").set({ case_id: null }).where("case_id", "in", ids).execute();
      await trx
        .updateTable("contact")
        .set({ became_case_id: null })
        .where("became_case_id", "in", ids)
        .execute();
      await trx.updateTable("quarantine").set({ case_id: null }).where("case_id", "in", ids).execute();
      await trx.updateTable("lab_result").set({ case_id: null }).where("case_id", "in", ids).execute();
      await trx
        .updateTable("case_record")
        .set({ merged_into: null })
        .where("merged_into", "in", ids)
        .execute();
      await trx.deleteFrom("case_record").where("person_id", "=", personId).execute();
    },
  },
];
