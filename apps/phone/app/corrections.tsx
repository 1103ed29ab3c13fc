export { Corrections as default } from "../src/screens/local/corrections.tsx";
