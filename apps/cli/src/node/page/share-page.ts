/** Sharing by code in two taps: the code is checked, then somebody reads what is sent and agrees. */
import type { PhoneState } from "@bluezone/device/state";
import { CONSENT, operatorOf, SHARED_FOR } from "../consent.ts";
import { frame, type Html, html, panel, say } from "./frame.ts";
import { PAGE, SHARE, STANDS } from "./words.ts";

const back = html`<p><a href="/">${say(PAGE.back)}</a></p>`;

const codeForm = html`<form method="post" action="/share/code">
<p>${say(SHARE.enter)}</p>
<label class="field">${say(SHARE.code)}<input type="text" name="code" required maxlength="300" autocomplete="off" autocapitalize="characters" spellcheck="false"></label>
<button>${say(SHARE.check)}</button>
</form>`;

const declineForm = html`<form method="post" action="/share/decline"><button class="plain">${say(SHARE.decline)}</button></form>`;
const forgetForm = html`<form method="post" action="/share/forget"><button class="plain">${say(SHARE.forget)}</button></form>`;

function agreeForm(share: PhoneState["share"] & { is: "ready" }, health: string, missing: boolean): Html {
  const operator = operatorOf(health);
  const consent = { vi: CONSENT.vi(operator.vi, SHARED_FOR), en: CONSENT.en(operator.en, SHARED_FOR) };
  const onset = html`<fieldset><legend>${say(SHARE.onset)}</legend>
<label><input type="radio" name="onset" value="none">${say(SHARE.none)}</label>
<label><input type="radio" name="onset" value="unknown">${say(SHARE.unknown)}</label>
<label><input type="radio" name="onset" value="day">${say(SHARE.day)} <input type="date" name="day" aria-label="${SHARE.onset.vi}"></label>
</fieldset>`;
  return html`${missing && panel("act", SHARE.missing)}<form method="post" action="/share/send">
${share.onset === null && onset}
<p>${say(SHARE.sent)}</p>
<p>${say(SHARE.notSent)}</p>
<p>${say(consent)}</p>
<button>${say(SHARE.share)}</button>
</form>
${share.declined ? html`<p>${say(SHARE.declined)}</p>` : declineForm}`;
}

function bodyOf(share: PhoneState["share"], health: string, missing: boolean): Html {
  if (share.is === "none") return codeForm;
  if (share.is === "ready") return agreeForm(share, health, missing);
  const [tone, text] = STANDS[share.is];
  const retry = share.is === "refused" || share.is === "failed";
  const again = retry || share.is === "shared" || share.is === "already-shared" || share.is === "negative";
  return html`${panel(tone, text)}${again && codeForm}${retry && forgetForm}`;
}

/** The page of where a share stands. `missing`: the question about symptoms was left open. */
export const sharePage = (share: PhoneState["share"], health: string, missing = false): string =>
  frame(SHARE.title, html`<h1>${say(SHARE.title)}</h1>${bodyOf(share, health, missing)}${back}`);
