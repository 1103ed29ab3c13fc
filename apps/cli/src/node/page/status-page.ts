/** The first page: what runs, since when, what the radio does, what was heard, when lists were read, and alerts. */
import type { PhoneState } from "@bluezone/device/state";
import type { Instant } from "@bluezone/protocol/time";
import { type Html, html } from "@bluezone/rollout/page/html";
import { type Both, panel, say } from "../../said.ts";
import { HELD, STILL } from "../../still.ts";
import type { NodeStatus } from "../node-status.ts";
import { lengthText, momentText } from "../said-time.ts";
import {
  type Alert,
  alertSaid,
  configSaid,
  firstSaid,
  isWatched,
  radioSaid,
  standingAlerts,
  whoSaid,
} from "../status-said.ts";
import { alertSteps } from "./alert-steps.ts";
import { frame } from "./frame.ts";
import { PAGE } from "./words.ts";

const row = (name: Both, value: Html): Html => html`<dt>${say(name)}</dt><dd>${value}</dd>`;
const moment = (t: Instant | null): Html => say(t === null ? PAGE.never : momentText(t));

function radioRow(status: NodeStatus): Html {
  const [is, why] = radioSaid(status);
  return row(PAGE.radio, html`${is && say(is)}${why && html`<p>${say(why)}</p>`}`);
}

function configRow(status: NodeStatus): Html | undefined {
  const said = configSaid(status);
  return said && row(PAGE.config, say(said));
}

/** What whoever was at the node on an alert's day does now. */
function stepsOf(alert: Alert, now: Instant): Html {
  const steps = alertSteps(alert, now).map((step) => html`<li>${say(step)}</li>`);
  return html`<p>${say(whoSaid(alert))}</p><ol>${steps}</ol>`;
}

/** The alerts that stand, each with its steps, but that which is said `above` and those whose days to watch are over. */
function alertRow(state: PhoneState, above: Alert | undefined): Html {
  const standing = standingAlerts(state);
  if (standing.length === 0) return row(PAGE.alerts, say(PAGE.noAlerts));
  const { now } = state;
  const items = standing.map(
    (alert) =>
      html`<li>${say(alertSaid(alert))}${alert.id !== above?.id && isWatched(alert, now) && stepsOf(alert, now)}</li>`,
  );
  return row(PAGE.alerts, html`<ul>${items}</ul>`);
}

/** The alert that the panel is of. */
function alertAbove({ radio, phone: { panel } }: NodeStatus): Alert | undefined {
  const near = panel.is === "exposed-high" || panel.is === "exposed-low";
  return radio === "on" && near ? panel.alert : undefined;
}

/** The page of a status. @param still it is read in peace: no new one comes by itself */
export function statusPage(status: NodeStatus, still = false): string {
  const { phone, startedAt, heardToday } = status;
  const [tone, text] = firstSaid(status);
  const above = alertAbove(status);
  return frame(
    PAGE.title,
    html`${panel(tone, text, above && stepsOf(above, phone.now))}
<dl>
${row(PAGE.since, moment(startedAt))}
${radioRow(status)}
${row(PAGE.heard, html`${heardToday}`)}
${row(PAGE.worked, say(lengthText(phone.lines.workedToday)))}
${row(PAGE.checked, moment(phone.lines.lastChecked))}
${configRow(status)}
${alertRow(phone, above)}
</dl>
<p><a class="button" href="/share">${say(PAGE.share)}</a></p>
<p>${say(still ? HELD.still : PAGE.refreshes)}</p>
<p><a href="/${!still && STILL}">${say(still ? PAGE.goOn : HELD.hold)}</a></p>`,
  );
}
