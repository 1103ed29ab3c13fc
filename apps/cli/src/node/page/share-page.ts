/** Sharing by code in two taps: the code is checked, then somebody reads what is sent and agrees. */
import { type OnsetFault, onsetBounds } from "@bluezone/device/engine/share/onset-bound";
import type { PhoneState } from "@bluezone/device/state";
import { isoDay } from "@bluezone/protocol/time";
import { type Html, html } from "@bluezone/rollout/page/html";
import { type Both, panel, say } from "../../said.ts";
import { CONSENT, operatorOf, SHARED_FOR } from "../consent.ts";
import type { NodeStatus } from "../node-status.ts";
import { dayText, momentText } from "../said-time.ts";
import { keepsCode } from "../share-by-code.ts";
import { frame } from "./frame.ts";
import { PAGE, refusedText, SHARE, standing } from "./words.ts";

/** What the last tap came to, where it did not go on: a question left open, a day that cannot be, a code turned down beside one that is kept. */
export type ShareProblem = { readonly open: "onset_missing" | OnsetFault } | { readonly refused: string };

/** The way to the first page. */
export const back: Html = html`<p><a href="/">${say(PAGE.back)}</a></p>`;

const codeForm = html`<form method="post" action="/share/code">
<p>${say(SHARE.enter)}</p>
<label class="field">${say(SHARE.code)}<input type="text" name="code" required maxlength="300" autocomplete="off" autocapitalize="characters" spellcheck="false"></label>
<button>${say(SHARE.check)}</button>
</form>`;

const plainForm = (action: string, text: Both): Html =>
  html`<form method="post" action="${action}"><button class="plain">${say(text)}</button></form>`;

function agreeForm(share: PhoneState["share"] & { is: "ready" }, { phone, health }: NodeStatus): Html {
  const operator = operatorOf(health);
  const consent = { vi: CONSENT.vi(operator.vi, SHARED_FOR), en: CONSENT.en(operator.en, SHARED_FOR) };
  const { first, last } = onsetBounds(phone.now);
  const onset = html`<fieldset><legend>${say(SHARE.onset)}</legend>
<label><input type="radio" name="onset" value="none">${say(SHARE.none)}</label>
<label><input type="radio" name="onset" value="unknown">${say(SHARE.unknown)}</label>
<label><input type="radio" name="onset" value="day">${say(SHARE.day)} <input type="date" name="day" min="${isoDay(first)}" max="${isoDay(last)}" aria-label="${SHARE.onset.vi}"></label>
</fieldset>`;
  return html`<form method="post" action="/share/send">
${share.onset === null && onset}
<p>${say(SHARE.sent)}</p>
<p>${say(SHARE.notSent)}</p>
<p>${say(SHARE.onePerson)}</p>
<p>${say(consent)}</p>
<button>${say(SHARE.share)}</button>
</form>`;
}

function readyBody(share: PhoneState["share"] & { is: "ready" }, status: NodeStatus): Html {
  const form = agreeForm(share, status);
  if (!share.declined) return html`${form}${plainForm("/share/decline", SHARE.decline)}`;
  const told = say(SHARE.declined(momentText(share.until)));
  return html`<p>${told}</p><details><summary>${say(SHARE.again)}</summary>${form}</details>`;
}

function cameText(came: ShareProblem, { phone }: NodeStatus): Html {
  if ("refused" in came) return panel("act", refusedText(came.refused), html`<p>${say(SHARE.kept)}</p>`);
  if (came.open === "onset_missing") return panel("act", SHARE.missing);
  const { first, last } = onsetBounds(phone.now);
  return panel("act", SHARE.days(dayText(first), dayText(last)));
}

function bodyOf(status: NodeStatus): Html {
  const { share } = status.phone;
  if (share.is === "ready") return readyBody(share, status);
  const stands = standing(share);
  if (stands === undefined) return codeForm;
  const [tone, text] = stands;
  if (keepsCode(status.phone))
    return html`${panel(tone, text, html`<p>${say(SHARE.kept)}</p>`)}${plainForm("/share/forget", SHARE.backToKept)}${codeForm}`;
  const retry = share.is === "refused" || share.is === "failed";
  const again = retry || share.is === "shared" || share.is === "already-shared" || share.is === "negative";
  return html`${panel(tone, text)}${again && codeForm}${retry && plainForm("/share/forget", SHARE.forget)}`;
}

/** The page of where a share stands. `came`: what the last tap came to, where it did not go on. */
export const sharePage = (status: NodeStatus, came?: ShareProblem): string =>
  frame(
    SHARE.title,
    html`<h1>${say(SHARE.title)}</h1>${came && cameText(came, status)}${bodyOf(status)}${back}`,
  );
