/** The seven questions, one a page. */
import { dayOf } from "@bluezone/protocol/time";
import { SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Choice } from "../../kit/choice.tsx";
import { DayChoice } from "../../kit/day-choice.tsx";
import { Emergency } from "../../kit/emergency.tsx";
import { Field } from "../../kit/field.tsx";
import { Fault } from "../../kit/form.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { toggled } from "../messages/answers.ts";
import { CommuneChoice } from "../messages/commune-choice.tsx";
import { SymptomTicks } from "../messages/symptom-ticks.tsx";
import { useSymptoms } from "../messages/use-symptoms.ts";
import { WishChoice } from "../messages/wish-choice.tsx";
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
      <Text>{t("messages:declare.intro")}</Text>
      <Choice
        label={t("messages:declare.for")}
        options={WHOM.map((value) => ({
          value,
          label: t(`messages:declare.for-${value}`),
          ...(value === "other" ? { detail: t("messages:declare.for-other-detail") } : {}),
        }))}
        value={form.for}
        onChange={(whom) => change({ for: whom })}
      />
      {tried && form.for === "" && <Fault>{t("messages:declare.for-missing")}</Fault>}
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
  const grave = useSymptoms().serious(form.symptoms);
  return (
    <>
      <SymptomTicks
        label={t("messages:declare.symptoms")}
        none
        chosen={form.symptoms}
        onTick={(one, on) => change({ symptoms: tickSymptom(form, one, on) })}
      />
      {tried && form.symptoms.length === 0 && <Fault>{t("messages:declare.symptoms-missing")}</Fault>}
      {felt(form).length > 0 && (
        <DayChoice
          folds
          label={t("messages:declare.since")}
          today={today}
          value={form.since === "" ? SKIP : form.since}
          onChange={(since) => change({ since: since === SKIP ? "" : since })}
          others={[{ value: SKIP, label: t("messages:declare.since-unknown") }]}
        />
      )}
      {felt(form).length > 0 && grave === null && <Emergency />}
    </>
  );
}

function Near({ form, change, tried }: QuestionProps) {
  const { t } = useWords();
  return (
    <View style={{ gap: SPACE[1] }}>
      <Choice
        label={t("messages:declare.near")}
        options={NEAR.map((value) => ({ value, label: t(`messages:declare.near-${value}`) }))}
        value={form.near}
        onChange={(near) => change({ near })}
      />
      {tried && form.near === "" && <Fault>{t("messages:declare.near-missing")}</Fault>}
    </View>
  );
}

function Returned({ form, change }: QuestionProps) {
  const { t } = useWords();
  const today = dayOf(usePhoneState().now, "vietnam");
  return (
    <>
      <Choice
        label={t("messages:declare.returned")}
        options={(["no", "yes"] as const).map((value) => ({
          value,
          label: t(`messages:declare.returned-${value}`),
        }))}
        value={form.returned}
        onChange={(returned) => change({ returned })}
      />
      {form.returned === "yes" && (
        <>
          <Field
            label={t("messages:declare.province")}
            value={form.province}
            onChange={(province) => change({ province: province.slice(0, 60) })}
            testID="province"
          />
          <Field
            label={t("messages:declare.country")}
            value={form.country}
            onChange={(country) => change({ country: country.slice(0, 60) })}
            testID="country"
          />
          <DayChoice
            folds
            label={t("messages:declare.returned-day")}
            today={today}
            value={form.returnedDay === "" ? SKIP : form.returnedDay}
            onChange={(day) => change({ returnedDay: day === SKIP ? "" : day })}
            others={[{ value: SKIP, label: t("messages:declare.skip") }]}
          />
        </>
      )}
    </>
  );
}

function Cares({ form, change }: QuestionProps) {
  const { t } = useWords();
  return (
    <View role="group" aria-label={t("messages:declare.cares")}>
      <Text strong>{t("messages:declare.cares")}</Text>
      <Text as="small" colour="ink2">
        {t("messages:declare.cares-optional")}
      </Text>
      {CARES.map((one) => (
        <Tick
          key={one}
          label={t(`messages:declare.cares-${one}`)}
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
        label={t("messages:declare.call")}
        options={(["no", "yes"] as const).map((value) => ({
          value,
          label: t(`messages:declare.call-${value}`),
        }))}
        value={form.call}
        onChange={(call) => change({ call })}
      />
      {form.call === "yes" && (
        <>
          <Field
            kind="phone"
            label={t("messages:phone.call")}
            detail={t("messages:phone.call-detail")}
            value={form.phone}
            onChange={(phone) => change({ phone })}
            error={tried && missingOn("callback", form) !== null ? t("messages:phone.missing") : null}
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
