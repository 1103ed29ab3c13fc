/** Sends the person a link, after the transaction that made it: a gateway may take seconds. */

import { sendMessage } from "@bluezone/desk/sms/send-message";
import { seriousWords } from "@bluezone/policy/asked-symptoms";
import { hotlineOn } from "@bluezone/policy/hotline";
import type { Province } from "@bluezone/policy/province";
import { type Day, Day as dayFrom } from "@bluezone/protocol/time";
import { type Phone, phoneKind, showPhone } from "@bluezone/vietnamese/phone";
import type { Context } from "../context.ts";
import { stationPhone } from "../from-phone/store.ts";
import type { QuarantineLabel } from "../sms/label.ts";
import type { Sql } from "../tables.ts";
import { dayLogText, releaseText } from "./message.ts";
import type { QuarantineRow } from "./tables.ts";
import { courseDayOf, daysOf } from "./view.ts";

/** What became of a message. */
export type SendResult = "sent" | "failed" | "none";

/** The number of a person, when it takes a message. */
export const mobileOf = (phone: string | null): Phone | undefined =>
  phone !== null && phoneKind(phone as Phone) === "mobile" ? (phone as Phone) : undefined;

/** The station's own number, or the first health line of the day, as it is shown. */
export async function numberToAsk(
  province: Pick<Province, "hotlines">,
  sql: Sql,
  unitId: string,
  today: Day,
): Promise<string> {
  const own = await stationPhone(sql, unitId);
  return showPhone((own ?? hotlineOn(province.hotlines, "health", today)?.number ?? "115") as Phone);
}

/** Sends one of the two texts. */
export async function sendLink(
  context: Pick<Context, "sms" | "events" | "config" | "database">,
  label: QuarantineLabel,
  {
    phone,
    link,
    row,
    today,
  }: {
    readonly phone: Phone | undefined;
    readonly link: string | undefined;
    readonly row: Pick<QuarantineRow, "unit_id" | "first_day" | "last_day" | "ended_day">;
    readonly today: Day;
  },
): Promise<SendResult> {
  if (phone === undefined || link === undefined) return "none";
  const accents = context.config.smsAccents;
  const text =
    label === "release"
      ? releaseText({ lastDay: dayFrom(row.ended_day ?? row.last_day), link }, accents)
      : dayLogText(
          {
            day: Math.max(1, courseDayOf(row, today)),
            days: daysOf(row),
            link,
            serious: seriousWords(context.config.disease),
            hotline: await numberToAsk(context.config.province, context.database.db, row.unit_id, today),
          },
          accents,
        );
  return (await sendMessage(context, phone, text, label)) ? "sent" : "failed";
}
