/** Begins the quarantine of a contact. */
import { quarantineOfContact } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, PageLink, usePart } from "../../../kit/page-link.tsx";
import { PageTitle } from "../../../kit/page-title.tsx";
import { Settled } from "../../../kit/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { StartForm } from "./start-form.tsx";
import { QUARANTINE } from "./words.ts";

/** The page. */
export function StartContactPage() {
  const t = useWords(QUARANTINE);
  const contactId = usePart("contactId");
  const query = useAsk(quarantineOfContact, { contactId });
  return (
    <Settled query={query} words={QUARANTINE}>
      {({ person, openId }) => (
        <div className="stack">
          <PageTitle
            above={
              <PageLink to="/contacts/$id" parts={{ id: contactId }}>
                {t("contactOpen")}
              </PageLink>
            }
          >
            {t("startFor", { name: person.name })}
          </PageTitle>
          {openId === null ? (
            <StartForm contactId={contactId} />
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
      )}
    </Settled>
  );
}
