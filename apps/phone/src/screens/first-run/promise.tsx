/** One promise: a drawing, what it says, one sentence. The six facts are one tap away. */
import { router } from "expo-router";
import type { ReactNode } from "react";
import { Button } from "../../kit/button.tsx";
import { Drawing } from "../../kit/drawing.tsx";
import { Screen } from "../../kit/screen.tsx";
import { Text } from "../../kit/text.tsx";
import { useWords } from "../../words/words.tsx";
import type { Promised } from "./promises.ts";

export interface PromisePageProps {
  readonly header: ReactNode;
  readonly promise: Promised;
  /** The words of the main button. */
  readonly next: string;
  readonly onNext: () => void;
}

/** The widest that a drawing gets, in px: as wide as a phone's column. */
const WIDEST = 400;

export function PromisePage({ header, promise, next, onNext }: PromisePageProps) {
  const { t } = useWords();
  const title = t(`first-run:promise.${promise}.title`);
  const sentence = t(`first-run:promise.${promise}.sentence`);
  return (
    <Screen header={header} back={false} read={`${title}. ${sentence}`}>
      <Drawing name={promise} label={t(`first-run:promise.${promise}.drawing`)} widest={WIDEST} />
      <Text as="title" level={1}>
        {title}
      </Text>
      <Text>{sentence}</Text>
      <Button label={next} onPress={onNext} testID={`promise-${promise}`} />
      <Button
        kind="quiet"
        label={t("first-run:six.title")}
        onPress={() => router.push("/six-things")}
        testID="go-six-things"
      />
    </Screen>
  );
}
