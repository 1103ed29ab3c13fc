/** The start of a quarantine of somebody who is known already: the form, or the way to the quarantine that is open. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import { quarantineOfCase, quarantineOfContact } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { PageButton, PageLink, type Target, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { StartForm } from "./start-form.tsx";
import type { RecordRef } from "./use-start.ts";
import { QUARANTINE } from "./words.ts";

/** `from` is their record, which the page came from and leads back to. */
function StartKnown({
  read: { person, openId, lastContactDay },
  of,
  from,
  back,
}: {
  readonly read: ResponseOf<typeof quarantineOfCase | typeof quarantineOfContact>;
  readonly of: RecordRef;
  readonly from: Target;
  readonly back: string;
}) {
  const t = useWords(QUARANTINE);
  return (
    <div className="stack">
      <PageTitle above={<PageLink {...from}>{back}</PageLink>}>
        {t("startFor", { name: person.name })}
      </PageTitle>
      {openId === null ? (
        <StartForm of={of} person={{ phone: person.phone, lastContactDay }} />
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

/** The page of a case. */
export function StartCasePage() {
  const t = useWords(QUARANTINE);
  const caseId = usePart("caseId");
  const from = { to: "/cases/$id", parts: { id: caseId } };
  return (
    <Settled query={useAsk(quarantineOfCase, { caseId })} words={QUARANTINE}>
      {(read) => <StartKnown read={read} of={{ caseId }} from={from} back={t("caseOpen")} />}
    </Settled>
  );
}

/** The page of a contact. */
export function StartContactPage() {
  const t = useWords(QUARANTINE);
  const contactId = usePart("contactId");
  const from = { to: "/contacts/$id", parts: { id: contactId } };
  return (
    <Settled query={useAsk(quarantineOfContact, { contactId })} words={QUARANTINE}>
      {(read) => <StartKnown read={read} of={{ contactId }} from={from} back={t("contactOpen")} />}
    </Settled>
  );
}
