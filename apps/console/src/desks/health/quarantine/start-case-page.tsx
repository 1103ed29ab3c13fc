/** Begins the quarantine of a case. */
import { quarantineOfCase } from "@bluezone/contract/health/quarantine";
import { useAsk } from "../../../api/hooks.ts";
import { usePart } from "../../../kit/page/page-link.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { StartKnown } from "./start-known.tsx";
import { QUARANTINE } from "./words.ts";

/** The page. */
export function StartCasePage() {
  const t = useWords(QUARANTINE);
  const caseId = usePart("caseId");
  const query = useAsk(quarantineOfCase, { caseId });
  return (
    <Settled query={query} words={QUARANTINE}>
      {({ person, openId, lastContactDay }) => (
        <StartKnown
          name={person.name}
          person={{ phone: person.phone, lastContactDay }}
          openId={openId}
          of={{ caseId }}
          from={{ to: "/cases/$id", parts: { id: caseId } }}
          back={t("caseOpen")}
        />
      )}
    </Settled>
  );
}
