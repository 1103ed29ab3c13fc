/** One claim: what is said, the answer, what comes next. */
import { readRumour } from "@bluezone/contract/rollout/rumours";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { useAsk } from "../../../api/hooks.ts";
import { STATES } from "../../../kit/look/states.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useSession } from "../../../shell/session.ts";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { Steps } from "./steps.tsx";
import { RUMOURS } from "./words.ts";

/** The page. */
export function RumourPage() {
  const t = useWords(RUMOURS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const { may } = useSession();
  const id = usePart("id");
  const query = useAsk(readRumour, { id });
  return (
    <Settled whole query={query} words={RUMOURS}>
      {({ rumour }) => {
        const { heard, day, state, answer, reason, illustrative, version } = rumour;
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/rumours">{title("rumours")}</PageLink>}>
              {heard.length > 80 ? `${heard.slice(0, 79)}…` : heard}
            </PageTitle>
            <Facts
              label={t("claimTitle")}
              facts={[
                [t("heard"), heard],
                [t("day"), date(parseDay(day), locale)],
                [
                  t("state"),
                  <StateBadge key="state" tone={STATES.rumour[state]}>
                    {t(`state_${state}`)}
                  </StateBadge>,
                ],
                [t("label"), answer && t(`label_${answer.label}`)],
                [t("claimVi"), answer?.claim.vi],
                [t("answerVi"), answer?.answer.vi],
                [t("answerEn"), answer?.answer.en],
                [t("source"), answer?.source],
                [t("checkedDay"), answer && date(parseDay(answer.checkedDay), locale)],
                [t("reason"), reason],
              ]}
              note={illustrative ? t("illustrative") : undefined}
            />
            {state !== "new" && <Steps key={`steps ${version}`} rumour={rumour} />}
            {may("rumours.write") && (state === "new" || state === "answered") && (
              <AnswerForm key={version} rumour={rumour} />
            )}
            {state === "new" && <Steps key={`steps ${version}`} rumour={rumour} />}
          </div>
        );
      }}
    </Settled>
  );
}
