/** One item: shape, name and verdict in words, what it is about, and its one step. */
import { type Colour, SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { Button } from "../../kit/button.tsx";
import { Icon, type IconName } from "../../kit/icon.tsx";
import { Text } from "../../kit/text.tsx";
import { useLook } from "../../look/theme.tsx";
import { useWords } from "../../words/words.tsx";
import type { Check, Step } from "./checks.ts";

const SHAPES: Readonly<Record<Check["verdict"], readonly [icon: IconName, colour: Colour]>> = {
  ok: ["well", "text-well"],
  needs: ["act", "text-act"],
  open: ["calm", "ink2"],
};

export interface CheckViewProps {
  readonly check: Check;
  readonly sentence: string;
  /** Without a line above. */
  readonly first: boolean;
  /** Its button is the screen's main one. */
  readonly main: boolean;
  readonly busy: boolean;
  readonly onStep: (step: Step) => void;
}

export function CheckView({
  check: { name, verdict, step },
  sentence,
  first,
  main,
  busy,
  onStep,
}: CheckViewProps) {
  const { colour } = useLook();
  const { t } = useWords();
  const [icon, tint] = SHAPES[verdict];
  return (
    <View
      testID={`check-${name}-${verdict}`}
      style={{
        padding: SPACE[3],
        gap: SPACE[1],
        ...(first ? {} : { borderTopWidth: 1, borderTopColor: colour.line }),
      }}
    >
      <View style={{ flexDirection: "row", gap: SPACE[2] }}>
        <Icon name={icon} colour={colour[tint]} />
        <View style={{ flex: 1 }}>
          <Text strong>{`${t(`guide:check.names.${name}`)}: ${t(`guide:check.${verdict}`)}`}</Text>
          <Text>{sentence}</Text>
        </View>
      </View>
      {step && (
        <Button
          kind={main ? "main" : "quiet"}
          label={t(step.label)}
          busy={busy && main}
          onPress={() => onStep(step)}
          testID={`step-${name}`}
        />
      )}
    </View>
  );
}
