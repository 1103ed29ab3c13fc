/** One bulletin: its composer while it is a draft that the reader may write in, else what it says and what can be done. */
import { readBulletin } from "@bluezone/contract/rollout/bulletins";
import { dayMonth } from "@bluezone/vietnamese/date";
import { useAsk } from "../../../api/hooks.ts";
import { Notice } from "../../../kit/page/notice.tsx";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { shownDays } from "../shown-days.ts";
import { Composer } from "./composer.tsx";
import { Reading } from "./reading.tsx";
import { Unreviewed } from "./unreviewed.tsx";
import { BULLETINS } from "./words.ts";
import "./bulletins.css";

/** The page. */
export function BulletinPage() {
  const t = useWords(BULLETINS);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const id = usePart("id");
  const query = useAsk(readBulletin, { id });
  return (
    <Settled whole query={query} words={BULLETINS}>
      {(whole) => {
        const { bulletin, may, reason } = whole;
        const day = shownDays(bulletin, (day) => dayMonth(day, locale));
        return (
          <div className="stack">
            <PageTitle above={<PageLink to="/bulletins">{title("bulletins")}</PageLink>}>
              {bulletin.number === null
                ? t("draftTitle", { day, version: bulletin.version })
                : t("sentTitle", { number: bulletin.number, day })}
            </PageTitle>
            {bulletin.reviewDue !== null && <Unreviewed />}
            {bulletin.state === "draft" && reason !== null && (
              <Notice>{t("returnedBecause", { reason })}</Notice>
            )}
            {may.edit ? <Composer key={bulletin.id} whole={whole} /> : <Reading whole={whole} />}
            {may.edit && (
              <p>
                <PageLink to="/bulletins/$id/versions" parts={{ id }}>
                  {t("versions")}
                </PageLink>
              </p>
            )}
          </div>
        );
      }}
    </Settled>
  );
}
