/** An officer says which case it was that somebody's app told of. */
import { type ContactShown, listContacts, readContact, tieContact } from "@bluezone/contract/health/contacts";
import { listFollowUps } from "@bluezone/contract/health/follow-ups";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CaseChoice } from "./case-choice.tsx";
import { nearIn } from "./near-choice.ts";
import { CONTACTS } from "./words.ts";

/** The dialog. Where the contact goes on as another, that one is opened. */
export function TieDialog({
  contact: { id, version, person, sent, day },
  onClose,
}: {
  readonly contact: ContactShown;
  readonly onClose: () => void;
}) {
  const t = useWords(CONTACTS);
  const go = useGo();
  const tie = useAction(tieContact, { changes: [readContact, listContacts, listFollowUps] });
  const draft = useDraft({ near: "" }, ({ near }) => ({
    near: nearIn(near) === undefined ? t("tieMissing") : undefined,
  }));
  const told = { day: sent?.day ?? day, commune: person.commune, phone: person.phone };
  return (
    <Dialog open wide title={t("tieTitle", { name: person.name })} onClose={onClose}>
      <div className="stack">
        <p>{t("tieText")}</p>
        <Form
          draft={draft}
          words={CONTACTS}
          send={t("tie")}
          onSend={async ({ near }) => {
            const chosen = nearIn(near);
            if (!chosen || !("caseId" in chosen)) return;
            const { contactId } = await tie.send({ id, version, ...chosen }, t("tied"));
            onClose();
            if (contactId !== id) go({ to: "/contacts/$id", parts: { id: contactId } });
          }}
        >
          <CaseChoice told={told} />
        </Form>
      </div>
    </Dialog>
  );
}
