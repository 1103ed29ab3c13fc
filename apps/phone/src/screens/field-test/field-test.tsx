/** For whoever tries phones in the field: what this phone says of itself, the tries with what must be seen, and one line of result. */
import { inMinutes } from "@bluezone/protocol/time";
import { useState } from "react";
import app from "../../../app.json" with { type: "json" };
import { phoneName } from "../../adapters/device/phone-name.ts";
import { radioCounts } from "../../adapters/radio/radio-counts.ts";
import { preferences } from "../../adapters/system/preferences.ts";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Choice } from "../../kit/choice.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Note } from "../../kit/note.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { usePhoneState } from "../../phone/phone.tsx";
import { FIELD_TEST } from "../../words/field-test.ts";
import { useWords, useWordsOf } from "../../words/words.tsx";
import { type SendOutcome, send } from "../help-others/send.ts";
import { StatusLines } from "../home/status-lines.tsx";
import { resultLine } from "./result-line.ts";
import { type Outcomes, outcomesOf, TRIES, textOf } from "./tries.ts";

/** What this phone says of itself now. */
function Standing({ counts }: { readonly counts: Readonly<Record<string, number>> | null }) {
  const { t } = useWordsOf(FIELD_TEST);
  const state = usePhoneState();
  return (
    <Card>
      <Text as="heading" level={2}>
        {t("field:now")}
      </Text>
      <StatusLines state={state} />
      <Text as="heading" level={3}>
        {t("field:counts")}
      </Text>
      {counts === null ? (
        <Text>{t("field:counts-none")}</Text>
      ) : (
        <>
          <Text as="small" colour="ink2">
            {t("field:counts-about")}
          </Text>
          {Object.keys(counts).length === 0 && <Text>{t("field:counts-empty")}</Text>}
          <Facts facts={Object.entries(counts).map(([label, n]) => ({ label, value: String(n) }))} />
        </>
      )}
    </Card>
  );
}

export function FieldTest() {
  const { t } = useWordsOf(FIELD_TEST);
  const { t: common } = useWords();
  const state = usePhoneState();
  const [counts, setCounts] = useState(radioCounts);
  const [outcomes, setOutcomes] = useState(() => outcomesOf(preferences.get("fieldTest")));
  const [sent, setSent] = useState<SendOutcome | null>(null);
  const note = (next: Outcomes): void => {
    setOutcomes(next);
    setCounts(radioCounts());
    setSent(null);
    const text = textOf(next);
    if (text === "") preferences.forget("fieldTest");
    else preferences.set("fieldTest", text);
  };
  const line = resultLine({
    version: app.expo.version,
    model: phoneName(),
    outcomes,
    home: state.panel.is,
    worked: Math.floor(inMinutes(state.lines.workedToday)),
    counts,
  });
  const about = t("field:about");
  return (
    <Screen title={common("more:more.field-test")} read={about}>
      <Text>{about}</Text>
      <Note tone="act" icon="calm">
        {t("field:untried")}
      </Note>
      <Standing counts={counts} />
      {counts !== null && (
        <Button
          kind="quiet"
          label={t("field:again")}
          onPress={() => setCounts(radioCounts())}
          testID="counts-again"
        />
      )}
      {TRIES.map((name) => (
        <Card key={name}>
          <Text as="heading" level={2}>
            {t(`field:tries.${name}.name`)}
          </Text>
          <Text>{t(`field:tries.${name}.do`)}</Text>
          <Text strong>{t(`field:tries.${name}.see`)}</Text>
          <Choice
            label={t("field:question")}
            options={[
              { value: "as-said", label: t("field:as-said") },
              { value: "otherwise", label: t("field:otherwise") },
            ]}
            value={outcomes[name] ?? null}
            onChange={(outcome) => note({ ...outcomes, [name]: outcome })}
          />
        </Card>
      ))}
      <Card>
        <Text as="heading" level={2}>
          {t("field:line")}
        </Text>
        <Text as="small" colour="ink2">
          {t("field:line-about")}
        </Text>
        <Text testID="result-line">{line}</Text>
      </Card>
      <Button label={t("field:hand-on")} onPress={() => void send(line).then(setSent)} testID="send-line" />
      {sent === "copied" && (
        <Note tone="well" alert>
          {t("field:handed-copied")}
        </Note>
      )}
      {sent === "unavailable" && (
        <Note tone="act" alert>
          {t("field:handed-failed")}
        </Note>
      )}
      {textOf(outcomes) !== "" && (
        <Button kind="quiet" label={t("field:clear")} onPress={() => note({})} testID="clear" />
      )}
    </Screen>
  );
}
