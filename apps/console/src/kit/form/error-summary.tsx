/** Above a form: how many fields need another look, each with a link to it. */
import { useSyncExternalStore } from "react";
import { KIT } from "../../words/kit.ts";
import { useWords } from "../../words/language.tsx";
import type { Errors } from "./draft.ts";
import { fieldId } from "./field.ts";
import type { Labels } from "./labels.ts";

/** `errors` by field; the labels are those of the fields as they stand. */
export function ErrorSummary({
  errors,
  labels: { read, subscribe },
}: {
  readonly errors: Errors;
  readonly labels: Labels;
}) {
  const t = useWords(KIT);
  const labels = useSyncExternalStore(subscribe, read);
  const entries = Object.entries(errors);
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <p>
        <strong>{t("errorsTitle", { count: entries.length })}</strong>
      </p>
      <ul>
        {entries.map(([name, sentence]) => (
          <li key={name}>
            <a
              href={`#${fieldId(name)}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(name))?.focus();
              }}
            >
              {labels.has(name) && `${labels.get(name)}: `}
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
