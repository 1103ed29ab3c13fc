/** "Đính chính": what went around, and what is true, with its source. Never who said it. */
import { Card } from "../../kit/card.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { dayTextOf } from "./dates.ts";
import { ToldPage } from "./told-page.tsx";

export function Corrections() {
  const { t, lang } = useWords();
  return (
    <ToldPage
      title={t("local:corrections.title")}
      read={({ document }) =>
        document.corrections
          .map(
            ({ label, claim, answer }) =>
              `${claim[lang]} ${t(`local:corrections.label.${label}`)}. ${answer[lang]}`,
          )
          .join(" ")
      }
    >
      {({ document: { corrections } }) =>
        corrections.length === 0 ? (
          <Text>{t("local:corrections.none")}</Text>
        ) : (
          corrections.map(({ id, day, label, claim, answer, source }) => (
            <Card key={id}>
              <Text colour="ink2">{t("local:corrections.claim", { claim: claim[lang] || claim.vi })}</Text>
              <Text strong colour={label === "true" ? "text-well" : "text-near"}>
                {t(`local:corrections.label.${label}`)}
              </Text>
              <Text>{answer[lang] || answer.vi}</Text>
              <Text as="small" colour="ink2">
                {t("local:source", { source })}&nbsp;· {dayTextOf(day, lang)}
              </Text>
            </Card>
          ))
        )
      }
    </ToldPage>
  );
}
