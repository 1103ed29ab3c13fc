/** What the command says of a node's state: Vietnamese first, English below; and the same as data. */
import type { Holdings } from "@bluezone/device/engine/holdings";
import type { PhoneState } from "@bluezone/device/state";
import { type Both, both } from "../said.ts";
import { heldItems, holdingSaid } from "./holds-said.ts";
import type { NodeStatus } from "./node-status.ts";
import { alertSteps } from "./page/alert-steps.ts";
import { NOTICE, PAGE, SHARE, standing } from "./page/words.ts";
import { lengthText, momentText } from "./said-time.ts";
import {
  alertSaid,
  configSaid,
  firstSaid,
  isWatched,
  radioSaid,
  standingAlerts,
  whoSaid,
} from "./status-said.ts";

/** A node as a command finds it. */
export type NodeSnapshot = {
  /** What it shows of itself; undefined when it does not run. */
  readonly status: NodeStatus | undefined;
  readonly phone: PhoneState;
  readonly heardToday: number;
  readonly holds: Holdings;
};

/** The answer as data: instants in milliseconds since 1970, days as days since 1970. Nothing in it is a key, code or identifier. */
export const stateJson = ({ status, phone, heardToday, holds }: NodeSnapshot) => ({
  runs: status !== undefined,
  startedAt: status?.startedAt ?? null,
  listensSince: phone.consent.sensing,
  radio: status?.radio ?? null,
  trouble: status?.trouble ?? null,
  configRefused: status?.configRefused ?? null,
  panel: status === undefined ? null : phone.panel.is,
  heardToday,
  lines: phone.lines,
  share: phone.share,
  alerts: phone.alerts,
  holds: heldItems(holds),
});

const STATE = {
  stopped: both(
    "Nút không chạy: không phát, không nghe. Dưới đây là theo kho của nút.",
    "The node does not run: it sends nothing and hears nothing. Below is what its store says.",
  ),
  listens: both("Đã đồng ý phát và nghe từ", "Agreed to send and listen since"),
  heardLast: both("Nghe thấy máy khác gần nhất", "Last heard another phone"),
  share: both("Chia sẻ", "Share"),
  notShared: both("chưa chia sẻ gì", "nothing was shared"),
  holds: both("Đang giữ", "Holds"),
} as const;

const row = (name: Both, ...said: readonly Both[]): Both => ({
  vi: `${name.vi}: ${said.map(({ vi }) => vi).join("; ")}`,
  en: `${name.en}: ${said.map(({ en }) => en).join("; ")}`,
});
const under = (depth: number, { vi, en }: Both): Both => ({
  vi: `${"  ".repeat(depth)}${vi}`,
  en: `${"  ".repeat(depth)}${en}`,
});
const moment = (t: NodeStatus["now"] | null): Both => (t === null ? PAGE.never : momentText(t));

function shareSaid(share: PhoneState["share"]): Both {
  if (share.is === "none") return STATE.notShared;
  if (share.is === "shared") {
    const at = momentText(share.at);
    return {
      vi: `đã chia sẻ lúc ${at.vi} (${share.testType})`,
      en: `shared ${at.en} (${share.testType})`,
    };
  }
  if (share.is === "ready") {
    const [taken, until] = [NOTICE["positive-not-shared"][1], momentText(share.until)];
    return { vi: `${taken.vi}, ${until.vi}`, en: `${taken.en}, ${until.en}` };
  }
  return standing(share)?.[1] ?? SHARE.title;
}

function alertLines(phone: PhoneState): readonly Both[] {
  const alerts = standingAlerts(phone);
  if (alerts.length === 0) return [row(PAGE.alerts, PAGE.noAlerts)];
  const said = alerts.flatMap((alert) => [
    under(1, alertSaid(alert)),
    ...(isWatched(alert, phone.now)
      ? [whoSaid(alert), ...alertSteps(alert, phone.now)].map((step) => under(2, step))
      : []),
  ]);
  return [both(`${PAGE.alerts.vi}:`, `${PAGE.alerts.en}:`), ...said];
}

function heldLines(holds: Holdings): readonly Both[] {
  const items = heldItems(holds);
  if (items.length === 0) return [row(STATE.holds, PAGE.noAlerts)];
  return [
    both(`${STATE.holds.vi}:`, `${STATE.holds.en}:`),
    ...items.map((item) => under(1, holdingSaid(item))),
  ];
}

function linesOf({ status, phone, heardToday, holds }: NodeSnapshot): readonly Both[] {
  const refused = status && configSaid(status);
  return [
    status ? firstSaid(status)[1] : STATE.stopped,
    row(STATE.listens, moment(phone.consent.sensing)),
    ...(status ? [row(PAGE.since, momentText(status.startedAt)), row(PAGE.radio, ...radioSaid(status))] : []),
    row(PAGE.heard, both(`${heardToday}`, `${heardToday}`)),
    row(STATE.heardLast, moment(phone.lines.lastHeard)),
    row(PAGE.worked, lengthText(phone.lines.workedToday)),
    row(PAGE.checked, moment(phone.lines.lastChecked)),
    ...(refused ? [row(PAGE.config, refused)] : []),
    row(STATE.share, shareSaid(phone.share)),
    ...alertLines(phone),
    ...heldLines(holds),
  ];
}

/** The answer for a person. */
export function stateAnswer(found: NodeSnapshot): string {
  const lines = linesOf(found);
  return `${lines.map(({ vi }) => vi).join("\n")}\n\n${lines.map(({ en }) => en).join("\n")}`;
}
