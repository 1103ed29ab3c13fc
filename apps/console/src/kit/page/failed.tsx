/** Something could not be shown or done: what happened, whether anything is lost, what to do next. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconServerOff, IconWifiOff } from "@tabler/icons-react";
import { Refused } from "../../api/refused.ts";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { useFaultText } from "./fault-text.ts";
import { useOnline } from "./online.ts";

/**
 * `words` are the slice's own, where a code's sentence stands as `fault_<code>`. With `again` it is a question that failed;
 * without, something that was pressed. `title` instead of "could not be shown" or "not done"; `bare` where the page's title says it.
 */
export function Failed({
  error,
  words,
  again,
  title,
  bare = false,
}: {
  readonly error: unknown;
  readonly words?: Words;
  readonly again?: () => void;
  readonly title?: string;
  readonly bare?: boolean;
}) {
  const t = useWords(KIT);
  const text = useFaultText(words, bare || again !== undefined);
  const online = useOnline();
  const unanswered = error instanceof Refused && error.status === 0;
  const Picture = unanswered ? (online ? IconServerOff : IconWifiOff) : IconAlertTriangle;
  return (
    <div className="state state-failed" role="alert">
      <Picture size="2rem" aria-hidden />
      {!bare && (
        <p>
          <strong>{title ?? t(again ? "failed" : "notDone")}</strong>
        </p>
      )}
      <p>{text(error)}</p>
      {again && <Button onClick={again}>{t("retry")}</Button>}
    </div>
  );
}
