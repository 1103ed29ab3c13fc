/** A bulletin that is no longer written: what is read out, its package, who did what, and what the reader can do now. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import type { readBulletin } from "@bluezone/contract/rollout/bulletins";
import { dayMonth } from "@bluezone/vietnamese/date";
import { decimal, integer } from "@bluezone/vietnamese/number";
import { STATES } from "../../../kit/look/states.ts";
import { Facts } from "../../../kit/page/facts.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { useLocale, useWords } from "../../../words/language.tsx";
import { shownDays } from "../shown-days.ts";
import { CheckList } from "./check-list.tsx";
import { Script } from "./script.tsx";
import { Sound } from "./sound.tsx";
import { Steps } from "./steps.tsx";
import { BULLETINS } from "./words.ts";

type Whole = ResponseOf<typeof readBulletin>;

/** The page's body. */
export function Reading({ whole }: { readonly whole: Whole }) {
  const t = useWords(BULLETINS);
  const [locale] = useLocale();
  const moment = useMoment();
  const { bulletin, content, check, package: sent, reason } = whole;
  const action = (done: Whole["approved"]) => done && t("action", { name: done.name, time: moment(done.at) });
  const urgent = content.priority === "urgent";
  const text = sent?.vi ?? check.vi;
  const english = sent?.en ?? check.en;
  return (
    <div className="stack">
      {reason !== null && bulletin.state === "withdrawn" && (
        <Notice>{t("withdrawnBecause", { reason })}</Notice>
      )}
      <Steps whole={whole} />
      <div className="reading-columns">
        <div className="stack">
          <section className="card stack" aria-labelledby="script-title">
            <h2 id="script-title">{t("script")}</h2>
            <Script
              parts={text}
              findings={sent ? [] : check.findings}
              before={t("noStationName")}
              after={t("music")}
            />
            {sent && !sent.audio ? (
              <p className="small">{t("noVoice")}</p>
            ) : (
              <Sound id={bulletin.id} version={bulletin.version} />
            )}
          </section>
          {english.length > 0 && (
            <section className="card stack" aria-labelledby="english-title">
              <h2 id="english-title">{t("englishScript")}</h2>
              <Script parts={english} lang="en" />
            </section>
          )}
          <p>
            <PageLink to="/bulletins/$id/versions" parts={{ id: bulletin.id }}>
              {t("versions")}
            </PageLink>
          </p>
        </div>
        <div className="stack">
          {!sent && <CheckList check={check} ticks={content.ticks} urgent={urgent} />}
          <Facts
            label={t("package")}
            facts={[
              [
                t("state"),
                <StateBadge key="state" tone={STATES.bulletin[bulletin.state]}>
                  {t(`state_${bulletin.state}`)}
                </StateBadge>,
              ],
              [t("number"), bulletin.number],
              [t("days"), shownDays(bulletin, (day) => dayMonth(day, locale))],
              [t("priority"), t(`priority_${bulletin.priority}`)],
              [t("source"), content.source],
              [t("cutOffTime"), content.cutOff !== null && moment(content.cutOff)],
              [t("checksum"), sent && <span className="checksum">{sent.checksum}</span>],
              [
                t("audio"),
                sent &&
                  (sent.audio
                    ? t("audioIs", {
                        seconds: decimal(sent.audio.seconds, 0, locale),
                        size: integer(sent.audio.bytes / 1_000, locale),
                      })
                    : t("audioNone")),
              ],
              [t("created"), action(whole.created)],
              [t("submittedBy"), action(whole.submitted)],
              [t("approvedBy"), action(whole.approved)],
              [t("reviewedBy"), action(whole.reviewed)],
              [t("withdrawnBy"), action(whole.withdrawn)],
            ]}
          />
        </div>
      </div>
    </div>
  );
}
