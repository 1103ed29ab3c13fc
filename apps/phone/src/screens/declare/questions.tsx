/** The seven questions, one a page. */
import { dayOf } from "@bluezone/protocol/time";
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Choice } from "../../kit/choice.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Emergency } from "../../kit/emergency.tsx";
import { Field } from "../../kit/field.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { toggled } from "../letters/answers.ts";
import { CommuneChoice } from "../letters/commune-choice.tsx";
import { FaultLine } from "../letters/fault-line.tsx";
import { SymptomTicks } from "../letters/symptom-ticks.tsx";
import { WishChoice } from "../letters/wish-choice.tsx";
import { type DeclareForm, felt, missingOn, type Page, tickSymptom } from "./form.ts";

export interface QuestionProps {
  readonly form: DeclareForm;
  readonly change: (part: Partial<DeclareForm>) => void;
  /** Whether going on was tried without an answer. */
  readonly tried: boolean;
}

const WHOM = ["self", "family", "other"] as const;
const NEAR = ["yes", "no", "unknown"] as const;
const CARES = ["age60", "illness", "pregnant", "caring"] as const;
const SKIP = "skip";

function Whom({ form, change, tried }: QuestionProps) {
  const { t } = useWords();
  return (
    <>
      <Text>{t("letters:declare.intro")}</Text>
      <Choice
        label={t("letters:declare.for")}
        options={WHOM.map((value) => ({
          value,
          label: t(`letters:declare.for-${value}`),
          ...(value === "other" ? { detail: t("letters:declare.for-other-detail") } : {}),
        }))}
        value={form.for}
        onChange={(whom) => change({ for: whom })}
      />
      {tried && form.for === "" && <FaultLine>{t("letters:declare.for-missing")}</FaultLine>}
      <Emergency />
    </>
  );
}

function Commune({ form, change, tried }: QuestionProps) {
  return (
    <CommuneChoice
      commune={form.commune}
      onChange={(commune) => change({ commune })}
      missing={tried && form.commune === ""}
    />
  );
}

function Symptoms({ form, change, tried }: QuestionProps) {
  const { t } = useWords();
  const today = dayOf(usePhoneState().now, "vietnam");
  return (
    <>
      <SymptomTicks
        label={t("letters:declare.symptoms")}
        none
        chosen={form.symptoms}
        onTick={(one, on) => change({ symptoms: tickSymptom(form, one, on) })}
      />
      {tried && form.symptoms.length === 0 && <FaultLine>{t("letters:declare.symptoms-missing")}</FaultLine>}
      {felt(form).length > 0 && (
        <DayChoice
          folds
          label={t("letters:declare.since")}
          today={today}
          value={form.since === "" ? SKIP : form.since}
          onChange={(since) => change({ since: since === SKIP ? "" : since })}
          others={[{ value: SKIP, label: t("letters:declare.since-unknown") }]}
        />
      )}
      {felt(form).length > 0 && <Emergency />}
    </>
  );
}

function Near({ form, change, tried }: QuestionProps) {
  const { t } = useWords();
  return (
    <View style={{ gap: SPACE[1] }}>
      <Choice
        label={t("letters:declare.near")}
        options={NEAR.map((value) => ({ value, label: t(`letters:declare.near-${value}`) }))}
        value={form.near}
        onChange={(near) => change({ near })}
      />
      {tried && form.near === "" && <FaultLine>{t("letters:declare.near-missing")}</FaultLine>}
    </View>
  );
}

function Returned({ form, change }: QuestionProps) {
  const { t } = useWords();
  const today = dayOf(usePhoneState().now, "vietnam");
  return (
    <>
      <Choice
        label={t("letters:declare.returned")}
        options={(["no", "yes"] as const).map((value) => ({
          value,
          label: t(`letters:declare.returned-${value}`),
        }))}
        value={form.returned}
        onChange={(returned) => change({ returned })}
      />
      {form.returned === "yes" && (
        <>
          <Field
            label={t("letters:declare.province")}
            value={form.province}
            onChange={(province) => change({ province: province.slice(0, 60) })}
            testID="province"
          />
          <Field
            label={t("letters:declare.country")}
            value={form.country}
            onChange={(country) => change({ country: country.slice(0, 60) })}
            testID="country"
          />
          <DayChoice
            folds
            label={t("letters:declare.returned-day")}
            today={today}
            value={form.returnedDay === "" ? SKIP : form.returnedDay}
            onChange={(day) => change({ returnedDay: day === SKIP ? "" : day })}
            others={[{ value: SKIP, label: t("letters:declare.skip") }]}
          />
        </>
      )}
    </>
  );
}

function Cares({ form, change }: QuestionProps) {
  const { t } = useWords();
  return (
    <View role="group" aria-label={t("letters:declare.cares")}>
      <Text strong>{t("letters:declare.cares")}</Text>
      <Text as="small" colour="ink2">
        {t("letters:declare.cares-optional")}
      </Text>
      {CARES.map((one) => (
        <Tick
          key={one}
          label={t(`letters:declare.cares-${one}`)}
          checked={form.cares.includes(one)}
          onChange={(on) => change({ cares: toggled(form.cares, one, on) })}
          testID={`cares-${one}`}
        />
      ))}
    </View>
  );
}

function Call({ form, change, tried }: QuestionProps) {
  const { t } = useWords();
  return (
    <>
      <Choice
        label={t("letters:declare.call")}
        options={(["no", "yes"] as const).map((value) => ({
          value,
          label: t(`letters:declare.call-${value}`),
        }))}
        value={form.call}
        onChange={(call) => change({ call })}
      />
      {form.call === "yes" && (
        <>
          <Field
            kind="phone"
            label={t("letters:phone.call")}
            detail={t("letters:phone.call-detail")}
            value={form.phone}
            onChange={(phone) => change({ phone })}
            error={tried && missingOn("callback", form) !== null ? t("letters:phone.missing") : null}
            testID="phone"
          />
          <WishChoice wish={form.wish} onChange={(wish) => change({ wish })} />
        </>
      )}
    </>
  );
}

/** The question of each page. */
export const QUESTIONS: Readonly<
  Record<Exclude<Page, "review">, (props: QuestionProps) => React.JSX.Element>
> = {
  for: Whom,
  commune: Commune,
  symptoms: Symptoms,
  near: Near,
  returned: Returned,
  cares: Cares,
  callback: Call,
};
