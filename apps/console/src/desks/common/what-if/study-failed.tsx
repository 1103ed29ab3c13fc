/** That the simulator failed, and the button that tries again. */
import { Button } from "@mantine/core";
import { useWords } from "../../../words/language.tsx";
import { WHAT_IF } from "./words.ts";

/** In words, to who listens too. */
export function StudyFailed({ again }: { readonly again: () => void }) {
  const t = useWords(WHAT_IF);
  return (
    <div className="row only-screen">
      <p role="alert" className="fault">
        {t("failed")}
      </p>
      <Button onClick={again}>{t("again")}</Button>
    </div>
  );
}
