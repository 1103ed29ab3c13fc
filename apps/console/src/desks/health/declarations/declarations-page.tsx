/** Declarations: those that nobody has looked at first, the gravest on top. */
import { listDeclarations } from "@bluezone/contract/health/declarations";
import { STATES } from "../../../kit/look/states.ts";
import { StateBadge } from "../../../kit/page/state-badge.tsx";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { InboxPage } from "../inbox/inbox-page.tsx";
import { useFelt } from "../inbox/use-felt.ts";
import { INBOX } from "../inbox/words.ts";
import { DeclarationDialog } from "./declaration-dialog.tsx";
import { DECLARATIONS } from "./words.ts";

/** The page. */
export function DeclarationsPage() {
  const t = useWords(DECLARATIONS);
  const i = useWords(INBOX);
  const title = useWords(PAGES);
  const felt = useFelt();
  return (
    <InboxPage
      title={title("declarations")}
      words={DECLARATIONS}
      queue="declarations"
      list={listDeclarations}
      rowsOf={({ declarations }) => declarations}
      states={{ new: t("state_new"), reviewed: t("state_reviewed") }}
      columns={({ receipt, made, commune, deleteOn }) => [
        receipt,
        { id: "symptoms", title: t("symptoms"), cell: ({ symptoms }) => felt(symptoms) },
        {
          id: "cares",
          title: t("cares"),
          cell: ({ cares }) => cares.map((one) => t(`care_${one}`)).join(", "),
        },
        { id: "for", title: t("for"), cell: (one) => t(`for_${one.for}`) },
        { id: "call", title: t("call"), cell: ({ call }) => t(`call_${call}`) },
        {
          id: "state",
          title: i("state"),
          cell: ({ state, flagged, confirmed }) => (
            <>
              <StateBadge tone={flagged ? "late" : STATES.declaration[state]}>
                {flagged ? t("flagged") : t(`state_${state}`)}
              </StateBadge>
              {confirmed && ` · ${i("confirmed")}`}
            </>
          ),
        },
        made,
        commune,
        deleteOn,
      ]}
      dialog={(declaration, onClose) => <DeclarationDialog declaration={declaration} onClose={onClose} />}
    />
  );
}
