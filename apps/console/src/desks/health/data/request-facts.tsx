/** What was asked, by whom, until when, and what was answered. */
import { requestNumber } from "@bluezone/contract/health/data";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { STATES } from "../../../kit/look/states.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import type { DataRequest } from "./read.ts";
import { DATA_REQUESTS } from "./words.ts";

/** The part of the page. */
export function RequestFacts({ request }: { readonly request: DataRequest["request"] }) {
  const t = useWords(DATA_REQUESTS);
  const [locale] = useLocale();
  const moment = useMoment();
  const due = date(parseDay(request.due), locale);
  return (
    <Facts
      label={t("facts")}
      facts={[
        [t("number"), requestNumber(request.id)],
        [t("kind"), t(`kindLong_${request.kind}`)],
        [t("proof"), t(`proof_${request.proof}`)],
        [t("note"), request.note || null],
        [t("asked"), moment(request.asked)],
        [t("by"), request.by],
        [t("due"), request.holidaysCounted ? due : t("dueEarly", { day: due })],
        [
          t("state"),
          <StateBadge key="state" tone={STATES.dataRequest[request.state]}>
            {t(`state_${request.state}`)}
          </StateBadge>,
        ],
        [t("answered"), request.answered && moment(request.answered)],
        [t("answeredBy"), request.answeredBy],
        [t("refusal"), request.refusal],
      ]}
    />
  );
}
