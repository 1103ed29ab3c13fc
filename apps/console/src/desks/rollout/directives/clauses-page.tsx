/** Correcting the clauses of a letter: marks, texts, duties; adding, taking out, joining. */
import { readDirective } from "@bluezone/contract/rollout/directives";
import { useAsk } from "../../../api/hooks.ts";
import { PageLink, usePart } from "../../../kit/page/page-link.tsx";
import { PageTitle } from "../../../kit/page/page-title.tsx";
import { Settled } from "../../../kit/page/settled.tsx";
import { useWords } from "../../../words/language.tsx";
import { ClausesForm } from "./clauses-form.tsx";
import { DIRECTIVES } from "./words.ts";

/** The page. What is typed stays when the letter is asked anew. */
export function ClausesPage() {
  const t = useWords(DIRECTIVES);
  const id = usePart("id");
  const query = useAsk(readDirective, { id });
  return (
    <Settled whole query={query}>
      {(read) => (
        <div className="stack">
          <PageTitle
            above={
              <PageLink to="/directives/$id" parts={{ id }}>
                {read.directive.number}
              </PageLink>
            }
          >
            {t("edit")}
          </PageTitle>
          <ClausesForm read={read} />
        </div>
      )}
    </Settled>
  );
}
