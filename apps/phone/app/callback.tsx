export { Callback as default } from "../src/screens/callback/callback.tsx";
