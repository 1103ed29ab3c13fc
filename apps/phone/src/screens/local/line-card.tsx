/** One number: large, with its owner and for how long it holds. */
import { date } from "@bluezone/vietnamese/date";
import { CallButton } from "../../kit/call-hotline.tsx";
import { Card } from "../../kit/card.tsx";
import type { Line } from "../../kit/hotline.ts";
import { Text } from "../../kit/text.tsx";
import { useUnbroken } from "../../kit/use-unbroken.ts";
import { useLook } from "../../look/theme.tsx";
import { useWords } from "../../words/words.tsx";

/** Beyond this text size a number in the largest letters is wider than a small phone. */
const LARGE = 1.5;

/** @param main the first to call */
export function LineCard({ line, main }: { readonly line: Line; readonly main: boolean }) {
  const { t, lang } = useWords();
  const { textSize } = useLook();
  const unbroken = useUnbroken();
  const { number, shown, owner, from, to } = line;
  return (
    <Card>
      <Text strong>{owner[lang]}</Text>
      <Text as={textSize > LARGE ? "heading" : "display"} strong tabular>
        {unbroken(shown)}
      </Text>
      <Text as="small" colour="ink2">
        {to === null
          ? t("local:from", { from: date(from, lang) })
          : t("local:from-to", { from: date(from, lang), to: date(to, lang) })}
      </Text>
      <CallButton
        kind={main ? "main" : "quiet"}
        number={number}
        shown={shown}
        label={t("local:call", { number: shown })}
      />
    </Card>
  );
}
