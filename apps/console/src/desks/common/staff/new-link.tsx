/** A link that was just made for somebody: shown this one time, to be handed to them. */
import { Button, TextInput } from "@mantine/core";
import { useMoment } from "../../../kit/page/moment.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { STAFF } from "../../../staff/words.ts";
import { useWords } from "../../../words/language.tsx";

/** `name` is whose it is, `until` how long it works. */
export function NewLink({
  name,
  link,
  until,
}: {
  readonly name: string;
  readonly link: string;
  readonly until: string;
}) {
  const t = useWords(STAFF);
  const moment = useMoment();
  const toast = useToast();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    toast(t("inviteCopied"));
  };
  return (
    <section className="card stack" role="status">
      <h2>{t("inviteLink")}</h2>
      <p>{t("inviteLinkText", { name, until: moment(until) })}</p>
      <TextInput
        label={t("inviteLink")}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="row">
        <Button variant="filled" onClick={() => void copy()}>
          {t("inviteCopy")}
        </Button>
      </div>
    </section>
  );
}
