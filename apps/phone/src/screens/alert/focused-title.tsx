/** A title to which a screen reader and the keyboard move once, when what it says is new. */
import { useEffect, useRef } from "react";
import { AccessibilityInfo, Platform, View } from "react-native";
import { Text } from "../../kit/text.tsx";

/** @param fresh as it was when the screen opened: later changes move nothing */
export function FocusedTitle({ children, fresh }: { readonly children: string; readonly fresh: boolean }) {
  const title = useRef<View>(null);
  const first = useRef(fresh);
  useEffect(() => {
    const view = title.current;
    if (!first.current || view === null) return;
    first.current = false;
    if (Platform.OS === "web") view.focus();
    else AccessibilityInfo.sendAccessibilityEvent(view, "focus");
  }, []);
  return (
    <View
      ref={title}
      accessible
      tabIndex={-1}
      role="heading"
      aria-level={1}
      style={{ outlineStyle: "solid", outlineWidth: 0 }}
      testID="alert-title"
    >
      <Text as="title">{children}</Text>
    </View>
  );
}
