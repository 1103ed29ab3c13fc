/** What a visit came to: temperature and symptoms, or that nobody was met. It is kept on the phone. */
import { type FormEvent, useState } from "react";
import { useFirstFault } from "../../../../kit/form/first-fault.ts";
import { useWords } from "../../../../words/language.tsx";
import { typedTemperature } from "../typed-temperature.ts";
import { QUARANTINE } from "../words.ts";
import { useAsked } from "./asked.ts";
import type { Said } from "./pending-visit.ts";
import { ROUND } from "./words.ts";

/** The form. It opens with the focus on the temperature. */
export function VisitForm({
  onSave,
  onCancel,
}: {
  readonly onSave: (said: Said) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords(ROUND);
  const desk = useWords(QUARANTINE);
  const { choices, call115 } = useAsked();
  const [typed, setTyped] = useState("");
  const [symptoms, setSymptoms] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<"temperatureWrong" | "nothingTyped">();
  const [form, lookAt] = useFirstFault<HTMLFormElement>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const temperature = typedTemperature(typed);
    const fault =
      temperature === undefined
        ? "temperatureWrong"
        : temperature === null && symptoms.length === 0
          ? "nothingTyped"
          : undefined;
    setWrong(fault);
    if (fault !== undefined || temperature === undefined) lookAt("field");
    else onSave({ temperature, symptoms: [...symptoms] });
  };
  return (
    <form ref={form} onSubmit={submit}>
      <label htmlFor="field-temperature">{t("temperature")}</label>
      <p id="temperature-hint" className="small">
        {t("temperatureHint")}
      </p>
      <input
        id="field-temperature"
        // biome-ignore lint/a11y/noAutofocus: it was opened by its own button, for this very field.
        autoFocus
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong ? "temperature-hint temperature-said" : "temperature-hint"}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(undefined);
        }}
      />
      {wrong && (
        <p id="temperature-said" role="alert" className="notice fault">
          {desk(wrong)}
        </p>
      )}
      <fieldset>
        <legend>{desk("symptoms")}</legend>
        {choices.map(({ id: one, label }) => (
          <label key={one} className="choice">
            <input
              type="checkbox"
              checked={symptoms.includes(one)}
              onChange={({ currentTarget: { checked } }) => {
                setSymptoms((all) => (checked ? [...all, one] : all.filter((other) => other !== one)));
                setWrong(undefined);
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {call115(symptoms) !== null && (
        <p role="alert" className="notice">
          {call115(symptoms)}
        </p>
      )}
      <button type="submit" className="main">
        {t("save")}
      </button>
      <button type="button" className="plain" onClick={() => onSave("nobody")}>
        {t("saveNobody")}
      </button>
      <button type="button" className="bare" onClick={onCancel}>
        {t("cancel")}
      </button>
    </form>
  );
}
