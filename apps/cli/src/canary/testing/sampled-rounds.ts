/** Sixty days of rounds that no canary made (demo data), for tests of the status page and its pictures. */
import { Days, type Instant, Minutes, minus, parseInstant, plus } from "@bluezone/protocol/time";
import type { Incident, Round } from "../ledger.ts";
import type { StatusFacts } from "../page/status-page.ts";

/** When it is looked at. */
const NOW: Instant = parseInstant("2020-12-27T14:30:00+07:00");

function roundAt(began: Instant, nth: number): Round {
  const minutes = nth % 700 === 699 ? 40 : 6 + (nth % 7);
  const alert = nth % 900 === 899 ? null : plus(began, Minutes(minutes));
  const soon = plus(began, Minutes(1));
  const ended = { code: soon, upload: soon, export: alert, alert };
  return { began, ended, gaveUp: alert === null ? plus(began, Minutes(60)) : null };
}

const ENDED: Incident = {
  id: 1,
  from: minus(NOW, Days(12)),
  until: plus(minus(NOW, Days(12)), Minutes(300)),
  vi: "Cảnh báo đến chậm vì đĩa của máy chủ đầy. Không cảnh báo nào bị mất. Số liệu minh họa.",
  en: "Alerts were late because the server's disk was full. No alert was lost. Illustrative data.",
};

/** What the page is made from: rounds of sixty days and one incident, or no canary at all. */
export const SAMPLED_FACTS = {
  tested: {
    rounds: Array.from({ length: 60 * 96 }, (_, i) =>
      roundAt(minus(NOW, Minutes(15 * (60 * 96 - i) + 20)), i),
    ),
    incidents: [ENDED],
    now: NOW,
    operator: "Sở Y tế (số liệu minh họa)",
  },
  untested: { rounds: [], incidents: [], now: NOW, operator: undefined },
} as const satisfies Readonly<Record<string, StatusFacts>>;
