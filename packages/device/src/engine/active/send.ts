/** Sends the week's mixed answer when its moment has come. What was mixed is kept: a retry says the same again. */
import { call, retryable } from "@bluezone/contract/client";
import { reportActive } from "@bluezone/contract/rollout/active";
import {
  ALERT_ANSWERS,
  ALERT_QUESTION,
  HOURS_ANSWERS,
  HOURS_QUESTION,
} from "@bluezone/contract/rollout/weekly-figure";
import { MIX_BYTES, mix } from "@bluezone/protocol/report/randomised-response";
import { between, Hours, type Instant, Milliseconds, plus } from "@bluezone/protocol/time";
import type { DocumentOf } from "../../storage.ts";
import { lengthBetween } from "../chance.ts";
import type { Context } from "../context.ts";
import { AREAS, DISTRICT_QUESTION } from "./areas.ts";
import { dueAlert, trueAlert } from "./came.ts";
import { endOf, sends } from "./draw.ts";
import { trueDistrict, trueHours } from "./question.ts";

/** An answer that was lost on the way back is counted twice, so a phone does not try for ever. */
export const MOST_TRIES = 5;
/** Between two tries. */
const PAUSE = { least: Hours(1), most: Hours(6) };

type MixedAnswer = NonNullable<DocumentOf<"active">["answer"]>;

type Question = { readonly choices: number; readonly epsilon: number };

function mixed({ memory, ports }: Context, now: Instant): MixedAnswer {
  const { district, since, came } = memory.get("active");
  const worked = Milliseconds(
    since === null ? 0 : Math.max(0, memory.get("activity").listened - since.listened),
  );
  const passed = since === null ? Milliseconds(0) : between(since.at, now);
  const about = (question: Question, truth: number): number =>
    mix(question, truth, ports.random.bytes(MIX_BYTES));
  return {
    district: AREAS.answers[about(DISTRICT_QUESTION, trueDistrict(district))]!,
    hours: HOURS_ANSWERS[about(HOURS_QUESTION, trueHours(worked, passed))]!,
    alert:
      memory.get("consent").alerts === null
        ? null
        : ALERT_ANSWERS[about(ALERT_QUESTION, trueAlert(dueAlert(came, now)))]!,
  };
}

/** Sends what is due. Nothing without consent, nothing before it is on disk, nothing of an earlier week. */
export async function sendWeek(context: Context, now: Instant): Promise<void> {
  const { memory, ports, rollout } = context;
  const { week, at, tries, came } = memory.get("active");
  if (rollout === null || !sends(context) || week === null || at === null || now < at) return;
  if (now >= endOf(week)) return;
  const known = memory.get("active").answer;
  const answer = known ?? mixed(context, now);
  const due = known === null && answer.alert !== null ? dueAlert(came, now) : undefined;
  // The pause is noted with the answer: who is cut off here tries again later, and with the same words.
  const again = plus(now, lengthBetween(ports.random, PAUSE.least, PAUSE.most));
  const last = tries + 1 >= MOST_TRIES || again >= endOf(week);
  const listened = memory.get("activity").listened;
  const since = tries === 0 ? { at: now, listened } : memory.get("active").since;
  memory.change("active", {
    ...{ answer, tries: tries + 1, at: last ? null : again, since },
    came: came.map((one) => (one === due ? { ...one, told: true } : one)),
  });
  if (!(await memory.commit()) || !sends(context)) return;
  // An agreement that went meanwhile took its answer along.
  const { alert, ...rest } = memory.get("active").answer ?? answer;
  const said = alert === null ? rest : { ...rest, alert };
  const outcome = await call(rollout, reportActive, { areas: AREAS.name, ...said });
  // The consent may have gone while the call was on its way, and what was kept with it.
  if (!sends(context) || memory.get("active").week !== week) return;
  if (outcome.ok) {
    memory.change("active", { at: null, sentAt: context.now() });
    context.tell({ is: "week-told" });
  } else if (!retryable(outcome)) memory.change("active", { at: null });
}
