/** The call at hand: number, what was sent, what came of it; given back or to another station. */
import {
  type CallbackOpened,
  giveBackCallback,
  listCallbacks,
  routeCallback,
} from "@bluezone/contract/health/callbacks";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useDo } from "../../../api/hooks.ts";
import { Failed } from "../../../kit/page/failed.tsx";
import { useAction } from "../../../kit/page/use-action.ts";
import { useWords } from "../../../words/language.tsx";
import { RouteDialog } from "../inbox/route-dialog.tsx";
import { INBOX } from "../inbox/words.ts";
import { CallFacts } from "./call-facts.tsx";
import "./callbacks.css";
import { OutcomeForm } from "./outcome-form.tsx";
import { CALLBACKS } from "./words.ts";

const CHANGES = { changes: [listCallbacks] };

/** The card. Its heading has the focus when the call was taken. */
export function CallCard({ call }: { readonly call: CallbackOpened }) {
  const t = useWords(CALLBACKS);
  const i = useWords(INBOX);
  const [routing, setRouting] = useState(false);
  const back = useAction(giveBackCallback, CHANGES);
  const route = useDo(routeCallback, CHANGES);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { id, version, receipt } = call;
  return (
    <section className="card stack" aria-label={t("callOf", { receipt })}>
      <h2 ref={heading} tabIndex={-1}>
        {t("callOf", { receipt })}
      </h2>
      <div className="call-halves">
        <CallFacts call={call} />
        <div className="stack">
          <h3>{t("outcomeTitle")}</h3>
          <OutcomeForm call={call} />
          <div className="row">
            <Button loading={back.isPending} onClick={() => void back.act({ id, version }, t("gaveBack"))}>
              {t("giveBack")}
            </Button>
            <Button onClick={() => setRouting(true)}>{i("routeTo")}</Button>
          </div>
          {back.error && <Failed error={back.error} words={CALLBACKS} />}
        </div>
      </div>
      {routing && (
        <RouteDialog
          receipt={receipt}
          onRoute={(unitId) => route.mutateAsync({ id, version, unitId })}
          onClose={() => setRouting(false)}
        />
      )}
    </section>
  );
}
