/** The start of a quarantine of somebody who is known already: the form, or the way to the quarantine that is open. */
import { PageButton, PageLink, type Target } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { useWords } from "../../../words/language.tsx";
import { StartForm } from "./start-form.tsx";
import type { KnownPerson, RecordRef } from "./use-start.ts";
import { QUARANTINE } from "./words.ts";

/** `from` is their record, which the page came from and leads back to. */
export function StartKnown({
  name,
  person,
  openId,
  of,
  from,
  back,
}: {
  readonly name: string;
  readonly person: KnownPerson;
  /** Their quarantine that is open. */
  readonly openId: string | null;
  readonly of: RecordRef;
  readonly from: Target;
  readonly back: string;
}) {
  const t = useWords(QUARANTINE);
  return (
    <div className="stack">
      <PageTitle above={<PageLink {...from}>{back}</PageLink>}>{t("startFor", { name })}</PageTitle>
      {openId === null ? (
        <StartForm of={of} person={person} />
      ) : (
        <>
          <p>{t("alreadyOpen")}</p>
          <div className="row">
            <PageButton to="/quarantine/$id" parts={{ id: openId }} variant="filled">
              {t("openIt")}
            </PageButton>
          </div>
        </>
      )}
    </div>
  );
}
