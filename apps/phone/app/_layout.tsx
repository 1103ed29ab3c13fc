import { Stack } from "expo-router";
import { App } from "../src/app.tsx";

export default function Layout() {
  return (
    <App>
      <Stack screenOptions={{ headerShown: false, animation: "none" }} />
    </App>
  );
}
