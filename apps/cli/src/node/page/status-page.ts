/** The first page: what runs, since when, what the radio does, what was heard, when lists were read, and alerts. */
import type { PhoneState } from "@bluezone/device/state";
import { type Duration, dayOf, type Instant, inMinutes } from "@bluezone/protocol/time";
import { shownLength } from "../../shown.ts";
import type { NodeStatus } from "../node.ts";
import { dayText, momentText } from "../said-time.ts";
import { alertSteps } from "./alert-steps.ts";
import { frame, type Html, html, panel, say } from "./frame.ts";
import {
  type Both,
  CONFIG_NOTICE,
  CONFIG_REFUSED,
  NOTICE,
  PAGE,
  RADIO,
  type Tone,
  TROUBLE,
} from "./words.ts";

const row = (name: Both, value: Html): Html => html`<dt>${say(name)}</dt><dd>${value}</dd>`;
const moment = (t: Instant | null): Html => say(t === null ? PAGE.never : momentText(t));

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

function configRow({ configRefused, phone }: NodeStatus): Html | false {
  if (configRefused === null) return false;
  const at = momentText(configRefused.at);
  const why = CONFIG_REFUSED[configRefused.why] ?? {
    vi: `mã ${configRefused.why}`,
    en: `code ${configRefused.why}`,
  };
  const then = phone.lines.lastChecked === null ? PAGE.noneYet : PAGE.lastHolds;
  return row(
    PAGE.config,
    say({
      vi: `bị bỏ lúc ${at.vi}: ${why.vi}. ${then.vi} ${PAGE.askOperator.vi}`,
      en: `refused ${at.en}: ${why.en}. ${then.en} ${PAGE.askOperator.en}`,
    }),
  );
}

type Alert = PhoneState["alerts"][number];

/** What whoever was at the node on an alert's day does now. */
function stepsOf(alert: Alert, now: Instant): Html {
  const on = dayText(alert.day);
  const who = say({
    vi: `Ngày ${on.vi}. Ai trực ở nút hôm đó:`,
    en: `On ${on.en}. Whoever was at the node on that day:`,
  });
  const steps = alertSteps(alert, now).map((step) => html`<li>${say(step)}</li>`);
  return html`<p>${who}</p><ol>${steps}</ol>`;
}

/** The alerts that stand, each with its steps, but that which is said `above` and those whose days to watch are over. */
function alertRow({ alerts, now }: PhoneState, above: Alert | undefined): Html {
  const standing = alerts.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (standing.length === 0) return row(PAGE.alerts, say(PAGE.noAlerts));
  const today = dayOf(now, "vietnam");
  const items = standing.map((alert) => {
    const { id, day, minutes, level, watchUntil } = alert;
    const on = dayText(day);
    const line = say({
      vi: `Ngày ${on.vi}: ${minutes} phút, nguy cơ ${level === "high" ? "cao" : "thấp"}.`,
      en: `${on.en}: ${minutes} min, ${level} risk.`,
    });
    return html`<li>${line}${id !== above?.id && today <= watchUntil && stepsOf(alert, now)}</li>`;
  });
  return row(PAGE.alerts, html`<ul>${items}</ul>`);
}

/** The alert that the panel is of. */
function alertAbove({ radio, phone: { panel } }: NodeStatus): Alert | undefined {
  const near = panel.is === "exposed-high" || panel.is === "exposed-low";
  return radio === "on" && near ? panel.alert : undefined;
}

/** What is said first. While the adapter is away that comes first, before the phone itself has noticed. */
function firstOf({ radio, phone, configRefused }: NodeStatus): readonly [Tone, Both] {
  if (radio === "off") return NOTICE["bluetooth-off"];
  if (radio === "refused") return NOTICE["permission-missing"];
  const notice = NOTICE[phone.panel.is];
  // Without any settings no list is read, and nothing calm may be said.
  const none = configRefused !== null && phone.lines.lastChecked === null;
  return none && CALM.includes(notice[0]) ? CONFIG_NOTICE : notice;
}
const CALM: readonly Tone[] = ["well", "calm"];

/** The page of a status. */
export function statusPage(status: NodeStatus): string {
  const { phone, startedAt, heardToday } = status;
  const [tone, text] = firstOf(status);
  const above = alertAbove(status);
  return frame(
    PAGE.title,
    html`${panel(tone, text, above && stepsOf(above, phone.now))}
<dl>
${row(PAGE.since, moment(startedAt))}
${radioRow(status)}
${row(PAGE.heard, html`${heardToday}`)}
${row(PAGE.worked, length(phone.lines.workedToday))}
${row(PAGE.checked, moment(phone.lines.lastChecked))}
${configRow(status)}
${alertRow(phone, above)}
</dl>
<p><a class="button" href="/share">${say(PAGE.share)}</a></p>
<p>${say(PAGE.refreshes)}</p>`,
    true,
  );
}
