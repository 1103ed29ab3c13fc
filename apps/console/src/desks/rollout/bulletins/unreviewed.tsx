/** A banner for each urgent bulletin that no second person has looked at yet. */
import { listBulletins } from "@bluezone/contract/rollout/bulletins";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useAsk } from "../../../api/hooks.ts";
import { useMoment } from "../../../kit/page/moment.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { useWords } from "../../../words/language.tsx";
import { BULLETINS } from "./words.ts";

/** Nothing when there is none. */
export function Unreviewed() {
  const t = useWords(BULLETINS);
  const moment = useMoment();
  const { data } = useAsk(listBulletins, { unreviewed: true, state: "approved" }, { every: 60 });
  return data?.bulletins.map(({ id, number, reviewDue, reviewOverdue }) => {
    const told = { number: number ?? 0, time: reviewDue === null ? "" : moment(reviewDue) };
    return (
      <Notice key={id} row role="status">
        <IconAlertTriangle aria-hidden />
        <span>{reviewOverdue ? t("unreviewedLate", told) : t("unreviewed", told)}</span>
        <PageLink to="/bulletins/$id" parts={{ id }}>
          {t("see", { number: number ?? 0 })}
        </PageLink>
      </Notice>
    );
  });
}
