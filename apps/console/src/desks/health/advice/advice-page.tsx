/** Requests for advice: an officer of health decides each. */
import { listAdvice } from "@bluezone/contract/health/advice";
import { STATES } from "../../../kit/look/states.ts";
import { PAGES } from "../../../words/kit.ts";
import { useWords } from "../../../words/language.tsx";
import { InboxPage } from "../inbox/inbox-page.tsx";
import { INBOX } from "../inbox/words.ts";
import { AdviceDialog } from "./advice-dialog.tsx";
import { ADVICE } from "./words.ts";

/** The page. */
export function AdvicePage() {
  const t = useWords(ADVICE);
  const i = useWords(INBOX);
  const title = useWords(PAGES);
  return (
    <InboxPage
      title={title("helpRequests")}
      words={ADVICE}
      queue="advice"
      list={listAdvice}
      rowsOf={({ requests }) => requests}
      states={{ new: t("state_new"), closed: t("state_closed") }}
      columns={({ receipt, made, commune, deleteOn }) => [
        receipt,
        made,
        { id: "for", title: t("for"), cell: (one) => t(`for_${one.for}`) },
        {
          id: "needs",
          title: t("needs"),
          cell: ({ needs }) => needs.map((one) => t(`need_${one}`)).join(", "),
        },
        commune,
        {
          id: "phone",
          title: t("phone"),
          cell: ({ hasPhone, confirmed }) =>
            `${t(hasPhone ? "phone_yes" : "phone_no")}${confirmed ? ` · ${i("confirmed")}` : ""}`,
        },
        {
          id: "state",
          title: i("state"),
          state: ({ state, outcome }) => [
            STATES.advice[state],
            outcome ? t(`outcome_${outcome}`) : t(`state_${state}`),
          ],
        },
        deleteOn,
      ]}
      dialog={(request, onClose) => <AdviceDialog request={request} onClose={onClose} />}
    />
  );
}
