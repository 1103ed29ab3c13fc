/** The first run: six sentences, the consents, a page a permission, a place if one likes; then the phone starts. */
import { router } from "expo-router";
import { useEffect, useState } from "react";
import { onBackKey } from "../../adapters/system/back-key.ts";
import type { Permission } from "../../adapters/system/permission.ts";
import { neededPermissions } from "../../adapters/system/permissions.ts";
import { Steps } from "../../kit/steps.tsx";
import { usePhone, usePhoneState, useTap } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { Agreement } from "./agreement.tsx";
import { firstConsent } from "./draft.ts";
import { PermissionPage } from "./permission-page.tsx";
import { Place } from "./place.tsx";
import { SixSentences } from "./six-sentences.tsx";
import { forgetDraft, useDraft } from "./use-draft.ts";

/** Steps before the permissions: the sentences, the consents. */
const BEFORE = 2;

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
    if (agreed === null) return go(1);
    await run(async () => {
      const outcome = await phone.tap.start(agreed);
      if (outcome === "guardian_needed") go(1);
      if (outcome === "unknown_area") answer({ area: null });
    });
  }

  const header = (
    <Steps
      label={t("first-run:steps", { step: step + 1, of })}
      step={step}
      of={of}
      onBack={() => go(step - 1)}
    />
  );
  const next = (): void => go(step + 1);
  if (step === 0) return <SixSentences onNext={next} />;
  if (step === 1) return <Agreement header={header} draft={draft} answer={answer} onNext={next} />;
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
