/** One request for advice, and what an officer decides. */

import { type Advice, decideAdvice, listAdvice, routeAdvice } from "@bluezone/contract/health/advice";
import { listCallbacks } from "@bluezone/contract/health/callbacks";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useDo } from "../../../api/hooks.ts";
import { Facts } from "../../../kit/facts.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { useAction } from "../../../kit/use-action.ts";
import { useCommunes } from "../../../kit/use-communes.ts";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { InboxDialog } from "../inbox/inbox-dialog.tsx";
import { INBOX } from "../inbox/words.ts";
import { ADVICE } from "./words.ts";

/** The dialog. */
export function AdviceDialog({
  request,
  onClose,
}: {
  readonly request: Advice;
  readonly onClose: () => void;
}) {
  const t = useWords(ADVICE);
  const i = useWords(INBOX);
  const [locale] = useLocale();
  const moment = useMoment();
  const { may } = useSession();
  const { nameOf } = useCommunes();
  const decide = useAction(decideAdvice, { changes: [listAdvice, listCallbacks] });
  const route = useDo(routeAdvice, { changes: [listAdvice] });
  const { id, version, receipt, hasPhone, state, outcome } = request;
  const choose = async (chosen: "call" | "answered" | "nothing"): Promise<void> => {
    if (await decide.act({ id, version, outcome: chosen }, t("done"))) onClose();
  };
  return (
    <InboxDialog
      title={t("titleOf", { receipt })}
      receipt={receipt}
      buttons={
        may("help.act") &&
        state === "new" && (
          <>
            {hasPhone && (
              <Button variant="filled" loading={decide.isPending} onClick={() => void choose("call")}>
                {t("call")}
              </Button>
            )}
            <Button loading={decide.isPending} onClick={() => void choose("answered")}>
              {t("answered")}
            </Button>
            <Button loading={decide.isPending} onClick={() => void choose("nothing")}>
              {t("nothing")}
            </Button>
          </>
        )
      }
      error={decide.error}
      words={ADVICE}
      onRoute={(unitId) => route.mutateAsync({ id, version, unitId })}
      onClose={onClose}
    >
      <Facts
        label={t("titleOf", { receipt })}
        facts={[
          [i("made"), moment(request.made)],
          [i("commune"), nameOf(request.commune)],
          [t("for"), t(`for_${request.for}`)],
          [t("needs"), request.needs.map((one) => t(`need_${one}`)).join(", ")],
          [t("text"), request.text ?? t("noText")],
          [t("phone"), t(hasPhone ? "phone_yes" : "phone_no")],
          [i("state"), outcome ? t(`outcome_${outcome}`) : t(`state_${state}`)],
          [i("deleteOn"), date(parseDay(request.deleteOn), locale)],
        ]}
      />
    </InboxDialog>
  );
}
