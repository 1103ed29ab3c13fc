/** Where the app begins: its screens, and what it does without them. */
import "expo-router/entry";
import "./phone/behind.ts";
