/** One request for advice, and what an officer decides. */
import { type Advice, decideAdvice, listAdvice, routeAdvice } from "@bluezone/contract/health/advice";
import { listCallbacks } from "@bluezone/contract/health/callbacks";
import { useSession } from "../../../shell/session.ts";
import { useWords } from "../../../words/language.tsx";
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
  const { may } = useSession();
  const { id, version, receipt, hasPhone, state, outcome } = request;
  const outcomes = hasPhone ? (["call", "answered", "nothing"] as const) : (["answered", "nothing"] as const);
  const mayDecide = may("help.act") && state === "new";
  return (
    <InboxDialog
      title={t("titleOf", { receipt })}
      sent={request}
      facts={[
        [t("for"), t(`for_${request.for}`)],
        [t("needs"), request.needs.map((one) => t(`need_${one}`)).join(", ")],
        [t("text"), request.text ?? t("noText")],
        [t("phone"), t(hasPhone ? "phone_yes" : "phone_no")],
        [i("state"), outcome ? t(`outcome_${outcome}`) : t(`state_${state}`)],
      ]}
      endpoint={decideAdvice}
      changes={[listAdvice, listCallbacks]}
      choices={
        mayDecide
          ? outcomes.map((one) => ({ label: t(one), told: { id, version, outcome: one }, done: t("done") }))
          : []
      }
      main={hasPhone}
      words={ADVICE}
      route={routeAdvice}
      onClose={onClose}
    />
  );
}
