/** The first page: what runs, since when, what the radio does, what was heard, when lists were read, and alerts. */
import type { PhoneState } from "@bluezone/device/state";
import { type Duration, type Instant, inMinutes, isoDay } from "@bluezone/protocol/time";
import { shownInstant, shownLength } from "../../shown.ts";
import type { NodeStatus } from "../node.ts";
import { frame, type Html, html, panel, say } from "./frame.ts";
import { type Both, NOTICE, PAGE, RADIO, TROUBLE } from "./words.ts";

const row = (name: Both, value: Html): Html => html`<dt>${say(name)}</dt><dd>${value}</dd>`;
/** "27/12/2020", as the glossary has it. */
const dayInVietnamese = (iso: string): string => iso.split("-").reverse().join("/");
function moment(t: Instant | null): Html {
  if (t === null) return say(PAGE.never);
  const en = shownInstant(t);
  const [day, time] = en.split(" ") as [string, string];
  return say({ vi: `${time} ngày ${dayInVietnamese(day)}`, en });
}

function length(d: Duration): Html {
  const minutes = Math.floor(inMinutes(d));
  const vi = minutes < 60 ? `${minutes} phút` : `${Math.floor(minutes / 60)} giờ ${minutes % 60} phút`;
  return say({ vi, en: shownLength(d) });
}

function radioRow({ radio, trouble }: NodeStatus): Html {
  const why =
    trouble === null ? undefined : (TROUBLE[trouble] ?? { vi: `mã ${trouble}`, en: `code ${trouble}` });
  return row(PAGE.radio, html`${say(RADIO[radio])}${radio !== "on" && why && html`<p>${say(why)}</p>`}`);
}

function alertRow({ alerts }: PhoneState): Html {
  const standing = alerts.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (standing.length === 0) return row(PAGE.alerts, say(PAGE.noAlerts));
  const items = standing.map(
    ({ day, minutes, level, testBefore }) =>
      html`<li>${say({
        vi: `Ngày ${dayInVietnamese(isoDay(day))}: ${minutes} phút, nguy cơ ${level === "high" ? "cao" : "thấp"}. Gọi trạm y tế, xét nghiệm trước ngày ${dayInVietnamese(isoDay(testBefore))}.`,
        en: `${isoDay(day)}: ${minutes} min, ${level} risk. Call the health station; a test before ${isoDay(testBefore)}.`,
      })}</li>`,
  );
  return row(PAGE.alerts, html`<ul>${items}</ul>`);
}

/** The page of a status. */
export function statusPage(status: NodeStatus): string {
  const { phone, startedAt, heardToday } = status;
  // While the adapter is away that comes first, before the phone itself has noticed.
  const first =
    status.radio === "off"
      ? "bluetooth-off"
      : status.radio === "refused"
        ? "permission-missing"
        : phone.panel.is;
  const [tone, text] = NOTICE[first];
  return frame(
    PAGE.title,
    html`${panel(tone, text)}
<dl>
${row(PAGE.since, moment(startedAt))}
${radioRow(status)}
${row(PAGE.heard, html`${heardToday}`)}
${row(PAGE.worked, length(phone.lines.workedToday))}
${row(PAGE.checked, moment(phone.lines.lastChecked))}
${alertRow(phone)}
</dl>
<p><a class="button" href="/share">${say(PAGE.share)}</a></p>
<p>${say(PAGE.refreshes)}</p>`,
    true,
  );
}
