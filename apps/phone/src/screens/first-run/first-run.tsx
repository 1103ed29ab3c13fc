/** The first run: a promise a page, the consents, a page a permission, a place if one likes; then the phone starts. */
import { router } from "expo-router";
import { useEffect, useState } from "react";
import { onBackKey } from "../../adapters/system/back-key.ts";
import type { Permission } from "../../adapters/system/permission.ts";
import { neededPermissions } from "../../adapters/system/permissions.ts";
import { Progress } from "../../kit/progress.tsx";
import { Steps } from "../../kit/steps.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { Header } from "../home/header.tsx";
import { Agreement } from "./agreement.tsx";
import { firstConsent } from "./draft.ts";
import { PermissionPage } from "./permission-page.tsx";
import { Place } from "./place.tsx";
import { PromisePage } from "./promise.tsx";
import { PROMISES } from "./promises.ts";
import { forgetDraft, useDraft } from "./use-draft.ts";

/** The step of the consents, after the promises. */
const AGREEMENT = PROMISES.length;
/** Steps before the permissions. */
const BEFORE = AGREEMENT + 1;

/** What this platform still has to ask for; a platform that cannot say is asked again by home. */
function useAskable(): readonly Permission[] {
  const [askable, setAskable] = useState<readonly Permission[]>([]);
  useEffect(() => {
    neededPermissions().then(
      (needed) => setAskable(needed.filter(({ status }) => status !== "granted")),
      () => undefined,
    );
  }, []);
  return askable;
}

export function FirstRun() {
  const { t } = useWords();
  const phone = usePhone();
  const { now, consent } = usePhoneState();
  const { busy, failed, run } = useTap();
  const { draft, answer, go, ...kept } = useDraft();
  const permissions = useAskable();
  const of = BEFORE + permissions.length + 1;
  const step = Math.min(kept.step, of - 1);
  const permission = permissions[step - BEFORE];

  useEffect(() =>
    onBackKey(() => {
      if (step > 0) go(step - 1);
      return step > 0;
    }),
  );

  const started = consent.sensing !== null;
  useEffect(() => {
    if (!started) return;
    forgetDraft();
    router.dismissTo("/");
  }, [started]);

  async function start(area: string | null): Promise<void> {
    const agreed = firstConsent({ ...draft, area });
    if (agreed === null) return go(AGREEMENT);
    await run(async () => {
      const outcome = await phone.tap.start(agreed);
      if (outcome === "guardian_needed") go(AGREEMENT);
      if (outcome === "unknown_area") answer({ area: null });
    });
  }

  const label = t("first-run:steps", { step: step + 1, of });
  const header =
    step === 0 ? (
      <>
        <Header />
        <Progress label={label} step={step} of={of} />
      </>
    ) : (
      <Steps label={label} step={step} of={of} onBack={() => go(step - 1)} />
    );
  const next = (): void => go(step + 1);
  const promise = PROMISES[step];
  if (promise !== undefined)
    return (
      <PromisePage
        key={promise}
        header={header}
        promise={promise}
        next={t(step + 1 === AGREEMENT ? "first-run:promise.start" : "next")}
        onNext={next}
      />
    );
  if (step === AGREEMENT) return <Agreement header={header} draft={draft} answer={answer} onNext={next} />;
  if (permission !== undefined)
    return <PermissionPage key={permission.name} header={header} name={permission.name} onNext={next} />;
  return (
    <Place
      header={header}
      now={now}
      area={draft.area}
      statistics={draft.statistics}
      onArea={(area) => answer({ area })}
      busy={busy}
      failed={failed}
      onStart={(area) => void start(area)}
    />
  );
}
