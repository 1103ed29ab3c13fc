/** Somebody's quarantines, as they may read them themselves. */
import type { Holding } from "../people/holding.ts";
import { day, facts, moment, opened } from "../people/holding-words.ts";
import { felt } from "../symptoms.ts";
import { fromMs } from "../tables.ts";
import { dropQuarantinesAbout, logsOf, quarantinesAbout } from "./holding-store.ts";
import { readSymptoms } from "./symptoms.ts";
import { missedOf } from "./visits-store.ts";

/** Quarantines with what was entered each half-day. */
export const QUARANTINES: Holding = {
  table: "quarantine",
  title: "Cách ly",
  purpose: "Theo dõi sức khỏe trong thời gian cách ly, cấp giấy hoàn thành cách ly",
  until: "90 ngày sau khi hết cách ly",
  async rows(sql, person, { config: { disease } }) {
    const rows = await quarantinesAbout(sql, person.id);
    const ids = rows.map(({ id }) => id);
    const logs = await logsOf(sql, ids);
    const missed = await missedOf(sql, ids);
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
              felt(disease, readSymptoms(log.symptoms)),
            ]
              .filter((part) => part !== "")
              .join(", "),
          ]),
        ...missed
          .filter(({ quarantine_id }) => quarantine_id === row.id)
          .map(({ recorded_ms }): readonly [string, string] => [
            "Cán bộ trạm đến, không gặp",
            moment(fromMs(recorded_ms)),
          ]),
      ),
    );
  },
  drop: dropQuarantinesAbout,
};
