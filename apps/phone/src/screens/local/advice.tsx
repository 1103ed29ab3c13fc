/** What the Ministry advises today, or that nothing is entered for today. */
import type { Day } from "@bluezone/protocol/time";
import { date } from "@bluezone/vietnamese/date";
import { Card } from "../../kit/card.tsx";
import { Numbered } from "../../kit/numbered.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import { adviceOn } from "./five-k.ts";

export function Advice({ today }: { readonly today: Day }) {
  const { t, lang } = useWords();
  const advice = adviceOn(today);
  if (!advice) return <Text colour="ink2">{t("local:five-k.none")}</Text>;
  return (
    <>
      <Text as="heading" level={2}>
        {t("local:five-k.title")}
      </Text>
      <Card>
        <Numbered
          items={advice.items.map((item) => ({
            lead: t(`local:five-k.${item}`),
            text: t(`local:five-k.${item}-text`),
          }))}
        />
        <Text as="small" colour="ink2">
          {t("local:five-k.since", { from: date(advice.validFrom, lang) })}
        </Text>
      </Card>
    </>
  );
}
