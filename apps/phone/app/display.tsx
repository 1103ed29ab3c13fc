export { Display as default } from "../src/screens/display/display.tsx";
