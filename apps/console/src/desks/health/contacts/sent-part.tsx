/** What somebody sent from the app, on their page: with the case that it was tied to, or the way to tie it. */
import {
  type ContactShown,
  listContacts,
  readContact,
  untieContact,
} from "@bluezone/contract/health/contacts";
import { Button } from "@mantine/core";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { SentFacts } from "./evidence.tsx";
import { CONTACTS } from "./words.ts";

/** The section; nothing where nothing was sent. */
export function SentPart({
  contact: { id, version, sent, near },
  onTie,
}: {
  readonly contact: ContactShown;
  readonly onTie: () => void;
}) {
  const t = useWords(CONTACTS);
  const moment = useMoment();
  const { may } = useSession();
  const untie = useAction(untieContact, { changes: [readContact, listContacts] });
  if (!sent) return null;
  const question = { title: t("untie"), text: t("untieText"), yes: t("untie") };
  return (
    <div className="stack">
      <h2>{t("sentBy")}</h2>
      <SentFacts sent={sent} />
      {sent.tied !== null && <p>{t("tiedAt", { time: moment(sent.tied) })}</p>}
      {may("contacts.write") && (
        <div className="row">
          {near === null && <Button onClick={onTie}>{t("tieOpen")}</Button>}
          {sent.tied !== null && (
            <Button
              loading={untie.isPending}
              onClick={() => void untie.act({ id, version }, t("untied"), question)}
            >
              {t("untie")}
            </Button>
          )}
        </div>
      )}
      {untie.error && <Failed error={untie.error} words={CONTACTS} />}
    </div>
  );
}
