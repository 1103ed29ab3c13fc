/** The install kit: what is said, shown and written under, by kind of phone, to read and to download. */
import { kitFile, readKit } from "@bluezone/contract/rollout/media";
import { integer } from "@bluezone/vietnamese/number";
import { useAsk } from "../../../api/hooks.ts";
import { PageLink } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { MEDIA } from "./words.ts";

/** The page. */
export function KitPage() {
  const t = useWords(MEDIA);
  const title = useWords(PAGES);
  const [locale] = useLocale();
  const query = useAsk(readKit, {});
  return (
    <div className="stack">
      <PageTitle above={<PageLink to="/media">{title("media")}</PageLink>}>{t("kitTitle")}</PageTitle>
      <Settled query={query}>
        {({ parts }) =>
          parts.map((part) => (
            <section key={part.id} className="card stack" aria-label={part.title[locale]}>
              <h2>{part.title[locale]}</h2>
              <p className="small">{t("seconds", { count: integer(part.seconds, locale) })}</p>
              <ol>
                {part[locale].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
              <p>
                <a
                  href={kitFile.path.replace(":id", part.id)}
                  download
                  aria-label={`${t("download")}: ${part.title[locale]}`}
                >
                  {t("download")}
                </a>
              </p>
            </section>
          ))
        }
      </Settled>
    </div>
  );
}
