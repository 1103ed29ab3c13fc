/** How far the runs are, and the button that ends them. */
import { Button } from "@mantine/core";
import { useWords } from "../../../words/language.tsx";
import type { Progress } from "./ask-workers.ts";
import { WHAT_IF } from "./words.ts";

/** Says it to who listens too, without a word for each run. */
export function Running({
  progress: { done, all },
  stop,
}: {
  readonly progress: Progress;
  readonly stop: () => void;
}) {
  const t = useWords(WHAT_IF);
  return (
    <>
      <span role="status" className="only-read">
        {t("preparing")}
      </span>
      <progress max={Math.max(1, all)} value={done} aria-label={t("progress", { done, all })} />
      <span aria-hidden>{all === 0 ? t("preparing") : t("progress", { done, all })}</span>
      <Button onClick={stop}>{t("stop")}</Button>
    </>
  );
}
