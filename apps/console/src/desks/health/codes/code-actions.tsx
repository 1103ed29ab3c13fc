/** What an officer does about the code of a case: send, read out, print, end. */
import { listCases, readCase } from "@bluezone/contract/health/cases";
import {
  codeFunnel,
  endCode,
  type IssuedCode,
  listCodes,
  printCode,
  sendCode,
  speakCode,
} from "@bluezone/contract/health/issued-codes";
import { readSummary, readTimeline } from "@bluezone/contract/health/timeline";
import { Button } from "@mantine/core";
import type { Question } from "../../../kit/page/confirm.tsx";
import { Failed } from "../../../kit/page/failed.tsx";
import { useMoment } from "../../../kit/page/moment.ts";
import { saveBytes } from "../../../kit/page/save-bytes.ts";
import { useHideToasts } from "../../../kit/page/toast.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import type { SpokenCode } from "./spoken-digits.tsx";
import { CODES } from "./words.ts";

/** A case with the code that the officer sees, null when it has none. */
type ChosenCase = {
  readonly caseId: string;
  readonly number: string;
  readonly code: Pick<IssuedCode, "id" | "state" | "way" | "issued" | "until"> | null;
};
type ChosenCode = NonNullable<ChosenCase["code"]>;

const CHANGES = [listCodes, codeFunnel, listCases, readCase, readSummary, readTimeline];

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

/** Whether somebody may still use it. */
const works = ({ state }: ChosenCode): boolean => state !== "used" && state !== "ended";

/** What is asked before another code takes the place of one that works and so ends it. */
function useSure(code: ChosenCode | null): (key: "speak" | "print") => Question | undefined {
  const t = useWords(CODES);
  const moment = useMoment();
  if (code === null || !works(code) || code.until === null) return () => undefined;
  const seen = code.way === "spoken" || code.way === "slip";
  const time = moment(code.issued);
  return (key) => ({
    title: t(`sureTitle_${key}`),
    text: t(seen ? `sureText_${key}` : `sureTextLink_${key}`, { time }),
    yes: t(`sureYes_${key}`),
  });
}

/** All that can be done with it; `reached`: somebody may have a number for a message. */
export function CodeActions({
  chosen,
  reached,
  onSpoken,
}: {
  readonly chosen: ChosenCase;
  readonly reached: boolean;
  readonly onSpoken: (made: SpokenCode) => void;
}) {
  const t = useWords(CODES);
  const hide = useHideToasts();
  const send = useSend();
  const sure = useSure(chosen.code);
  const speak = useAction(speakCode, { changes: CHANGES });
  const print = useAction(printCode, { changes: CHANGES });
  const end = useAction(endCode, { changes: CHANGES });
  const { caseId, number, code } = chosen;
  // What was just sent is not offered as the next thing to do.
  const sent = code?.state === "open" || code?.state === "sending";
  const asked = { caseId, seen: code?.id ?? null };
  const error = send.error ?? speak.error ?? print.error ?? end.error;
  const readOut = async (): Promise<void> => {
    const made = await speak.act(asked, undefined, sure("speak"));
    if (!made) return;
    hide();
    onSpoken(made);
  };
  const slip = () =>
    print.act(
      asked,
      ({ pdf }) => {
        hide();
        saveBytes(`phieu-ma-${number}.pdf`, "application/pdf", pdf);
        return t("slipDone");
      },
      sure("print"),
    );
  const stop = (id: string) =>
    end.act(
      { id },
      () => {
        hide();
        return t("endDone");
      },
      { title: t("endTitle"), text: t("endText"), yes: t("end"), danger: true },
    );
  return (
    <div className="stack">
      <div className="row">
        {reached && (
          <Button
            {...(sent ? {} : { variant: "filled" })}
            loading={send.pending}
            onClick={() => void send.now(chosen)}
          >
            {t(code === null ? "send" : "resend")}
          </Button>
        )}
        <Button
          {...(reached ? {} : { variant: "filled" })}
          loading={speak.isPending}
          onClick={() => void readOut()}
        >
          {t("speak")}
        </Button>
        <Button loading={print.isPending} onClick={() => void slip()}>
          {t("print")}
        </Button>
        {code && works(code) && (
          <Button color="danger" loading={end.isPending} onClick={() => void stop(code.id)}>
            {t("end")}
          </Button>
        )}
      </div>
      {code !== null && <p className="small">{t("replaces")}</p>}
      {error && <Failed error={error} words={CODES} />}
    </div>
  );
}
