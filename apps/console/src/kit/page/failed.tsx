/** Something could not be shown: what happened, whether anything is lost, what to do next. */
import type { Words } from "@bluezone/vietnamese/catalog";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconWifiOff } from "@tabler/icons-react";
import { Refused } from "../../api/refused.ts";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import { useFaultText } from "./fault-text.ts";

/** `words` are the slice's own, where a code's sentence stands as `fault_<code>`. Without `again` there is no button; `title` instead of "could not be shown". */
export function Failed({
  error,
  words,
  again,
  title,
}: {
  readonly error: unknown;
  readonly words?: Words;
  readonly again?: () => void;
  readonly title?: string;
}) {
  const t = useWords(KIT);
  const text = useFaultText(words);
  const Picture = error instanceof Refused && error.status === 0 ? IconWifiOff : IconAlertTriangle;
  return (
    <div className="state state-failed" role="alert">
      <Picture size="2rem" aria-hidden />
      <p>
        <strong>{title ?? t("failed")}</strong>
      </p>
      <p>{text(error)}</p>
      {again && <Button onClick={again}>{t("retry")}</Button>}
    </div>
  );
}
