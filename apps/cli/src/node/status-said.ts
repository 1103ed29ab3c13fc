/** What a node says of its status, in both languages: the sentences of its page and of its command. */
import type { PhoneState } from "@bluezone/device/state";
import { dayOf } from "@bluezone/protocol/time";
import type { Both, Tone } from "../said.ts";
import type { NodeStatus } from "./node-status.ts";
import { CONFIG_NOTICE, CONFIG_REFUSED, NOTICE, PAGE, RADIO, TROUBLE } from "./page/words.ts";
import { dayText, momentText } from "./said-time.ts";

/** One alert of a phone's state. */
export type Alert = PhoneState["alerts"][number];

const byCode = (code: string): Both => ({ vi: `mã ${code}`, en: `code ${code}` });

/** What is said first. While the adapter is away that comes first, before the phone itself has noticed. */
export function firstSaid({ radio, phone, configRefused }: NodeStatus): readonly [Tone, Both] {
  if (radio === "off") return NOTICE["bluetooth-off"];
  if (radio === "refused") return NOTICE["permission-missing"];
  const notice = NOTICE[phone.panel.is];
  // Without any settings no list is read, and nothing calm may be said.
  const none = configRefused !== null && phone.lines.lastChecked === null;
  return none && CALM.includes(notice[0]) ? CONFIG_NOTICE : notice;
}
const CALM: readonly Tone[] = ["well", "calm"];

/** What the radio does, and why it does not where it does not and that is known. */
export function radioSaid({ radio, trouble }: NodeStatus): readonly Both[] {
  const why = trouble === null ? [] : [TROUBLE[trouble] ?? byCode(trouble)];
  return [RADIO[radio], ...(radio === "on" ? [] : why)];
}

/** That the signed settings are refused, why, and what to do; undefined while they are not. */
export function configSaid({ configRefused, phone }: NodeStatus): Both | undefined {
  if (configRefused === null) return undefined;
  const at = momentText(configRefused.at);
  const why = CONFIG_REFUSED[configRefused.why] ?? byCode(configRefused.why);
  const then = phone.lines.lastChecked === null ? PAGE.noneYet : PAGE.lastHolds;
  return {
    vi: `bị bỏ lúc ${at.vi}: ${why.vi}. ${then.vi} ${PAGE.askOperator.vi}`,
    en: `refused ${at.en}: ${why.en}. ${then.en} ${PAGE.askOperator.en}`,
  };
}

/** The alerts that stand, newest day first. */
export const standingAlerts = ({ alerts }: PhoneState): readonly Alert[] =>
  alerts.filter(({ withdrawnAt }) => withdrawnAt === null);

/** An alert's day, minutes and risk. */
export function alertSaid({ day, minutes, level }: Alert): Both {
  const on = dayText(day);
  return {
    vi: `Ngày ${on.vi}: ${minutes} phút, nguy cơ ${level === "high" ? "cao" : "thấp"}.`,
    en: `${on.en}: ${minutes} min, ${level} risk.`,
  };
}

/** Whom an alert's steps are for. */
export function whoSaid({ day }: Alert): Both {
  const on = dayText(day);
  return {
    vi: `Ngày ${on.vi}. Ai trực ở nút hôm đó:`,
    en: `On ${on.en}. Whoever was at the node on that day:`,
  };
}

/** Whether the days in which to watch are not over yet. */
export const isWatched = ({ watchUntil }: Alert, now: PhoneState["now"]): boolean =>
  dayOf(now, "vietnam") <= watchUntil;
