/** What is missing, said beside the answer that it is about. */
import { View } from "react-native";
import { Text } from "../../kit/text.tsx";

export function FaultLine({ children }: { readonly children: string }) {
  return (
    <View role="alert">
      <Text as="small" strong colour="text-danger">
        {children}
      </Text>
    </View>
  );
}
