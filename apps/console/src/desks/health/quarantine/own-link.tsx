/** Sends the person a link with which they enter their own temperature. */
import { sendOwnLink } from "@bluezone/contract/health/quarantine";
import { Button } from "@mantine/core";
import { useDo } from "../../../api/hooks.ts";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useToast } from "../../../kit/page/toast.tsx";
import { useWords } from "../../../words/language.tsx";
import type { QuarantineAnswer } from "./read.ts";
import { CHANGES } from "./use-changed.ts";
import { QUARANTINE } from "./words.ts";

/** The part of the page. */
export function OwnLink({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const toast = useToast();
  const moment = useMoment();
  const send = useDo(sendOwnLink, CHANGES);
  const { row, linkAt } = read;
  return (
    <section className="card stack" aria-label={t("link")}>
      <h2>{t("link")}</h2>
      <p>{t("linkText")}</p>
      {linkAt && <p className="small">{t("linkAt", { at: moment(linkAt) })}</p>}
      {row.person.phone === null ? (
        <p>{t("linkNone")}</p>
      ) : (
        <div className="row">
          <Button
            loading={send.isPending}
            onClick={async () => {
              const { sms } = await send.mutateAsync({ id: row.id });
              toast(t(sms === "sent" ? "linkSent" : sms === "failed" ? "linkFailed" : "linkNone"));
            }}
          >
            {t(linkAt ? "linkAgain" : "linkSend")}
          </Button>
        </div>
      )}
      {send.error && <Failed error={send.error} words={QUARANTINE} />}
    </section>
  );
}
