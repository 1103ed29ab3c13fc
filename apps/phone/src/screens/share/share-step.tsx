/** Which of a share's three steps a page is: two questions, and what is sent. */
import { Steps } from "../../kit/steps.tsx";
import { useWords } from "../../words/words.tsx";

const STEPS = 3;

export interface ShareStepProps {
  readonly step: 1 | 2 | 3;
  /** To the step before; without it, back to where one came from. */
  readonly onBack?: () => void;
}

/** Stands as the page's header. */
export function ShareStep({ step, onBack }: ShareStepProps) {
  const { t } = useWords();
  return (
    <Steps
      label={t("share:share.step", { step })}
      step={step - 1}
      of={STEPS}
      {...(onBack === undefined ? {} : { onBack })}
    />
  );
}
