/** Sends the person a link with which they enter their own temperature. */
import { sendOwnLink } from "@bluezone/contract/health/quarantine";
import { Button } from "@mantine/core";
import { Card } from "../../../kit/page/card.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import type { QuarantineAnswer } from "./read.ts";
import { CHANGES } from "./use-changed.ts";
import { QUARANTINE } from "./words.ts";

/** The part of the page. */
export function OwnLink({ read }: { readonly read: QuarantineAnswer }) {
  const t = useWords(QUARANTINE);
  const moment = useMoment();
  const send = useAction(sendOwnLink, CHANGES);
  const { row, linkAt } = read;
  return (
    <Card title={t("link")}>
      <p>{t("linkText")}</p>
      {linkAt && <p className="small">{t("linkAt", { at: moment(linkAt) })}</p>}
      {row.person.phone === null ? (
        <p>{t("linkNone")}</p>
      ) : (
        <div className="row">
          <Button
            loading={send.isPending}
            onClick={() =>
              void send.act({ id: row.id }, ({ sms }) =>
                t(sms === "sent" ? "linkSent" : sms === "failed" ? "linkFailed" : "linkNone"),
              )
            }
          >
            {t(linkAt ? "linkAgain" : "linkSend")}
          </Button>
        </div>
      )}
      {send.error && <Failed error={send.error} words={QUARANTINE} />}
    </Card>
  );
}
