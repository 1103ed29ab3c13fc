/** One request for advice, and what an officer decides. */
import { type Advice, decideAdvice, listAdvice, routeAdvice } from "@bluezone/contract/health/advice";
import { listCallbacks } from "@bluezone/contract/health/callbacks";
import { parseDay } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { Facts } from "../../../kit/facts.tsx";
import { Failed } from "../../../kit/failed.tsx";
import { useMoment } from "../../../kit/moment.ts";
import { useToast } from "../../../kit/toast.tsx";
import { useSession } from "../../../shell/session.ts";
import { useLocale, useWords } from "../../../words/language.tsx";
import { useCommunes } from "../../../kit/use-communes.ts";
import { RouteDialog } from "../inbox/route-dialog.tsx";
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
  const toast = useToast();
  const { may } = useSession();
  const { nameOf } = useCommunes();
  const [routing, setRouting] = useState(false);
  const decide = useDo(decideAdvice, { changes: [listAdvice, listCallbacks] });
  const route = useDo(routeAdvice, { changes: [listAdvice] });
  const { id, version, receipt, hasPhone, state, outcome } = request;
  const choose = (chosen: "call" | "answered" | "nothing"): void =>
    decide.mutate(
      { id, version, outcome: chosen },
      {
        onSuccess: () => {
          toast(t("done"));
          onClose();
        },
      },
    );
  if (routing)
    return (
      <RouteDialog
        receipt={receipt}
        onRoute={(unitId) => route.mutateAsync({ id, version, unitId })}
        onClose={onClose}
      />
    );
  return (
    <Dialog open title={t("titleOf", { receipt })} onClose={onClose}>
      <div className="stack">
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
        {may("help.act") && state === "new" && (
          <div className="row">
            {hasPhone && (
              <Button variant="filled" loading={decide.isPending} onClick={() => choose("call")}>
                {t("call")}
              </Button>
            )}
            <Button loading={decide.isPending} onClick={() => choose("answered")}>
              {t("answered")}
            </Button>
            <Button loading={decide.isPending} onClick={() => choose("nothing")}>
              {t("nothing")}
            </Button>
            <Button onClick={() => setRouting(true)}>{i("routeTo")}</Button>
          </div>
        )}
        {decide.error && <Failed error={decide.error} words={ADVICE} />}
      </div>
    </Dialog>
  );
}
