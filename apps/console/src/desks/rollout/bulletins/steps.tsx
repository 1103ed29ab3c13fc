/** What can be done with a bulletin that is not being written: approve, return, review, withdraw, write another from it. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  approveBulletin,
  listBulletins,
  readBulletin,
  recallBulletin,
  returnBulletin,
  reviewBulletin,
  startBulletin,
  withdrawBulletin,
} from "@bluezone/contract/rollout/bulletins";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useDraft } from "../../../kit/form/draft.ts";
import { Form } from "../../../kit/form/form.tsx";
import { LongField } from "../../../kit/form/long-field.tsx";
import { Dialog } from "../../../kit/page/dialog.tsx";
import { FaultLine } from "../../../kit/page/fault-line.tsx";
import { useGo } from "../../../kit/page/page-link.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
import { drawBulletinId } from "./draw-id.ts";
import { BULLETINS } from "./words.ts";

type Whole = ResponseOf<typeof readBulletin>;
const CHANGES = [listBulletins, readBulletin];

function Because({
  title,
  text,
  send,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly text?: string;
  readonly send: string;
  readonly onSend: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useWords(BULLETINS);
  const draft = useDraft({ reason: "" }, ({ reason }) => ({
    reason: reason.trim() === "" ? t("reasonMissing") : undefined,
  }));
  return (
    <Dialog open title={title} onClose={onClose}>
      {text && <p>{text}</p>}
      <Form draft={draft} words={BULLETINS} send={send} onSend={({ reason }) => onSend(reason)}>
        <LongField name="reason" label={t("reason")} required maxLength={400} />
      </Form>
    </Dialog>
  );
}

/** Buttons for what the server says that the reader may do. */
export function Steps({ whole }: { readonly whole: Whole }) {
  const t = useWords(BULLETINS);
  const go = useGo();
  const { may: can } = useSession();
  const { bulletin, may } = whole;
  const { id, version } = bulletin;
  const seen = { id, version };
  const [asking, setAsking] = useState<"return" | "withdraw" | "review">();
  const approve = useAction(approveBulletin, { changes: CHANGES });
  const giveBack = useAction(returnBulletin, { changes: CHANGES });
  const review = useAction(reviewBulletin, { changes: CHANGES });
  const withdraw = useAction(withdrawBulletin, { changes: CHANGES });
  const start = useAction(startBulletin, { changes: [listBulletins] });
  const recall = useAction(recallBulletin, { changes: CHANGES });
  const fault = approve.error ?? recall.error ?? review.error ?? start.error;
  const doApprove = () => approve.act(seen, (done) => t("approved", { number: done.package.number }));
  const doRecall = () => recall.act(seen, t("recalled"));
  const doReview = () => review.act({ ...seen, stands: true }, t("reviewed"));
  const again = async (): Promise<void> => {
    const begun = await start.act({ id: drawBulletinId(), from: id });
    if (begun) go({ to: "/bulletins/$id", parts: { id: begun.id } });
  };
  return (
    <div className="stack">
      <div className="row">
        {may.approve && (
          <Button variant="filled" loading={approve.isPending} onClick={() => void doApprove()}>
            {t("approve")}
          </Button>
        )}
        {may.review && (
          <Button variant="filled" loading={review.isPending} onClick={() => void doReview()}>
            {t("review")}
          </Button>
        )}
        {may.recall && (
          <Button loading={recall.isPending} onClick={() => void doRecall()}>
            {t("recall")}
          </Button>
        )}
        {may.return && <Button onClick={() => setAsking("return")}>{t("return")}</Button>}
        {may.withdraw && <Button onClick={() => setAsking("withdraw")}>{t("withdraw")}</Button>}
        {may.review && !may.withdraw && <Button onClick={() => setAsking("review")}>{t("withdraw")}</Button>}
        {can("bulletins.write") && (
          <Button loading={start.isPending} onClick={() => void again()}>
            {t("composeAgain")}
          </Button>
        )}
      </div>
      <FaultLine error={fault} words={BULLETINS} />
      {asking === "return" && (
        <Because
          title={t("return")}
          send={t("return")}
          onClose={() => setAsking(undefined)}
          onSend={async (reason) => {
            await giveBack.send({ ...seen, reason }, t("returned"));
            setAsking(undefined);
          }}
        />
      )}
      {(asking === "withdraw" || asking === "review") && (
        <Because
          title={t("withdrawTitle")}
          text={t("withdrawText")}
          send={t("withdraw")}
          onClose={() => setAsking(undefined)}
          onSend={async (reason) => {
            if (asking === "review")
              await review.send({ ...seen, stands: false, reason }, t("withdrawnDone"));
            else await withdraw.send({ ...seen, reason }, t("withdrawnDone"));
            setAsking(undefined);
          }}
        />
      )}
    </div>
  );
}
