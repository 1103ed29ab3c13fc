/** Somebody's declarations, as they may read them themselves. */
import type { Declaration } from "@bluezone/contract/health/declarations";
import type { DeclarationAnswers } from "@bluezone/contract/health/send-declaration";
import type { Holding } from "../people/holding.ts";
import {
  ALL_UNREADABLE,
  day,
  FOR,
  facts,
  madeOn,
  onDay,
  readable,
  UNREADABLE,
} from "../people/holding-words.ts";
import { forgetReadings } from "../people/readings.ts";
import { felt } from "../symptoms.ts";
import { declarationsAbout, diariesOf, dropDeclarationsAbout } from "./holding-store.ts";

const YES_NO = { yes: "có", no: "không", unknown: "không rõ" };
const CARES: Readonly<Record<Declaration["cares"][number], string>> = {
  age60: "từ 60 tuổi",
  illness: "có bệnh nền",
  pregnant: "đang mang thai",
  caring: "đang chăm người bệnh",
};

/** Declarations with their diaries. */
export const DECLARATIONS: Holding = {
  table: "declaration",
  title: "Khai báo y tế",
  purpose: "Hướng dẫn chăm sóc sức khỏe",
  until: "30 ngày sau khi gửi",
  async rows(sql, person, { seal, config: { disease } }) {
    const rows = await declarationsAbout(sql, person.id);
    const diary = await diariesOf(
      sql,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const open = (column: string, sealed: Uint8Array) => seal("declaration", row).open(column, sealed);
      const answers = readable(() => JSON.parse(open("answers", row.answers)) as DeclarationAnswers);
      const days = diary
        .filter(({ declaration_id }) => declaration_id === row.id)
        .map((entry): readonly [string, string] => {
          const said = readable(
            () =>
              JSON.parse(open(`diary/${entry.day}`, entry.said)) as {
                readonly temperature: number | null;
                readonly symptoms: readonly string[];
              },
          );
          const warmth = said?.temperature ? `${said.temperature.toFixed(1).replace(".", ",")} °C` : "";
          const words = said
            ? [warmth, felt(disease, said.symptoms)].filter((part) => part !== "")
            : [UNREADABLE];
          return [`Nhật ký ${day(entry.day)}`, words.join(", ")];
        });
      return facts(
        ["Mã nhận", row.receipt],
        ["Gửi ngày", madeOn(row)],
        ...(answers
          ? ([
              ["Khai cho", FOR[answers.for]],
              ["Triệu chứng", felt(disease, answers.symptoms)],
              ["Từ ngày", onDay(answers.since)],
              ["Ở gần người bệnh", YES_NO[answers.near]],
              ["Từ nơi khác về", answers.returned?.province ?? answers.returned?.country ?? null],
              ["Về ngày", onDay(answers.returned?.day)],
              ["Cần lưu ý", answers.cares.map((one) => CARES[one]).join(", ")],
            ] as const)
          : [ALL_UNREADABLE]),
        ...days,
      );
    });
  },
  drop: async (trx, personId) => forgetReadings(trx, await dropDeclarationsAbout(trx, personId)),
};
