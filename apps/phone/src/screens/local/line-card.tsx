/** One number: large, with its owner and for how long it holds. */
import { date } from "@bluezone/vietnamese/date";
import { Button } from "../../kit/button.tsx";
import { Card } from "../../kit/card.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import type { Line } from "./hotlines.ts";

export interface LineCardProps {
  readonly line: Line;
  /** The first to call. */
  readonly main: boolean;
  readonly onCall: () => void;
}

export function LineCard({ line: { number, owner, from, to }, main, onCall }: LineCardProps) {
  const { t, lang } = useWords();
  return (
    <Card>
      <Text strong>{owner[lang]}</Text>
      <Text as="display">{number}</Text>
      <Text as="small" colour="ink2">
        {to === null
          ? t("local:from", { from: date(from, lang) })
          : t("local:from-to", { from: date(from, lang), to: date(to, lang) })}
      </Text>
      <Button
        kind={main ? "main" : "quiet"}
        icon="phone"
        label={t("local:call", { number })}
        onPress={onCall}
        testID="call"
      />
    </Card>
  );
}
