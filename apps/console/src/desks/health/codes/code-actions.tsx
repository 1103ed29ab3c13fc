/** What an officer does about the code of a case: send, read out, print, end. */

import { listCases } from "@bluezone/contract/health/cases";
import {
  codeFunnel,
  endCode,
  type IssuedCode,
  listCodes,
  printCode,
  sendCode,
  speakCode,
} from "@bluezone/contract/health/issued-codes";
import { showCode } from "@bluezone/vietnamese/code";
import { Button } from "@mantine/core";
import { useDo } from "../../../api/hooks.ts";
import { useConfirm } from "../../../kit/confirm.tsx";
import { Failed } from "../../../kit/failed.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { saveBytes } from "../../../kit/save-bytes.ts";
import { useHideToasts, useToast } from "../../../kit/toast.tsx";
import { useAction } from "../../../kit/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { CODES } from "./words.ts";

/** A case with the code that the officer sees, null when it has none. */
type ChosenCase = {
  readonly caseId: string;
  readonly number: string;
  readonly code: Pick<IssuedCode, "id" | "state" | "way" | "issued" | "until"> | null;
};

const CHANGES = [listCodes, codeFunnel, listCases];

/** The way to send one, with what is said afterwards. */
function useSend() {
  const t = useWords(CODES);
  const moment = useMoment();
  const send = useAction(sendCode, { changes: CHANGES });
  const now = ({ caseId, code }: ChosenCase) =>
    send.act({ caseId, seen: code?.id ?? null }, ({ sms, until }) =>
      sms === "sent" && until
        ? t("sentDone", { until: moment(until) })
        : t(sms === "failed" ? "notSent" : "noNumber"),
    );
  return { now, error: send.error, pending: send.isPending };
}

/** A code that is read out. */
export type SpokenCode = { readonly shortCode: string; readonly until: string };

/** All that can be done with it; `reached`: somebody may have a number for a message; `spoken`: what is being read out. */
export function CodeActions({
  chosen,
  reached,
  spoken,
  onSpoken,
}: {
  readonly chosen: ChosenCase;
  readonly reached: boolean;
  readonly spoken: SpokenCode | undefined;
  readonly onSpoken: (made: SpokenCode) => void;
}) {
  const t = useWords(CODES);
  const toast = useToast();
  const hide = useHideToasts();
  const confirm = useConfirm();
  const moment = useMoment();
  const send = useSend();
  const speak = useDo(speakCode, { changes: CHANGES });
  const print = useDo(printCode, { changes: CHANGES });
  const end = useDo(endCode, { changes: CHANGES });
  const { caseId, number, code } = chosen;
  const asked = { caseId, seen: code?.id ?? null };
  const error = send.error ?? speak.error ?? print.error ?? end.error;
  const works = code !== null && code.state !== "used" && code.state !== "ended";
  const alive = works && code.until !== null;
  /** Another code in place of one that works ends it: asked first. */
  const sure = async (key: "speak" | "print"): Promise<boolean> =>
    !alive ||
    (await confirm({
      title: t(`sureTitle_${key}`),
      text: t(code.way === "spoken" || code.way === "slip" ? `sureText_${key}` : `sureTextLink_${key}`, {
        time: moment(code.issued),
      }),
      yes: t(`sureYes_${key}`),
    }));
  if (spoken)
    return (
      <section className="stack" aria-label={t("readOut")}>
        <p role="status" className="big-digits">
          {showCode(spoken.shortCode)}
        </p>
        <p>{t("spokenIs")}</p>
        <p>{t("spokenUntil", { until: moment(spoken.until) })}</p>
      </section>
    );
  return (
    <div className="stack">
      <div className="row">
        {reached && (
          <Button variant="filled" loading={send.pending} onClick={() => void send.now(chosen)}>
            {t(code === null ? "send" : "resend")}
          </Button>
        )}
        <Button
          {...(reached ? {} : { variant: "filled" })}
          loading={speak.isPending}
          onClick={async () => {
            if (!(await sure("speak"))) return;
            await speak.mutateAsync(asked).then(
              (made) => {
                hide();
                onSpoken(made);
              },
              () => undefined,
            );
          }}
        >
          {t("speak")}
        </Button>
        <Button
          loading={print.isPending}
          onClick={async () => {
            if (!(await sure("print"))) return;
            await print.mutateAsync(asked).then(
              ({ pdf }) => {
                hide();
                saveBytes(`phieu-ma-${number}.pdf`, "application/pdf", pdf);
                toast(t("slipDone"));
              },
              () => undefined,
            );
          }}
        >
          {t("print")}
        </Button>
        {works && code && (
          <Button
            color="danger"
            loading={end.isPending}
            onClick={async () => {
              const yes = await confirm({
                title: t("endTitle"),
                text: t("endText"),
                yes: t("end"),
                danger: true,
              });
              if (!yes) return;
              await end.mutateAsync({ id: code.id }).then(
                () => {
                  hide();
                  toast(t("endDone"));
                },
                () => undefined,
              );
            }}
          >
            {t("end")}
          </Button>
        )}
      </div>
      {code !== null && <p className="small">{t("replaces")}</p>}
      {error && <Failed error={error} words={CODES} />}
    </div>
  );
}
