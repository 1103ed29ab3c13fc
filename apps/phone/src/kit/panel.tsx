/** The state panel: shape, what it is, what it means, one next step. Fill, shape and words each say it alone. */
import { RADIUS, SPACE } from "@bluezone/ui/tokens";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { Button } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Text } from "./text.tsx";

/** The four fills. */
export type Tone = "well" | "act" | "near" | "calm";

export interface PanelProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly title: string;
  readonly sentence: string;
  readonly button?: { readonly label: string; readonly onPress: () => void; readonly busy?: boolean };
}

/** Says changes politely to a screen reader. */
export function Panel({ tone, icon, title, sentence, button }: PanelProps) {
  const { colour } = useLook();
  const words = `on-panel-${tone}` as const;
  const ground = `panel-${tone}` as const;
  return (
    <View
      testID="panel"
      style={{
        backgroundColor: colour[ground],
        borderRadius: RADIUS.large,
        padding: SPACE[3],
        gap: SPACE[2],
      }}
    >
      <View aria-live="polite" style={{ gap: SPACE[1] }}>
        <Icon name={icon} colour={colour[words]} size={32} />
        <Text as="title" level={1} colour={words} testID="panel-title">
          {title}
        </Text>
        <Text colour={words}>{sentence}</Text>
      </View>
      {button && (
        <Button
          label={button.label}
          onPress={button.onPress}
          busy={button.busy ?? false}
          on={{ ground: words, words: ground }}
          testID="panel-button"
        />
      )}
    </View>
  );
}
