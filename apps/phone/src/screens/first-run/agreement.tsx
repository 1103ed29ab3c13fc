/** Who uses the phone, and the consents, each apart; sharing is not among them. */
import { AGE_GROUPS } from "@bluezone/device/consent";
import { router } from "expo-router";
import type { ReactNode } from "react";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Form, useAttempt } from "../../kit/form.tsx";
import { Note } from "../../kit/note.tsx";
import { Row } from "../../kit/row.tsx";
import { Rows } from "../../kit/rows.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { Tick } from "../../kit/tick.tsx";
import { OPERATOR } from "../../phone/operator.ts";
import { usePhoneState } from "../../phone/phone.tsx";
import { useWords } from "../../words/words.tsx";
import { type Draft, missing, needsGuardian } from "./draft.ts";

export interface AgreementProps {
  readonly header: ReactNode;
  readonly draft: Draft;
  readonly answer: (part: Partial<Draft>) => void;
  readonly onNext: () => void;
}

export function Agreement({ header, draft, answer, onNext }: AgreementProps) {
  const { t, lang } = useWords();
  const { rollout } = usePhoneState();
  const attempt = useAttempt();
  const lacks = missing(draft);
  const statistics = t("first-run:agree.statistics");
  const sensing = t("first-run:agree.sensing");
  const title = t("first-run:agree.title");
  const runBy = t("first-run:agree.run-by", { operator: OPERATOR.name[lang] });
  return (
    <Form attempt={attempt}>
      <Screen
        title={title}
        header={header}
        back={false}
        read={[title, runBy, sensing, statistics].join(". ")}
      >
        <Text>{runBy}</Text>
        <Rows>
          <Row
            label={t("first-run:six.title")}
            onPress={() => router.push("/six-things")}
            testID="go-six-things"
          />
        </Rows>
        <Choice
          label={t("first-run:agree.age")}
          options={AGE_GROUPS.map((value) => ({ value, label: t(`first-run:agree.ages.${value}`) }))}
          value={draft.age}
          onChange={(age) => answer({ age })}
        />
        {needsGuardian(draft.age) && (
          <Card>
            <Text>{t(`first-run:agree.both.${draft.age}`)}</Text>
            <Tick
              label={t("first-run:agree.guardian")}
              checked={draft.guardian}
              onChange={(guardian) => answer({ guardian })}
              testID="guardian"
            />
          </Card>
        )}
        <Card>
          <Tick
            label={sensing}
            detail={t("first-run:agree.sensing-detail")}
            checked={draft.sensing}
            onChange={(on) => answer({ sensing: on })}
            testID="sensing"
          />
        </Card>
        <Card>
          <Tick
            label={statistics}
            detail={t(draft.statistics ? "first-run:agree.statistics-on" : "first-run:agree.statistics-off")}
            checked={draft.statistics}
            onChange={(on) => answer({ statistics: on })}
            testID="statistics"
          />
          {!rollout && <Text colour="ink2">{t("first-run:agree.statistics-nowhere")}</Text>}
        </Card>
        <Text colour="ink2">{t("first-run:agree.sharing")}</Text>
        {attempt.tried && lacks !== null && (
          <Note tone="danger" icon="act" alert>
            {t(`first-run:agree.missing.${lacks}`)}
          </Note>
        )}
        <Button
          label={t("next")}
          onPress={() => attempt.press(() => lacks === null && onNext())}
          testID="agree"
        />
      </Screen>
    </Form>
  );
}
