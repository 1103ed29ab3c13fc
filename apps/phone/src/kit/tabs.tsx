/** The four tabs; when text is large they are one button that opens a full list. */
import { SPACE } from "@bluezone/ui/tokens";
import { router } from "expo-router";
import { View } from "react-native";
import { useLook } from "../look/theme.tsx";
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Pressable } from "./pressable.tsx";
import { Text } from "./text.tsx";

/** A tab by its name; its address and its words have it too. */
export type Tab = "home" | "health" | "local" | "more";

const TABS: readonly {
  readonly tab: Tab;
  readonly path: "/" | "/health" | "/local" | "/more";
  readonly icon: IconName;
}[] = [
  { tab: "home", path: "/", icon: "home" },
  { tab: "health", path: "/health", icon: "health" },
  { tab: "local", path: "/local", icon: "local" },
  { tab: "more", path: "/more", icon: "more" },
];

/** Beyond this text size four labels no longer stand in one row of a small phone. */
const LARGE = 1.5;

export function Tabs({ current }: { readonly current: Tab }) {
  const { colour, textSize } = useLook();
  const { t } = useWords();
  const bar = {
    backgroundColor: colour.surface,
    borderTopWidth: 1,
    borderTopColor: colour.line,
  } as const;
  if (textSize > LARGE)
    return (
      <View role="navigation" aria-label={t("tabs.label")} style={{ ...bar, padding: SPACE[1] }}>
        <Button
          kind="quiet"
          icon="contents"
          label={t("tabs.contents")}
          onPress={() => router.push("/contents")}
        />
      </View>
    );
  return (
    <View
      role="navigation"
      aria-label={t("tabs.label")}
      style={{ ...bar, flexDirection: "row", justifyContent: "center" }}
    >
      {TABS.map(({ tab, path, icon }) => (
        <Pressable
          key={tab}
          role="link"
          selected={tab === current}
          onPress={() => router.navigate(path)}
          testID={`tab-${tab}`}
          style={{
            // By the length of its words, so that none breaks on a phone 310 px wide.
            flexGrow: 1,
            flexShrink: 1,
            flexBasis: "auto",
            maxWidth: 150,
            alignItems: "center",
            paddingVertical: SPACE[1],
            paddingHorizontal: 2,
          }}
        >
          <Icon name={icon} colour={tab === current ? colour.brand : colour.edge} />
          <Text
            as="small"
            strong={tab === current}
            colour={tab === current ? "brand" : "ink2"}
            align="center"
          >
            {t(`tabs.${tab}`)}
          </Text>
        </Pressable>
      ))}
    </View>
  );
}
