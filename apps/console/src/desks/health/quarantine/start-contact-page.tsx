/** Begins the quarantine of a contact. */
import { quarantineOfContact } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { usePart } from "../../../kit/page/page-link.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { StartKnown } from "./start-known.tsx";
import { QUARANTINE } from "./words.ts";

/** The page. */
export function StartContactPage() {
  const t = useWords(QUARANTINE);
  const contactId = usePart("contactId");
  const query = useAsk(quarantineOfContact, { contactId });
  return (
    <Settled query={query} words={QUARANTINE}>
      {({ person, openId, lastContactDay }) => (
        <StartKnown
          name={person.name}
          person={{ phone: person.phone, lastContactDay }}
          openId={openId}
          of={{ contactId }}
          from={{ to: "/contacts/$id", parts: { id: contactId } }}
          back={t("contactOpen")}
        />
      )}
    </Settled>
  );
}
