/** Somebody's requests for advice, as they may read them themselves. */
import type { Advice } from "@bluezone/contract/health/advice";
import type { Holding } from "../people/holding.ts";
import { ALL_UNREADABLE, FOR, facts, madeOn, readable } from "../people/holding-words.ts";
import { forgetReadings } from "../people/readings.ts";
import { adviceAbout, dropAdviceAbout } from "./holding-store.ts";
import { saidOf } from "./view.ts";

const NEEDS: Readonly<Record<Advice["needs"][number], string>> = {
  test: "xét nghiệm",
  quarantine: "cách ly",
  other: "việc khác",
};

/** Requests with what was said. */
export const ADVICE: Holding = {
  table: "advice_request",
  title: "Đề nghị tư vấn",
  purpose: "Trả lời người cần tư vấn sức khỏe",
  until: "30 ngày sau khi trả lời, nhiều nhất 60 ngày",
  async rows(sql, person, { seal }) {
    const rows = await adviceAbout(sql, person.id);
    return rows.map((row) => {
      const said = readable(() => saidOf(seal("advice", row), row));
      return facts(
        ["Mã nhận", row.receipt],
        ["Gửi ngày", madeOn(row)],
        ...(said
          ? ([
              ["Hỏi cho", FOR[said.for]],
              ["Cần", said.needs.map((one) => NEEDS[one]).join(", ")],
              ["Lời nhắn", said.text],
              ["Điện thoại", said.phone],
            ] as const)
          : [ALL_UNREADABLE]),
      );
    });
  },
  drop: async (trx, personId) => forgetReadings(trx, await dropAdviceAbout(trx, personId)),
};
